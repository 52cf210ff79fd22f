/** One span, as `traces.jsonl` keeps it. */
export interface SpanRecord {
  traceId: string;
  spanId: string;
  parentId: string;
  service: string;
  name: string;
  /** Milliseconds since 1970, with fractions. */
  startMs: number;
  ms: number;
  failed: boolean;
  attributes: Record<string, string>;
}

interface OtlpValue {
  stringValue?: string;
  intValue?: string | number;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values?: OtlpValue[] };
}

interface OtlpAttribute {
  key: string;
  value: OtlpValue;
}

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: OtlpAttribute[];
  status?: { code?: number };
}

/** The body of an OTLP/HTTP trace export in JSON. */
export interface OtlpTraces {
  resourceSpans?: { resource?: { attributes?: OtlpAttribute[] }; scopeSpans?: { spans?: OtlpSpan[] }[] }[];
}

const STATUS_ERROR = 2;

function textOf({ stringValue, intValue, doubleValue, boolValue, arrayValue }: OtlpValue): string {
  if (arrayValue) return (arrayValue.values ?? []).map(textOf).join(',');
  return String(stringValue ?? intValue ?? doubleValue ?? boolValue ?? '');
}

const attributesOf = (list: readonly OtlpAttribute[] = []): Record<string, string> => Object.fromEntries(list.map(({ key, value }) => [key, textOf(value)]));

/** Nanoseconds since 1970 exceed what a number holds exactly: the milliseconds are split off first. */
function toMs(nanos: string): number {
  const all = BigInt(nanos);
  return Number(all / 1_000_000n) + Number(all % 1_000_000n) / 1e6;
}

/** The spans of an export, flat. */
export function spansOf(body: OtlpTraces): SpanRecord[] {
  return (body.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }) => {
    const service = attributesOf(resource?.attributes)['service.name'] ?? '?';
    return scopeSpans.flatMap(({ spans = [] }) =>
      spans.map((span) => ({
        traceId: span.traceId,
        spanId: span.spanId,
        parentId: span.parentSpanId ?? '',
        service,
        name: span.name,
        startMs: toMs(span.startTimeUnixNano),
        ms: Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)) / 1e6,
        failed: span.status?.code === STATUS_ERROR,
        attributes: attributesOf(span.attributes),
      })),
    );
  });
}
