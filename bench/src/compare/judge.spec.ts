import { describe, expect, it } from 'vitest';
import { judge, type Comparison, type RunFigures } from './judge.js';

const run = (rate: number, change: Partial<RunFigures> = {}): RunFigures => ({
  invoices: 2000, invoicesPerSecond: rate, ratio: rate / 1000, latencyMs: { p50: 100, p95: 400 }, idleLatencyMs: { p50: 40 },
  processes: [{ name: 'intake', cpuSeconds: 2, peakMemoryMb: 150 }, { name: 'matching-2', cpuSeconds: 4, peakMemoryMb: 180 }, { name: 'postgres', cpuSeconds: 50, peakMemoryMb: 900 }],
  ...change,
});
const of = (name: string, found: readonly Comparison[]): Comparison | undefined => found.find((each) => each.name === name);

describe('judge', () => {
  it('calls two commits the same whose figures are', () => {
    const found = judge([run(500), run(500)], [run(480), run(480)], 0.1);
    expect(found.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 7 }, () => 'same'));
    expect(of('rate', found)).toMatchObject({ base: 500, now: 480, ratio: 0.96, noise: 0 });
  });

  it('sees a regression beyond the tolerance, and a gain', () => {
    expect(of('rate', judge([run(500)], [run(440)], 0.1))?.verdict).toBe('worse');
    expect(of('rate', judge([run(500)], [run(460)], 0.1))?.verdict).toBe('same');
    expect(of('rate', judge([run(500)], [run(600)], 0.1))?.verdict).toBe('better');
    expect(of('p95 at half load', judge([run(500)], [run(500, { latencyMs: { p50: 100, p95: 600 } })], 0.1))?.verdict).toBe('worse');
  });

  it('asks for more where runs of the same commit lie far apart', () => {
    const found = of('rate', judge([run(400), run(600)], [run(430), run(430)], 0.1));
    expect(found).toMatchObject({ base: 500, now: 430, noise: 0.2, verdict: 'same' });
  });

  it('takes no difference of a few milliseconds for one', () => {
    expect(of('p50 idle', judge([run(500, { idleLatencyMs: { p50: 8 } })], [run(500, { idleLatencyMs: { p50: 16 } })], 0.1))?.verdict).toBe('same');
  });

  it('counts the services, all replicas of them, and no server', () => {
    expect(of('CPU of the services for 1,000 invoices', judge([run(500)], [run(500)], 0.1))?.base).toBe(3);
    expect(of('peak memory of a service', judge([run(500)], [run(500)], 0.1))?.base).toBe(180);
  });

  it('leaves out what an older commit does not tell', () => {
    const { idleLatencyMs: _, ...old } = run(500);
    expect(of('p50 idle', judge([old], [run(500)], 0.1))).toBeUndefined();
  });
});
