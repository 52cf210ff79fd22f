import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';

const rowsOf = (...lines: readonly string[]): string[] => readingOf(...lines).lines.map(({ row }) => row.cells.map(({ text }) => text).join(' | '));

describe('Totals before their labels', () => {
  it('stand behind them, also behind their currency', () => {
    expect(rowsOf('389,86 | EUR hors taxes', '077,97 | EUR de TVA, taux 20,00 %')).toEqual(['EUR hors taxes | 389,86', 'EUR de TVA, taux 20,00 % | 077,97']);
    expect(rowsOf('£ | 7,390.65 | Value of goods', '£ | 1,478.13 | VAT at 20%')).toEqual(['Value of goods | £ | 7,390.65', 'VAT at 20% | £ | 1,478.13']);
  });

  it('are none where one stands alone, or another amount behind the label', () => {
    for (const lines of [['389,86 | EUR hors taxes', 'Texte'], ['100.00 | VAT | 20.00', '200.00 | VAT | 40.00'], ['389.86 | Pallets', '077.97 | Labels']]) expect(rowsOf(...lines)).toEqual(lines);
  });
});
