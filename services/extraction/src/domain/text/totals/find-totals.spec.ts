import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

describe(findTotals, () => {
  it('takes for the net total what a subtotal comes to with what stands below it, whatever that is called', () => {
    const lines = ['Usage | 40.00', 'Total usage | 140.00', 'Subtotal | 140.00', 'Committed spend credit | -15.00', 'Total excluding VAT | 125.00', 'VAT 0% | 0.00', 'Total in EUR | 125.00'];
    expect(findTotals(readingOf(...lines))).toMatchObject({ lineSum: { value: '140' }, net: { value: '125' }, gross: { value: '125' } });
  });

  it('tells a tax from what is taxed, which stands in brackets in its head', () => {
    expect(findTotals(readingOf('Exkl. moms | Moms 25% (800,00) | Moms 6% (200,00) | Totalt | ATT BETALA', '1 000,00 | 200,00 | 12,00 | 1 212,00 | SEK 1 212,00'))).toMatchObject({ net: { value: '1000' }, tax: { value: '212' }, gross: { value: '1212' } });
  });

  it('takes a tax that a sentence says is part of the amount, before its label', () => {
    expect(findTotals(readingOf('Totaal inclusief btw | € 809,50', 'In dit bedrag is € 140,49 btw (21%) begrepen.'))).toMatchObject({ net: { value: '669.01' }, tax: { value: '140.49' }, gross: { value: '809.5' } });
  });

  it('takes a tax that a sentence says is part of a total, before its label with its rate behind it, or behind the total that has it', () => {
    const totals = { net: { value: '360' }, tax: { value: '75.6' }, gross: { value: '435.6' } };
    expect(findTotals(readingOf('TOTAL (IVA incluido) | 435,60 €', 'Incluye 75,60 € de IVA (21 %)'))).toMatchObject(totals);
    expect(findTotals(readingOf('TOTAL | | 435,60 €', 'IVA 21 % incluido en el total: | | 75,60 €'))).toMatchObject(totals);
    expect(findTotals(readingOf('Total | | € 435.60', 'VAT 21 % included in the total | | € 75.60'))).toMatchObject(totals);
  });

  it('adds up taxes of two levels whose labels end at one edge with their rates', () => {
    const ending = (text: string): string => text.padStart(22);
    expect(findTotals(readingOf(...[['Subtotal', '2,109.04'], ['GST 5%', '105.45'], ['QST 9.975%', '210.38'], ['Total', '2,424.87']].map(([label = '', amount = '']) => `${ending(label).trim()} | ${amount}`)))).toMatchObject({ net: { value: '2109.04' }, tax: { value: '315.83' }, gross: { value: '2424.87' } });
  });
});
