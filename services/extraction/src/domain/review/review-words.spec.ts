import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../outcome.js';
import { reviewWords } from './review-words.js';

const REASONS: readonly ReviewItem['reason'][] = ['MISSING', 'LOW_CONFIDENCE', 'ARITHMETIC', 'ATTACHMENT_UNREADABLE', 'NAME_FROM_TRADING_NAME', 'PAGES_NOT_READ', 'FURTHER_INVOICES', 'UNPROVEN', 'PAGES_MAY_BE_ANOTHERS', 'LAYOUT_CHANGED'];

describe(reviewWords.name, () => {
  it.each(REASONS)('says %s in every language, with and without a value', (reason) => {
    for (const item of [{ reason, field: 'totals.due', term: 'BT-115', confidence: 0.4, value: '119' }, { reason, field: '', confidence: 0.4 }] as ReviewItem[]) {
      const { en, de } = reviewWords(item);
      expect(de).not.toBe(en);
      for (const text of [en, de]) expect(text).not.toMatch(/[{}]|undefined/);
    }
  });

  it('names field, value and confidence', () => {
    expect(reviewWords({ reason: 'LOW_CONFIDENCE', field: 'totals.due', term: 'BT-115', confidence: 0.42, value: '119' })).toEqual({
      en: 'totals.due (BT-115) was read as "119" with a confidence of 42 %.', de: 'totals.due (BT-115) wurde als „119“ gelesen, mit einer Sicherheit von 42 %.',
    });
    expect(reviewWords({ reason: 'MISSING', field: '', confidence: 0 }).de).toBe('Das Dokument wurde nicht gefunden.');
  });
});
