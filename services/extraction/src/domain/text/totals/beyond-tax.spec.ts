import { describe, expect, it } from 'vitest';
import { readTable, type Column, type ItemRow } from '../../testing/print-table.js';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
const ITEMS: ItemRow[] = [['Oil', '3', '20.00', '60.00'], ['Salt', '8', '5.00', '40.00']];

async function read(...sums: readonly (readonly [string, string])[]) {
  const { invoice: { totals, lines, charges }, evidence } = await readTable(COLUMNS, ITEMS, [['Net amount', '100.00'], ['VAT 20%', '20.00'], ...sums]);
  return { totals, lines: lines.map(({ net }) => net), charges: charges.map(({ amount, reason }) => [reason, amount]), sure: ['withoutVat', 'vat', 'withVat', 'due'].every((key) => (evidence[`totals.${key}`]?.confidence ?? 0) >= 0.9) };
}

describe('What stands beyond the tax', () => {
  it('is counted into net and gross where it is asked for without tax, and is a charge', async () => {
    const { totals, lines, charges, sure } = await read(['Disbursements', '6.00'], ['Amount due', '126.00']);
    expect(totals).toMatchObject({ withoutVat: '106', vat: '20', withVat: '126', due: '126', lineNetSum: '100', charges: '6' });
    expect([lines, charges, sure]).toEqual([['60', '40'], [['Disbursements', '6']], true]);
  });

  it('is so below a heading that says it, beside what the totals come to on the way', async () => {
    const { totals, sure } = await read(['Total incl. VAT', '120.00'], ['Outlays (not liable to VAT)', ''], ['Land Registry', '4.00'], ['Searches', '2.00'], ['Amount due', '126.00']);
    expect([totals.withoutVat, totals.withVat, totals.due, sure]).toEqual(['106', '126', '126', true]);
  });

  it('is asked about where no word says what it is, and is no part of an invoice that closes without it', async () => {
    expect((await read(['Searches', '6.00'], ['Amount due', '126.00'])).sure).toBe(false);
    const { totals } = await read(['Total incl. VAT', '120.00'], ['Previous balance', '6.00'], ['Amount due', '126.00']);
    expect([totals.withoutVat, totals.withVat]).toEqual(['100', '120']);
  });

  it('takes off what is withheld beside it', async () => {
    const { totals, sure } = await read(['Retención I.R.P.F. 15%', '-15.00'], ['Suplidos', '6.00'], ['Total a pagar', '111.00']);
    expect(totals).toMatchObject({ withoutVat: '106', vat: '20', withVat: '126', paid: '15', due: '111' });
    expect(sure).toBe(true);
  });

  it('is not the tax at another rate, beside what rounds', () => {
    const { net, tax, gross, rounding, due } = findTotals(readingOf("Total exkl. MWST | 1'052.50", 'MWST 8.1 % von 250.00 | 20.25', 'MWST 2.6 % von 802.50 | 20.87', 'Rundung | -0.02', "Total CHF | 1'093.60"));
    expect([net, tax, gross, rounding, due].map((total) => total?.value)).toEqual(['1052.5', '41.12', '1093.62', '-0.02', '1093.6']);
  });

  it('was paid where it is taken off the total with tax', () => {
    const { net, gross, paid, due } = findTotals(readingOf('Nettobetrag | 100,00', 'Umsatzsteuer 19 % | 19,00', 'Bruttobetrag | 119,00', 'abzgl. 2 Abschläge à 50,00 EUR | −100,00', 'Nachzahlung | 19,00'));
    expect([net, gross, paid, due].map((total) => total?.value)).toEqual(['100', '119', '100', '19']);
  });

  it.each([
    ['below the tax', ['Netto | 62,844.75', 'Moms 25 % | 15,711.19', 'Öresutjämning | 0.06', 'Att betala SEK | 78,556.00']],
    ['beside it', ['Netto | Moms 25 % | Öresavrundning | Att betala SEK', '62,844.75 | 15,711.19 | 0.06 | 78,556.00']],
  ])('rounds what is to be paid, and no other total, %s', (_, lines) => {
    const { net, tax, gross, rounding, due } = findTotals(readingOf('Faktura', ...lines));
    expect([net, tax, gross, rounding, due].map((total) => total?.value)).toEqual(['62844.75', '15711.19', '78555.94', '0.06', '78556']);
  });

  it.each([
    ['without a label', ['Bolts | 68,960.00', ' | 68,960.00', 'CGST @ 9% | 6,206.40', 'SGST @ 9% | 6,206.40', 'Round Off | 0.20', 'Total | 81,373.00'], ['68960', '12412.8', '81372.8', '0.2', '81373']],
    ['beside its taxes', ['Round Off | | | 0.04', 'Total | 1,21,197.00 | 7,462.98 | 7,462.98', 'Invoice Total | | | 1,36,123.00'], ['121197', '14925.96', '136122.96', '0.04', '136123']],
  ])('rounds what a net total %s comes to with its taxes', (_, lines, totals) => {
    const { net, tax, gross, rounding, due } = findTotals(readingOf('Tax Invoice', ...lines));
    expect([net, tax, gross, rounding, due].map((total) => total?.value)).toEqual(totals);
  });

  it('leaves nothing to pay where what is left is nothing, whatever is called the total to pay', () => {
    const { due, paid } = findTotals(readingOf('Total HT | 100.00', 'TVA 20 % | 20.00', 'Total à payer | 120.00', 'Réglé par carte | 120.00', 'Reste dû | 0.00'));
    expect([due?.value, paid?.value]).toEqual(['0', '120']);
  });

  it('is paid by all of the total where nothing is left to pay', () => {
    expect(findTotals(readingOf('Net | 100.00', 'VAT 20% | 20.00', 'Total | 120.00', 'Visa | 120.00', 'Balance | 0.00')).paid?.value).toBe('120');
  });

  it('takes no account and no count of days for what was paid', () => {
    const totals = (line: string) => findTotals(readingOf('Subtotal | $6,378.15', 'IVA 16% | $1,020.50', `${line} | Total | $7,398.65`, 'CLABE: 616281054588783733'));
    expect(totals('Condiciones de pago: Crédito 30 días')).toMatchObject({ due: { value: '7398.65' } });
    expect(totals('Condiciones de pago: Contado')).toMatchObject({ due: { value: '7398.65' } });
  });
});
