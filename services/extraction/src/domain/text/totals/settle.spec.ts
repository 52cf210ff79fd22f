import { describe, expect, it } from 'vitest';
import { REVIEW_BOUND } from '../../outcome.js';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

const LINES = ['Gesamt netto | 286,31 €', 'MwSt. 19 % | 54,40 €', 'Gesamtsumme | 340,71 €'];

describe('what is left to pay', () => {
  it('is nothing where a sentence says that all is paid, and a person is asked', () => {
    const { paid, due } = findTotals(readingOf(...LINES, 'Zahlungsart: PayPal. Der Rechnungsbetrag wurde bereits bezahlt.'));
    expect([paid?.value, due?.value]).toEqual(['340.71', '0']);
    expect(due?.confidence).toBeLessThan(REVIEW_BOUND);
  });

  it('is what is asked for, whatever sentences say', () => {
    expect(findTotals(readingOf(...LINES, 'Zu zahlen | 340,71 €', 'Haben Sie bereits bezahlt? Dann danken wir.')).due?.value).toBe('340.71');
    expect(findTotals(readingOf(...LINES, 'Die Ware bleibt unser Eigentum, bis sie bezahlt ist.')).due?.value).toBe('340.71');
  });

  it('misses of the total what is printed, before an amount that is only spoken of', () => {
    expect(findTotals(readingOf(...LINES, 'abzüglich gezahlter Abschläge (3 × 80,00 €, darin enthaltene USt siehe Seite 2) | -240,00', 'Nachzahlung | 100,71'))).toMatchObject({ paid: { value: '240' }, due: { value: '100.71' } });
  });

  it('is what is left after each of several payments, whose labels count them', () => {
    expect(findTotals(readingOf('Nettosumme | 10.000,00 €', '19 % MwSt. | 1.900,00 €', 'Bruttosumme | 11.900,00 €', 'abzgl. 1. Abschlag (brutto, enth. MwSt. 950,00 €) | -5.950,00 €', 'abzgl. 2. Abschlag (brutto, enth. MwSt. 190,00 €) | -1.190,00 €', 'Noch zu zahlen | 4.760,00 €'))).toMatchObject({ paid: { value: '7140' }, due: { value: '4760' } });
  });

  it('takes the sum of what was paid for no total, though it stands in the table of one', () => {
    const lines = ['Zusammenstellung | Netto € | USt 19 % € | Brutto €', 'Auftragssumme | 17.350,47 | 3.296,59 | 20.647,06', 'abzgl. 1. Abschlag, AR 26-031 | 6.000,00 | 1.140,00 | -7.140,00', 'abzgl. 2. Abschlag, AR 26-058 | 5.500,00 | 1.045,00 | -6.545,00', 'Summe Abschläge | 11.500,00 | 2.185,00 | 13.685,00', 'Noch zu zahlender Betrag | 6.962,06'];
    expect(findTotals(readingOf(...lines))).toMatchObject({ gross: { value: '20647.06' }, paid: { value: '13685' }, due: { value: '6962.06' } });
  });

  it('is nothing where what was paid in parts comes to all', () => {
    expect(findTotals(readingOf(...LINES, 'Anzahlung vom 20.10.2031 | -100,00', 'Mastercard **** 4410 | -240,71', 'Offener Betrag | 0,00'))).toMatchObject({ paid: { value: '340.71' }, due: { value: '0' } });
  });

  it('is nothing where cash was given back, or a card was charged on a day', () => {
    expect(findTotals(readingOf(...LINES, 'Bar | 350,00', 'Rückgeld | 9,29'))).toMatchObject({ paid: { value: '340.71' }, due: { value: '0' } });
    expect(findTotals(readingOf('HT | 206,82 €', 'TVA 10 % | 20,68 €', 'Total TTC | 227,50 €', 'Réglé par carte bancaire le 18/03/2025 : 227,50 €'))).toMatchObject({ paid: { value: '227.5' }, due: { value: '0' } });
    expect(findTotals(readingOf(...LINES, 'Bar | 350,00')).due?.value).toBe('340.71');
  });

  it('is what is left of a total that is rounded', () => {
    expect(findTotals(readingOf('Exkl. moms | Moms 25 % | Totalt | Öresavr. | ATT BETALA', '1 000,26 | 250,07 | 1 250,33 | -0,33 | SEK 1 250,00'))).toMatchObject({ gross: { value: '1250.33' }, rounding: { value: '-0.33' }, due: { value: '1250' } });
    expect(findTotals(readingOf('Taxable amount | 52,245.00', 'IGST 18 % | 9,404.10', 'Sub Total | 61,649.10', 'Round off | -0.10', 'Total | 61,649.00', 'Received | 40,000.00', 'Balance | 21,649.00'))).toMatchObject({ paid: { value: '40000' }, due: { value: '21649' }, rounding: { value: '-0.1' } });
  });

  it('is all where an advance payment is an item that is charged', () => {
    const rent = (line: string): string | undefined => findTotals(readingOf('Kaltmiete | 176,31 €', line, ...LINES)).due?.value;
    expect(rent('Vorauszahlung Heizung | 110,00 €')).toBe('340.71');
    expect(findTotals(readingOf(...LINES, 'Vorauszahlung | 110,00 €')).due?.value).toBe('230.71');
  });

  it('is without the tax that the buyer pays himself, as a line says', () => {
    const due = (text: string): string | undefined => findTotals(readingOf('Totale imponibile | 1.000,00 €', 'IVA 22% | 220,00 €', 'Totale documento | 1.220,00 €', text, 'Netto a pagare | 1.000,00 €')).due?.value;
    expect([due('Scissione dei pagamenti art. 17-ter | -220,00 €'), due('IVA split payment | 220,00 €'), due('Contributo | 220,00 €')]).toEqual(['1000', '1000', '1220']);
  });

  it('is without the tax that the buyer pays himself at each of its rates, where nothing else is said to be due', () => {
    const rates = ['Esigibilità | %IVA | Totale imponibile | Totale imposta', 'S (scissione dei pagamenti) | 22,00 | 1.000,00 | 220,00', 'S (scissione dei pagamenti) | 10,00 | 100,00 | 10,00', 'Totali || 1.100,00 | 230,00', 'Totale documento | 1.330,00'];
    expect(findTotals(readingOf(...rates))).toMatchObject({ gross: { value: '1330' }, due: { value: '1100' } });
    expect(findTotals(readingOf(...rates.map((row) => row.replace('S (scissione dei pagamenti)', 'I (immediata)'))))).toMatchObject({ due: { value: '1330' } });
  });

  it('is less by what was given when it was ordered, whatever an item is called', () => {
    expect(findTotals(readingOf('Bar, deux verres | 2 | 17,00', 'Total TTC | 120,00', 'Arrhes versées le 07/09/25 | -20,00', 'Reste à régler | 100,00'))).toMatchObject({ paid: { value: '20' }, due: { value: '100' } });
    expect(findTotals(readingOf('Totale documento | 120,00', 'Caparra versata | 20,00', 'Netto a pagare | 100,00'))).toMatchObject({ paid: { value: '20' }, due: { value: '100' } });
  });

  it('is less by what the buyer retains of a part of the work', () => {
    expect(findTotals(readingOf('Work this period | $ 76,000.00', 'Less 10% retainage | $ (7,600.00)', 'CURRENT PAYMENT DUE (USD) | $ 68,400.00'))).toMatchObject({ gross: { value: '76000' }, paid: { value: '7600' }, due: { value: '68400' } });
  });

  it('is less by what was paid for a year in advance', () => {
    expect(findTotals(readingOf(...LINES, 'abzüglich gezahlter Abschläge (11) | -300,00 €', 'Nachzahlung | 40,71 €'))).toMatchObject({ gross: { value: '340.71' }, paid: { value: '300' }, due: { value: '40.71' } });
  });

  it('is nothing that the name of an item ends with', () => {
    const item = ['Pallet hire, daily balance | 960 | 0.085 | 81.60', 'Total | 120.00'];
    expect(findTotals(readingOf(...item)).due?.value).toBe('120');
    expect(findTotals(readingOf('Total | 120.00', 'Your balance | 81.60')).due?.value).toBe('81.6');
  });

  it('is not what was left of an earlier bill', () => {
    expect(findTotals(readingOf('Balance brought forward | 0.00', 'Total charges this bill | 120.00')).due?.value).toBe('120');
    expect(findTotals(readingOf('Solde précédent | 0,00', 'Total TTC | 120,00')).due?.value).toBe('120');
  });

  it('is what stands alone beside the day it is due, unless there are several such days', () => {
    expect(findTotals(readingOf('Gebühr | 340,71', 'Zu zahlen bis 15.06.2025 | 340,71')).due?.value).toBe('340.71');
    expect(findTotals(readingOf('Gebühr | 340,71', 'Fällig bis 15.06.2025 | 170,71', 'Fällig bis 15.09.2025 | 170,00')).due?.value).toBeUndefined();
  });

  it('is not the net total, as what is left after discounts may be called, but where as much as the tax was paid', () => {
    const lines = ['Total Ilíquido | 425,80', 'Desconto | 20,60', 'Total Líquido | 405,20', 'IVA 23% | 93,20', 'TOTAL EUR | 498,40'];
    expect(findTotals(readingOf(...lines)).due?.value).toBe('498.4');
    expect(findTotals(readingOf('Total HT | 100,00', 'TVA 20% | 20,00', 'Total TTC | 120,00', 'Acompte versé | 20,00', 'Net à payer | 100,00'))).toMatchObject({ paid: { value: '20' }, due: { value: '100' } });
  });

  it('is all of the invoice where what was paid is taken off a former balance', () => {
    const { paid, due } = findTotals(readingOf('Your last bill | £612.44', 'Payment received | £500.00', 'Balance brought forward | £112.44', 'Total excluding VAT | £497.82', 'VAT 20% | £99.56', 'Total for this invoice | £597.38'));
    expect([paid?.value, due?.value]).toEqual([undefined, '597.38']);
  });

  it('is none of what is credited, of which nobody has to pay', () => {
    const says = (sign: string): unknown => findTotals(readingOf(`Net | ${sign}818.50`, `GST 10% | ${sign}81.85`, `Total | ${sign}900.35`, 'No payment is required.')).paid?.value;
    expect([says(''), says('-')]).toEqual(['900.35', undefined]);
  });

  it('is no count of days', () => {
    expect(findTotals(readingOf('Net | 461.35', 'VAT 20% | 92.27', 'Total | 553.62', 'Total due in 30 days')).due?.value).toBe('553.62');
  });
});
