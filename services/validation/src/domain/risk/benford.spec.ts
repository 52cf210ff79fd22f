import { describe, expect, it } from 'vitest';
import { digitReport } from './benford.js';

/** So many amounts over three powers of ten as the law has them. */
const lawful = (n: number): Map<number, number> => new Map(Array.from({ length: 90 }, (_, i) => [i + 10, Math.round(n * Math.log10(1 + 1 / (i + 10)))]));
const population = (counts: Map<number, number>, largest = '40000') => ({ counts, smallest: '12.5', largest });

describe(digitReport.name, () => {
  it('finds amounts that follow the law close to it', () => {
    const { mad, band, amounts } = digitReport(population(lawful(100_000)));
    expect([Number(mad) < 0.0001, band]).toEqual([true, 'close']);
    expect(Math.abs(amounts - 100_000)).toBeLessThan(50);
  });

  it('names the digits that are there too often', () => {
    const counts = lawful(10_000).set(49, 2000);
    const report = digitReport(population(counts));
    expect(report).toMatchObject({ band: 'none', excess: [{ digits: 49 }] });
    expect(Number(report.mad)).toBeGreaterThan(0.0022);
  });

  it.each([['too few amounts', lawful(250), '40000'], ['amounts of one size', lawful(10_000), '900'], ['none', new Map<number, number>(), '0']])('says nothing of %s', (_, counts, largest) => {
    expect(digitReport(population(counts, largest))).toMatchObject({ mad: null, band: null, excess: [] });
  });
});
