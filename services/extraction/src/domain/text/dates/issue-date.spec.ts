import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findIssueDate } from './find-dates.js';

const confidenceIn = (...lines: readonly string[]): number => findIssueDate(readingOf(...lines), undefined)?.confidence ?? 0;

describe(findIssueDate, () => {
  it('is surer of the date under a bare `Date` where no other label names one', () => {
    const alone = confidenceIn('Facture | Date | Échéance', 'F-118 | 23/11/2025 | 23/12/2025');
    expect(alone).toBeGreaterThan(0.7);
    expect(confidenceIn('Facture | Date | Date', 'F-118 | 23/11/2025 | 28/10/2025')).toBeLessThan(alone);
  });
});
