import { describe, expect, it } from 'vitest';
import { linesOf, place, readTable, tableOf, TITLE, totals as totalsOf, type Column, type ItemRow } from '../../../testing/print-table.js';
import type { Printed } from '../../../testing/make-pdf.js';
import { takeCharges } from './take-charges.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
const ITEMS: ItemRow[] = [['Oil', '3', '20.00', '60.00'], ['Salt', '7', '5.00', '35.00']];

async function read(rows: readonly ItemRow[], sums: readonly (readonly [string, string])[], columns = COLUMNS) {
  const { invoice: { lines, charges, allowances, totals }, evidence } = await readTable(columns, rows, sums);
  const told = (all: typeof charges): unknown[] => all.map(({ amount, reason }) => [reason, amount]);
  return { lines: lines.map(({ item, net }) => [item.name, net]), charges: told(charges), codes: charges.map(({ reasonCode }) => reasonCode), allowances: told(allowances), totals, evidence };
}

const LINES = [['Oil', '60'], ['Salt', '35']];

describe(takeCharges, () => {
  it('tells rows of a table that are no items where the net total has them and the items have not', async () => {
    const { lines, charges, codes, allowances, totals, evidence } = await read([...ITEMS, ['Trade discount', '', '', '-5.00'], ['Packing and freight', '', '', '10.00']], [['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect([lines, charges, allowances]).toEqual([LINES, [['Packing and freight', '10']], [['Trade discount', '5']]]);
    expect(totals).toMatchObject({ lineNetSum: '95', charges: '10', allowances: '5', withoutVat: '100' });
    expect(codes).toEqual(['FC']);
    expect(evidence['charges[0].amount']).toMatchObject({ method: 'text', text: '10.00', page: 1, confidence: 0.95 });
  });

  it('adds the expenses of a fee to the sum of its stages, in German', async () => {
    const columns: Column[] = [[50, 'left', 'LPH'], [90, 'left', 'Leistungsbild'], [300, 'right', 'Anteil'], [410, 'right', 'erbracht'], [530, 'right', 'Honorar EUR']];
    const rows = [['1', 'Grundlagenermittlung', '2 %', '100 %', '970,00'], ['2', 'Vorplanung', '20 %', '100 %', '9.700,00'], ['', 'Bauüberwachung', 'pauschal', '100 %', '6.400,00']];
    const { lines, charges, totals } = await read(rows, [['Honorar gesamt', '17.070,00'], ['zzgl. Nebenkosten 4 %', '682,80'], ['Nettohonorar', '17.752,80'], ['zzgl. 19 % Umsatzsteuer', '3.373,03'], ['Bruttohonorar', '21.125,83']], columns);
    expect([lines, charges.map((charge) => (charge as unknown[])[1]), totals.lineNetSum]).toEqual([[['Grundlagenermittlung', '970'], ['Vorplanung', '9700'], ['Bauüberwachung', '6400']], ['682.8'], '17070']);
  });

  it('gives the sum of all lines where they come to the net total, whatever part of them is taxed at one rate', async () => {
    const { charges, totals } = await read(ITEMS, [['Taxable value (20%)', '60.00'], ['Exempt value', '35.00'], ['Sub-total', '95.00'], ['VAT 20%', '12.00'], ['Total', '107.00']]);
    expect([charges, totals]).toMatchObject([[], { lineNetSum: '95', withoutVat: '95', vat: '12', withVat: '107' }]);
  });

  it('takes a discount off that is printed without a sign, and a surcharge below the subtotal', async () => {
    const { charges, allowances, totals } = await read(ITEMS, [['Subtotal', '95.00'], ['Discount', '5.00'], ['Small order surcharge', '10.00'], ['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect([charges, allowances, totals.lineNetSum]).toEqual([[['Small order surcharge', '10']], [['Discount', '5']], '95']);
  });

  it('takes what stands between the sum of the items and the total, whatever it is called', async () => {
    const { charges, allowances, totals } = await read(ITEMS, [['Subtotal', '95.00'], ['Environment', '8.00'], ['Committed-use credit', '-3.00'], ['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect([charges, allowances, totals.lineNetSum]).toEqual([[['Environment', '8']], [['Committed-use credit', '3']], '95']);
  });

  it('names a charge by its head in a row of totals', async () => {
    const { printed, bottom } = tableOf(COLUMNS, ITEMS);
    const foot = (top: number, ...texts: string[]) => texts.map((text, column) => [50 + 90 * column, top, text] as const);
    const { outcome } = await linesOf([...TITLE, ...printed, ...foot(bottom + 30, 'Goods', 'Freight', 'Packing', 'Net total', 'VAT 20%', 'Total'), ...foot(bottom + 44, '95.00', '3.00', '2.00', '100.00', '20.00', '120.00')]);
    expect(outcome.invoice.charges).toMatchObject([{ amount: '3', reason: 'Freight', reasonCode: 'FC' }, { amount: '2', reason: 'Packing' }]);
  });

  it('takes what stands beside a table of rates that has the total as its base', async () => {
    const { printed, bottom } = tableOf(COLUMNS, ITEMS);
    const rates = ['Rate', 'Base', 'VAT', '20%', '100.00', '20.00'].map((text, at): Printed => [50 + 70 * (at % 3), bottom + 60 + 16 * Math.floor(at / 3), text]);
    const sums = [['Goods total', '95.00'], ['Weekly run', '5.00'], ['Total excl. VAT', '100.00'], ['VAT', '20.00'], ['Total', '120.00']].flatMap(([label = '', value = ''], at): Printed[] => [[420, bottom + 60 + 16 * at, label], place([570, 'right', ''], bottom + 60 + 16 * at, value)]);
    const { outcome } = await linesOf([...TITLE, ...printed, ...rates, ...sums]);
    expect(outcome.invoice.charges).toMatchObject([{ amount: '5', reason: 'Weekly run' }]);
  });

  it('names a charge by its head where only one of several rates has it', async () => {
    const { printed, bottom } = tableOf(COLUMNS, ITEMS);
    const rates: Column[] = [[50, 'left', 'Rate'], [250, 'right', 'Freight'], [400, 'right', 'Base'], [530, 'right', 'Tax']];
    const { printed: foot } = tableOf(rates, [['5%', '', '60.00', '3.00'], ['20%', '5.00', '40.00', '8.00']], bottom + 30);
    const { outcome } = await linesOf([...TITLE, ...printed, ...foot, ...totalsOf(bottom + 110, [['Net total', '100.00'], ['VAT', '11.00'], ['Total', '111.00']])]);
    expect(outcome.invoice.charges).toMatchObject([{ amount: '5', reason: 'Freight' }]);
  });

  it('names a charge by its own cell where a condition beside it speaks of charges too', async () => {
    const { printed, bottom } = tableOf(COLUMNS, ITEMS);
    const { outcome } = await linesOf([...TITLE, ...printed, ...totalsOf(bottom + 20, [['Subtotal', '95.00'], ['Freight', '5.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]), [50, bottom + 36, '1.5% per month service charge on past due accounts.']]);
    expect(outcome.invoice.charges).toMatchObject([{ amount: '5', reason: 'Freight', reasonCode: 'FC' }]);
  });

  it('leaves a line what the printed sum of the lines counts in', async () => {
    const { lines, charges } = await read([...ITEMS, ['Freight', '', '', '5.00']], [['Sum of lines', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect([lines, charges]).toEqual([[...LINES, ['Freight', '5']], []]);
  });

  it('tells none that the totals do not prove', async () => {
    const { charges, totals } = await read([...ITEMS, ['Freight', '', '', '4.00']], [['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect([charges, totals.charges]).toEqual([[], undefined]);
  });

  it('gives charges back as they were charged', async () => {
    const back: ItemRow[] = [['Oil', '-3', '20.00', '-60.00'], ['Salt', '-7', '5.00', '-35.00'], ['Discount', '', '', '5.00'], ['Freight', '', '', '-10.00']];
    const { charges, allowances, totals } = await read(back, [['Net total', '-100.00'], ['VAT 20%', '-20.00'], ['Total', '-120.00']]);
    expect([charges, allowances, totals.lineNetSum]).toEqual([[['Freight', '-10']], [['Discount', '-5']], '-95']);
  });

  it('takes the tax out of a charge where amounts are with tax', async () => {
    const taxed: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const { charges, totals, evidence } = await read([['Oil', '3', '10.00', '30.00'], ['Salt', '2', '6.00', '12.00'], ['Shipping', '', '', '6.00']], [['Total incl. VAT', '48.00'], ['Includes VAT 20%', '8.00']], taxed);
    expect([charges, totals.lineNetSum, evidence['charges[0].amount']?.method]).toEqual([[['Shipping', '5']], '35', 'derived']);
  });

  it('names a charge by the words of its own cell, not by what else stands in its line', async () => {
    const { printed, bottom } = tableOf(COLUMNS, ITEMS);
    const { outcome } = await linesOf([...TITLE, ...printed, [50, bottom + 36, 'Mill House, Leeds'], ...totalsOf(bottom + 20, [['Subtotal', '95.00'], ['Freight', '5.00'], ['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']])]);
    expect(outcome.invoice.charges.map(({ reason }) => reason)).toEqual(['Freight']);
  });

  it('names a charge by its words, not by its code or what it is reckoned on', async () => {
    const { charges } = await read([...ITEMS, ['95 CHARGE: Freight 5.00% of 100.00 EUR', '', '', '5.00']], [['Net total', '100.00'], ['VAT 20%', '20.00'], ['Total', '120.00']]);
    expect(charges).toEqual([['CHARGE: Freight', '5']]);
  });
});
