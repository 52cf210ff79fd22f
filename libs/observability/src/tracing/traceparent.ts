import { type Context, context, createContextKey, isSpanContextValid, ROOT_CONTEXT, type SpanContext, SpanKind, trace, TraceFlags } from '@opentelemetry/api';

/** W3C Trace Context, `traceparent`: version, trace id, parent id, flags. A later version may append to it. */
const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;
/** An unsampled traceparent is carried as text, without a span, so that instrumentation below sees no parent and does nothing. */
const CARRIED = createContextKey('smartap.traceparent');

/** What a header may be set on: NATS' `MsgHdrs`, a `Headers`, a `Map`. */
export interface HeaderCarrier {
  set(name: string, value: string): unknown;
}

/** The traceparent's parts, `undefined` when it is none that the W3C recommendation allows. */
export function parseTraceparent(text: string | undefined): SpanContext | undefined {
  const [, version, traceId = '', spanId = '', flags = ''] = FORM.exec(text ?? '') ?? [];
  if (version === undefined || version === 'ff') return undefined;
  const parsed = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(parsed) ? parsed : undefined;
}

/** A span's place as a `traceparent` header. */
export function formatTraceparent(place: SpanContext): string {
  return `00-${place.traceId}-${place.spanId}-${place.traceFlags & TraceFlags.SAMPLED ? '01' : '00'}`;
}

/** Where this code runs, as a `traceparent`; `undefined` outside any trace. */
export function currentTraceparent(): string | undefined {
  const active = context.active();
  const place = trace.getSpan(active)?.spanContext();
  if (place !== undefined && isSpanContextValid(place)) return formatTraceparent(place);
  const carried = active.getValue(CARRIED);
  return typeof carried === 'string' ? carried : undefined;
}

/** A context in which {@link currentTraceparent} answers `traceparent` and no span is active. */
export function carryTraceparent(traceparent: string, onto: Context = ROOT_CONTEXT): Context {
  return onto.setValue(CARRIED, traceparent);
}

/**
 * Starts a trace for what has none: a message that a timer or a tool sends. The sampler decides whether it is recorded.
 * @param name of the short span that stands for the start
 */
export function startTraceparent(name: string): string {
  const span = trace.getTracer('smartap').startSpan(name, { kind: SpanKind.PRODUCER, root: true });
  span.end();
  const place = span.spanContext();
  return isSpanContextValid(place) ? formatTraceparent(place) : randomTraceparent();
}

/**
 * Sets `traceparent` on outgoing headers: the current one, else a new trace's, so that it is always there.
 * @returns what was set
 */
export function injectTraceparent(headers: HeaderCarrier): string {
  const traceparent = currentTraceparent() ?? startTraceparent('publish');
  headers.set('traceparent', traceparent);
  return traceparent;
}

/** Where the SDK does not run (a tool, a test), ids are still made, unsampled. */
function randomTraceparent(): string {
  const hex = (bytes: number): string => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
  return `00-${hex(16)}-${hex(8)}-00`;
}
