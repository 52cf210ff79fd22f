import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { wholeSentences } from './sentence.js';

function sentenceAt(index: number, ...rows: readonly string[]): string | undefined {
  const reading = readingOf(...rows);
  const cell = reading.lines[index]?.row.cells[0];
  return cell && wholeSentences(reading, index, cell).text;
}

describe(wholeSentences, () => {
  it('goes on where a text broke its line, up to the end of the sentence', () => {
    const lines = ['Thank you for your order. Please pay the amount within 14 days to the', 'account that is named below. Goods stay ours until then.'];
    expect(sentenceAt(0, ...lines)).toBe('Thank you for your order. Please pay the amount within 14 days to the account that is named below.');
    expect(sentenceAt(1, ...lines)).toBe('Please pay the amount within 14 days to the account that is named below. Goods stay ours until then.');
  });

  it('goes on before a capital where the next word had no room', () => {
    expect(sentenceAt(1, 'Die Umsatzsteuer schuldet nach dem Gesetz der Empfänger dieser', 'Leistung (§ 13b UStG).')).toBe('Die Umsatzsteuer schuldet nach dem Gesetz der Empfänger dieser Leistung (§ 13b UStG).');
  });

  it('leaves what is no part of the sentence', () => {
    expect(sentenceAt(0, 'Payment within 30 days', 'Delivery was made in March')).toBe('Payment within 30 days');
    expect(sentenceAt(1, 'Due on 11/03/2026: 2,309.65 by transfer from the account that you named', 'Means of payment: transfer in 30 days')).toBe('Means of payment: transfer in 30 days');
    expect(sentenceAt(0, 'Transfer in 30 days | Total 693.98', 'and so forth')).toBe('Transfer in 30 days and so forth');
  });
});
