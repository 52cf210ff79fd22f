import { describe, expect, it } from 'vitest';
import type { Invoice } from '@smartap/en16931';
import { readingOf } from '../testing/reading-of.js';
import { scaled, unscaled } from '../totals/scaled.js';
import { rowsOfLines } from './rows-of-lines.js';
import { amountsByValue } from './tax-rows.js';

type Line = readonly [net: string, rate: string | undefined];

const rows = (lines: readonly Line[], [net, tax]: readonly [string, string], ...printed: readonly string[]): string[] => {
  const invoice = { lines: lines.map(([own, vatRate]) => ({ net: own, vatRate })), charges: [], allowances: [] } as unknown as Invoice;
  return rowsOfLines(invoice, { net: scaled(net), tax: scaled(tax) }, amountsByValue(readingOf(...printed))).map((row) => `${unscaled(row.rate)} % of ${unscaled(row.taxable)} = ${unscaled(row.tax)}`);
};

describe(rowsOfLines, () => {
  const LINES: readonly Line[] = [['300.00', '10'], ['50.00', '10'], ['60.00', '20']];

  it('sums up the lines of each rate where the page prints their taxes', () => {
    expect(rows(LINES, ['410', '47'], 'Total TVA 20% | 12,00', 'Total TVA 10% | 35,00')).toEqual(['10 % of 350 = 35', '20 % of 60 = 12']);
  });

  it.each([
    ['a tax is not printed', LINES, ['410', '47'], 'Total TVA 20% | 12,00'],
    ['the lines do not come to the net total', LINES, ['400', '47'], 'Total TVA 20% | 12,00 | 35,00'],
    ['the taxes do not come to that of the document', LINES, ['410', '48'], 'Total TVA 20% | 12,00 | 35,00'],
    ['a line has no rate', [...LINES, ['0.00', undefined]], ['410', '47'], 'Total TVA 20% | 12,00 | 35,00'],
  ] as const)('says nothing where %s', (_, lines, totals, printed) => {
    expect(rows(lines, totals, printed)).toEqual([]);
  });
});
