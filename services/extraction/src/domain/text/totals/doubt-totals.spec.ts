import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from '../print/reading.js';
import { findItems } from '../table/find-items.js';
import { page, readingOf } from '../testing/reading-of.js';
import { unsureAmongItems } from './doubt-totals.js';
import { sumTargets } from './sum-targets.js';
import { findTotals } from './find-totals.js';

/** From here on the table of what claims are worth is above the bound for totals. */
const SURE = 0.8;

function surely(...lines: readonly string[]): Record<string, string> {
  const { gross, due } = findTotals(readingOf(...lines));
  return Object.fromEntries(Object.entries({ gross, due }).flatMap(([key, total]) => (total !== undefined && total.confidence >= SURE ? [[key, total.value]] : [])));
}

describe('A total', () => {
  it('is in doubt beside a tax that is no part of it', () => {
    expect(surely('Invoice total | 120.00')).toMatchObject({ gross: '120' });
    expect(surely('Invoice total | 120.00', 'VAT | 37.00')).toEqual({});
  });

  it('is in doubt where the tax is a fifth of it or a quarter of what is before it, and no printed rate tells', () => {
    expect(surely('Invoice total | 125.00', 'VAT | 25.00')).toEqual({});
    expect(surely('Invoice total | 125.00', 'VAT 20 % | 25.00')).toEqual({});
    expect(surely('Totalbelopp | 125,00', 'Moms 25 % | 25,00')).toEqual({ gross: '125', due: '125' });
    expect(surely('Invoice total | 120.00', 'VAT | 20.00')).toEqual({ gross: '120', due: '120' });
  });

  it('is the one that its label surely names rather than one of its rates, and the sum of these where it stands below them', () => {
    const rates = ['Netto | VAT | Brutto', '220,00 | 50,60 | 270,60'];
    expect(findTotals(readingOf('Kwota należności ogółem: 2850,06', ...rates)).gross?.value).toBe('2850.06');
    const { net, tax, gross } = findTotals(readingOf('%IVA | Totale imponibile | Totale imposta', '22,00 | 172,80 | 38,02', '4,00 | 327,00 | 13,08', ' | | Totale documento', ' | | 550,90'));
    expect([net, tax, gross].map((total) => total?.value)).toEqual(['499.8', '51.1', '550.9']);
  });

  it('is in doubt beside a larger one; where that is the rounded one, it alone', () => {
    expect(surely('Netto | MwSt. 23 % | Brutto', '220,00 | 50,60 | 270,60', 'Gesamtbetrag | 2850,06')).toEqual({});
    const { gross, due, rounding } = findTotals(readingOf('Total exkl. MWST | 2895.98', 'MWST 8.1 % | 234.57', 'Rundung | 0.05', 'Rechnungsbetrag inkl. MWST | 3130.60'));
    expect([gross?.value, due?.value, rounding?.value]).toEqual(['3130.55', '3130.6', '0.05']);
    expect([gross, due].map((total) => (total?.confidence ?? 0) >= SURE)).toEqual([false, true]);
  });

  it('is not known to be all that is due where amounts stand below it that nobody understood', () => {
    const lines = ['Netto | 100,00', 'MwSt. 19 % | 19,00', 'Rechnungsbetrag | 119,00'];
    expect(surely(...lines)).toEqual({ gross: '119', due: '119' });
    expect(surely(...lines, 'Teilleistung vom Mai | 104,00')).toEqual({ gross: '119' });
    expect(surely(...lines, 'Gesamt | 119,00')).toEqual({ gross: '119', due: '119' });
    // Set to the middle of its column.
    const [left, top] = [200, 44];
    const rest: Word = { text: '4,00', box: [left + 5, top, left + 25, top + 10], page: 1, size: 10, opens: false, closes: false };
    expect(findTotals(read(layOut([[...page(...lines), rest]]))).due?.confidence).toBeLessThan(SURE);
  });

  it('is in doubt in the line of an item, of which it may be an amount', () => {
    const reading = readingOf('Artikel | Menge | Einzelpreis | Gesamt', 'Zement | 4 | 4,20 | 16,80');
    const amount = reading.amounts[1]?.at(-1);
    const totals = { gross: { value: '16.8', confidence: 0.95, label: 'Gesamt', amounts: amount === undefined ? [] : [amount] } };
    const { items = [] } = findItems(reading, sumTargets(reading, {})) ?? {};
    expect([unsureAmongItems(totals, items), unsureAmongItems(totals, [])].map(({ gross }) => (gross?.confidence ?? 0) >= SURE)).toEqual([false, true]);
  });
});
