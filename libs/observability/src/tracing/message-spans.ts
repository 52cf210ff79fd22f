import { type Attributes, context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { carryTraceparent, formatTraceparent, parseTraceparent, startTraceparent } from './traceparent.js';

/** A message's part in its trace while it is handled. */
export interface MessageTrace {
  /** To be set on every event and command that this message causes. */
  readonly traceparent: string;
  /** True when the trace is recorded; guard costly attributes with it. */
  readonly sampled: boolean;
  /** Adds attributes; nothing when unsampled. */
  annotate(attributes: Attributes): void;
  /** Marks the message's span as failed; nothing when unsampled. */
  fail(error: unknown): void;
}

/** Attributes of a span, computed only when it is recorded. `index` counts the batch's messages from 0. */
export type SpanAttributes = Attributes | ((index: number) => Attributes);

class Entry implements MessageTrace {
  constructor(
    readonly traceparent: string,
    readonly span: Span | undefined,
  ) {}

  get sampled(): boolean {
    return this.span !== undefined;
  }

  annotate(attributes: Attributes): void {
    this.span?.setAttributes(attributes);
  }

  fail(error: unknown): void {
    if (this.span === undefined) return;
    const message = error instanceof Error ? error.message : String(error);
    this.span.recordException(error instanceof Error ? error : message);
    this.span.setStatus({ code: SpanStatusCode.ERROR, message });
  }
}

/**
 * Runs `fn` for a batch of messages, each in its own trace: one span a message, child of the sender's, so that one trace
 * shows an invoice's whole way although stages work in batches. What `fn` does once for all (the transaction's queries) is
 * recorded below the first sampled message, to which the other spans link. An unsampled message costs a regular
 * expression and no span. When `fn` throws, every span is marked failed.
 *
 * @param name span name, e.g. `validation handle invoice.extracted`
 * @param traceparents of the messages in order; what is missing or invalid starts a new trace
 */
export async function withMessageSpans<T>(
  name: string,
  traceparents: readonly (string | undefined)[],
  attributes: SpanAttributes,
  fn: (messages: readonly MessageTrace[]) => Promise<T>,
): Promise<T> {
  let first: Span | undefined;
  const entries = traceparents.map((traceparent, index) => {
    const entry = open(name, traceparent ?? '', attributes, index, first);
    first ??= entry.span;
    return entry;
  });
  const [lone] = entries;
  const around =
    first !== undefined ? trace.setSpan(ROOT_CONTEXT, first) : lone !== undefined && entries.length === 1 ? carryTraceparent(lone.traceparent) : ROOT_CONTEXT;
  try {
    return await context.with(around, async () => fn(entries));
  } catch (error) {
    for (const entry of entries) entry.fail(error);
    throw error;
  } finally {
    for (const entry of entries) entry.span?.end();
  }
}

/**
 * The same for one message.
 * @example await withRemoteParent(headers.get('traceparent'), 'rpc matching.resolve', {}, async () => resolve(command));
 */
export async function withRemoteParent<T>(
  traceparent: string | undefined,
  name: string,
  attributes: Attributes,
  fn: (message: MessageTrace) => Promise<T>,
): Promise<T> {
  return withMessageSpans(name, [traceparent], attributes, async ([message]) => {
    if (message === undefined) throw new Error('a batch of one has one message');
    return fn(message);
  });
}

function open(name: string, traceparent: string, attributes: SpanAttributes, index: number, first: Span | undefined): Entry {
  const remote = parseTraceparent(traceparent) ?? parseTraceparent(startTraceparent('receive'));
  if (remote === undefined) throw new Error('a started traceparent is valid');
  if ((remote.traceFlags & TraceFlags.SAMPLED) === 0) return new Entry(formatTraceparent(remote), undefined);
  const span = trace.getTracer('smartap').startSpan(
    name,
    {
      kind: SpanKind.CONSUMER,
      attributes: typeof attributes === 'function' ? attributes(index) : attributes,
      ...(first === undefined ? {} : { links: [{ context: first.spanContext() }] }),
    },
    trace.setSpanContext(ROOT_CONTEXT, remote),
  );
  // The sender recorded and this process does not: the flag still goes on, for those after us.
  return span.isRecording() ? new Entry(formatTraceparent(span.spanContext()), span) : new Entry(formatTraceparent(remote), undefined);
}
