import { describe, expect, it } from 'vitest';
import { spansOf } from './spans.js';
import { renderTrace, tracesWith } from './tree.js';

const span = (spanId: string, parentSpanId: string, name: string, startMs: number, ms: number, attributes: Record<string, string> = {}) => ({
  traceId: 't1',
  spanId,
  parentSpanId,
  name,
  startTimeUnixNano: `${1_700_000_000_000 + startMs}000000`,
  endTimeUnixNano: `${1_700_000_000_000 + startMs + ms}000000`,
  attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
});

const exportOf = (service: string, ...spans: ReturnType<typeof span>[]) => ({
  resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
  scopeSpans: [{ spans }],
});

const spans = spansOf({
  resourceSpans: [
    exportOf('intake', span('b', 'a', 'handle invoice.submitted', 10, 5, { 'smartap.tenant': 'tenant-1' })),
    exportOf('gateway', span('a', '', 'POST /invoices', 0, 8, { invoice: 'invoice-1' })),
  ],
});

describe(renderTrace, () => {
  it('shows who caused what, where and how long, across services', () => {
    expect(renderTrace(spans).split('\n')).toEqual([
      'trace t1  tenant tenant-1  2 spans in 2 services, 15.0 ms',
      '    at ms        ms  service  span',
      '      0.0       8.0  gateway  POST /invoices',
      '     10.0       5.0  intake     handle invoice.submitted',
    ]);
  });
});

describe(tracesWith, () => {
  it('finds the trace by any attribute of any span', () => {
    expect(tracesWith(spans, 'invoice-1')).toEqual(new Set(['t1']));
    expect(tracesWith(spans, 'invoice-2')).toEqual(new Set());
  });
});
