import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

describe(findTotals, () => {
  it('takes the only amount for the total whatever stands above it, and asks about it', () => {
    const heads = 'Invoice Number | Invoice Date | Charges';
    expect(findTotals(readingOf(heads, '34278587 | 6/18/2017 | $56,651.49'))).toMatchObject({ gross: { value: '56651.49', confidence: 0.5 } });
    expect(findTotals(readingOf(heads, '34278587 | 6/18/2017 | $56,651.49', 'Deposit | $12.00'))).toEqual({});
    expect(findTotals(readingOf('We thank you for your donation of $50.00 to our club.'))).toEqual({});
  });

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

  it('takes net, tax and gross from rows of columns, one for each rate and one for all', () => {
    expect(findTotals(readingOf(' | 10 % | 20 % | gesamt', 'netto | 684,00 | 60,00 | 744,00', 'Steuer | 68,40 | 12,00 | 80,40', 'brutto | 752,40 | 72,00 | 824,40'))).toMatchObject({ net: { value: '744' }, tax: { value: '80.4' }, gross: { value: '824.4' } });
  });

  it('takes no subtotal of a section for a tax, nor what is left to pay for a total where no tax is charged', () => {
    expect(findTotals(readingOf('Design | 2,227.50', 'Subtotal | 2,227.50', 'Travel | 211.35', 'Subtotal | 211.35', 'TOTAL | $2,438.85'))).toMatchObject({ net: { value: '2438.85' }, tax: { value: '0' }, gross: { value: '2438.85' } });
    expect(findTotals(readingOf('Total HT | 995,00 €', 'Acompte reçu le 02/02/2031 | -300,00 €', 'Reste à payer | 695,00 €', 'TVA non applicable, art. 293 B du CGI'))).toMatchObject({ gross: { value: '995' }, paid: { value: '300' }, due: { value: '695' } });
  });

  it('counts as paid nothing that would be under a condition', () => {
    const totals = findTotals(readingOf('Sales tax 8.25% | 181.91', 'TOTAL | $2,641.91', 'If paid by 03/19/2031 you may deduct $47.70.'));
    expect([totals.paid, totals.due?.value]).toEqual([undefined, '2641.91']);
  });

  it('takes a total above its tax for the net one, whatever both come to is called, and no rate in a head for a tax', () => {
    expect(findTotals(readingOf('Summe | 2.970,79', '19 % Umsatzsteuer | 564,45', 'Gesamtvergütung | 3.535,24'))).toMatchObject({ net: { value: '2970.79' }, tax: { value: '564.45' }, gross: { value: '3535.24' } });
    expect(findTotals(readingOf('BASE IMPONIBLE | % IVA | CUOTA | % R.E. | CUOTA R.E. | TOTAL FACTURA', '288,16 | 21,00 | 60,51 | 5,20 | 14,98 | 363,65 €'))).toMatchObject({ net: { value: '288.16' }, tax: { value: '75.49' }, gross: { value: '363.65' } });
  });

  it('takes taxes that are in the parts of a total, or that a page says are in its amounts', () => {
    expect(findTotals(readingOf('Total CHF inkl. MWST | 871.00', 'Code | Satz | Betrag', 'A | 8.1% | 493.00 | 36.94', 'B | 3.8% | 378.00 | 13.84'))).toMatchObject({ net: { value: '820.22' }, tax: { value: '50.78' }, gross: { value: '871' } });
    expect(findTotals(readingOf('Samen | € 2.887,40', 'alle bedragen zijn inclusief 9% btw'))).toMatchObject({ net: { value: '2648.99' }, tax: { value: '238.41' } });
  });

  it('takes no figures below for a tax that a sentence says is not charged', () => {
    expect(findTotals(readingOf('Rechnungsbetrag | 919,80 €', 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.', 'Bitte überweisen Sie innerhalb von 10 Tagen.'))).toMatchObject({ net: { value: '919.8' }, gross: { value: '919.8' } });
  });

  it('takes no item below the head of a table for a total, and none for sure because no tax is charged', () => {
    const table = ['Cena za MJ | Celkem bez DPH', '1 kpl | 168 400,00 | 168 400,00', '340 m2 | 38,50 | 13 090,00'];
    expect(findTotals(readingOf(...table, 'Daň odvede zákazník.')).net).toBeUndefined();
    expect(findTotals(readingOf(...table.slice(0, 2), 'Daň odvede zákazník.')).net?.confidence ?? 0).toBeLessThan(0.7);
  });
});
