import type { SpanRecord } from './spans.js';

/** A span with what it caused, in the order of time. */
interface Node {
  span: SpanRecord;
  children: Node[];
}

/** Ids of the traces in which a span carries the value in an attribute. */
export function tracesWith(spans: readonly SpanRecord[], value: string): Set<string> {
  return new Set(spans.filter(({ attributes }) => Object.values(attributes).some((text) => text.includes(value))).map(({ traceId }) => traceId));
}

function nest(spans: readonly SpanRecord[]): Node[] {
  const nodes = new Map(spans.map((span) => [span.spanId, { span, children: [] as Node[] }]));
  const roots: Node[] = [];
  for (const node of [...nodes.values()].toSorted((a, b) => a.span.startMs - b.span.startMs)) {
    (nodes.get(node.span.parentId)?.children ?? roots).push(node);
  }
  return roots;
}

function tenantOf(spans: readonly SpanRecord[]): string {
  for (const { attributes } of spans) {
    const tenant = Object.entries(attributes).find(([key]) => /tenant/i.test(key))?.[1];
    if (tenant) return tenant;
  }
  return '-';
}

/** One trace as an indented tree: when it began after the first, how long it took, service and span name. */
export function renderTrace(spans: readonly SpanRecord[]): string {
  const begin = Math.min(...spans.map(({ startMs }) => startMs));
  const end = Math.max(...spans.map(({ startMs, ms }) => startMs + ms));
  const services = new Set(spans.map(({ service }) => service));
  const width = Math.max(...[...services].map((service) => service.length));
  const line = ({ span, children }: Node, depth: number): string[] => [
    `${(span.startMs - begin).toFixed(1).padStart(9)}  ${span.ms.toFixed(1).padStart(8)}  ${span.service.padEnd(width)}  ${'  '.repeat(depth)}${span.name}${span.failed ? '  FAILED' : ''}`,
    ...children.flatMap((child) => line(child, depth + 1)),
  ];
  return [
    `trace ${spans[0]?.traceId ?? ''}  tenant ${tenantOf(spans)}  ${spans.length} spans in ${services.size} services, ${(end - begin).toFixed(1)} ms`,
    `${'at ms'.padStart(9)}  ${'ms'.padStart(8)}  ${'service'.padEnd(width)}  span`,
    ...nest(spans).flatMap((root) => line(root, 0)),
  ].join('\n');
}
