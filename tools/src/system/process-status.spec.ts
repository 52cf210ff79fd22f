import { describe, expect, it } from 'vitest';
import { lagOf } from './process-status.js';

describe(lagOf, () => {
  it('adds up the lanes of one service', () => {
    const lags = new Map([
      ['INVOICES/matching-invoices', 3],
      ['REDRIVE/matching-redrive', 1],
      ['INVOICES/approval-invoices', 7],
    ]);
    expect(lagOf('matching', lags)).toBe(4);
  });
});
