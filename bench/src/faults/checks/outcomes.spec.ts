import { describe, expect, it } from 'vitest';
import type { Case } from '../cases.js';
import { findUnexpected } from './outcomes.js';

const CASES: readonly Case[] = [
  { n: 0, kind: 'clean' },
  { n: 1, kind: 'sameNumber', twin: 0 },
  { n: 2, kind: 'wrongTotalRejected' },
];
const INVOICE_OF = new Map([[0, 'a'], [1, 'b'], [2, 'c']]);
const wrong = (...outcomes: (string | null)[]): number[] => findUnexpected(CASES, INVOICE_OF, new Map(['a', 'b', 'c'].map((id, i) => [id, outcomes[i] ?? null]))).map(({ n }) => n);

describe(findUnexpected, () => {
  it('finds nothing where each ended as intended', () => {
    expect(wrong('approved', 'refused:DUPLICATE_NUMBER', 'rejected')).toEqual([]);
  });

  it('lets either of two that bring the same invoice be the first', () => {
    expect(wrong('refused:DUPLICATE_NUMBER', 'approved', 'rejected')).toEqual([]);
  });

  it('finds a duplicate that passed, and two that refused each other', () => {
    expect(wrong('approved', 'approved', 'rejected')).toEqual([0, 1]);
    expect(wrong('refused:DUPLICATE_NUMBER', 'refused:DUPLICATE_NUMBER', 'rejected')).toEqual([0, 1]);
  });

  it('finds another outcome, and none', () => {
    expect(wrong('approved', 'refused:DUPLICATE_NUMBER', 'approved')).toEqual([2]);
    expect(wrong('approved', 'refused:DUPLICATE_NUMBER')).toEqual([2]);
  });

  it('finds a case that was never taken in', () => {
    expect(findUnexpected(CASES.slice(2), new Map(), new Map()).map(({ n }) => n)).toEqual([2]);
  });
});
