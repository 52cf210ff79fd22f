import { ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { chooseSampler } from './sampler.js';

const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
const NEW_TRACE = 'ffffffffffffffffffffffffffffffff';

function decides(environment: Record<string, string>, traceFlags?: TraceFlags): SamplingDecision | undefined {
  const parent =
    traceFlags === undefined
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, { traceId: NEW_TRACE, spanId: '1'.repeat(16), traceFlags, isRemote: true });
  return chooseSampler(environment).shouldSample(parent, NEW_TRACE, 'x', SpanKind.SERVER, {}, []).decision;
}

describe(chooseSampler.name, () => {
  it('records nothing without a collector, whatever the caller decided', () => {
    expect(decides({}, TraceFlags.SAMPLED)).toBe(SamplingDecision.NOT_RECORD);
    expect(decides({ ...COLLECTOR, OTEL_TRACES_EXPORTER: 'none' }, TraceFlags.SAMPLED)).toBe(SamplingDecision.NOT_RECORD);
  });

  it('follows the caller, and records the asked share of new traces', () => {
    expect(decides(COLLECTOR, TraceFlags.SAMPLED)).toBe(SamplingDecision.RECORD_AND_SAMPLED);
    expect(decides(COLLECTOR, TraceFlags.NONE)).toBe(SamplingDecision.NOT_RECORD);
    expect(decides({ ...COLLECTOR, OTEL_TRACES_SAMPLER_ARG: '1' })).toBe(SamplingDecision.RECORD_AND_SAMPLED);
    expect(decides({ ...COLLECTOR, OTEL_TRACES_SAMPLER_ARG: '0' })).toBe(SamplingDecision.NOT_RECORD);
  });

  it.each([{}, { OTEL_TRACES_SAMPLER_ARG: 'much' }])('records about one new trace in a hundred with %j', (argument) => {
    const sampler = chooseSampler({ ...COLLECTOR, ...argument });
    let recorded = 0;
    for (let n = 0; n < 1000; n += 1) {
      const id = Math.floor((n / 1000) * 2 ** 32).toString(16).padStart(8, '0').padEnd(32, '0');
      const { decision } = sampler.shouldSample(ROOT_CONTEXT, id, 'x', SpanKind.SERVER, {}, []);
      if (decision === SamplingDecision.RECORD_AND_SAMPLED) recorded += 1;
    }
    expect(recorded).toBeLessThanOrEqual(20);
  });

  it.each([
    ['always_on', SamplingDecision.RECORD_AND_SAMPLED],
    ['always_off', SamplingDecision.NOT_RECORD],
    ['parentbased_always_on', SamplingDecision.RECORD_AND_SAMPLED],
    ['parentbased_always_off', SamplingDecision.NOT_RECORD],
  ])('takes the sampler named %s', (name, decision) => {
    expect(decides({ ...COLLECTOR, OTEL_TRACES_SAMPLER: name })).toBe(decision);
  });

  it('leaves out what the caller left out, unless the sampler is told to look at no parent', () => {
    expect(decides({ ...COLLECTOR, OTEL_TRACES_SAMPLER: 'parentbased_always_on' }, TraceFlags.NONE)).toBe(SamplingDecision.NOT_RECORD);
    expect(decides({ ...COLLECTOR, OTEL_TRACES_SAMPLER: 'always_on' }, TraceFlags.NONE)).toBe(SamplingDecision.RECORD_AND_SAMPLED);
  });
});
