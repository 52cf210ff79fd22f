import { describe, expect, it } from 'vitest';
import { drawCases, KINDS } from './cases.js';
import { Random } from '../random.js';

describe(drawCases, () => {
  const cases = drawCases(2000, new Random(7));

  it('draws the same cases from the same seed, others from another', () => {
    expect(drawCases(2000, new Random(7))).toEqual(cases);
    expect(drawCases(2000, new Random(8))).not.toEqual(cases);
  });

  it('draws every kind about as often as it should', () => {
    for (const [kind, { percent }] of Object.entries(KINDS)) {
      const share = (cases.filter((own) => own.kind === kind).length / cases.length) * 100;
      expect(Math.abs(share - percent), kind).toBeLessThan(3);
    }
  });

  it('repeats a clean case that came before, and each at most once', () => {
    const twins = cases.flatMap((own) => (own.twin === undefined ? [] : [own]));
    expect(new Set(twins.map((own) => own.twin)).size).toBe(twins.length);
    for (const { n, twin = -1 } of twins) {
      expect(twin).toBeLessThan(n);
      expect(cases[twin]?.kind).toBe('clean');
    }
  });

  it('has percentages that make a hundred', () => {
    expect(Object.values(KINDS).reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
  });
});
