import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, readTable as read, tableOf, TITLE, type Column, type ItemRow } from '../../testing/print-table.js';
import { ratesOfRows } from './row-rates.js';

const ratesIn = async (columns: readonly Column[], rows: readonly ItemRow[], sums: readonly (readonly [string, string])[], below: readonly string[] = []): Promise<unknown[]> => {
  const { invoice } = await read(columns, rows, sums, below);
  return invoice.lines.map(({ vatRate }) => vatRate);
};

describe(ratesOfRows, () => {
  const last = (head: string): Column[] => [[50, 'left', 'Description'], [260, 'right', 'Quantity'], [350, 'right', 'Price'], [440, 'right', 'Amount'], [500, 'right', head]];
  const MIXED = [['Net total', '300.00'], ['VAT', '41.00'], ['Total', '341.00']] as const;

  it('knows codes whose column has a head that nobody knows, by a table of the taxes without signs for percent', async () => {
    expect(await ratesIn(last('V'), [['Cola', '2', '100.00', '200.00', 'S'], ['Peas', '1', '100.00', '100.00', 'Z']], [['Net total', '300.00'], ['VAT', '40.00'], ['Total', '340.00']], ['S | 20.00 | 200.00 | 40.00', 'Z | 0.00 | 100.00 | 0.00'].map((text) => text.replaceAll(' | ', '     ')))).toEqual(['20', '0']);
  });

  it('takes words that no tax is charged under the head of rates for a rate of nought, which is one of VAT where they say so', async () => {
    const rows = [['Leaflet', '2', '100.00', '200.00', 'Zero Rated'], ['Banner', '1', '100.00', '100.00', '20%']];
    const { invoice } = await read([...last('').slice(0, 4), [490, 'left', 'VAT']], rows, [['Net total', '300.00'], ['VAT 20%', '20.00'], ['Total', '320.00']]);
    expect([invoice.lines.map(({ vatRate }) => vatRate), invoice.vatBreakdown]).toMatchObject([['0', '20'], [{ taxable: '100', category: 'S' }, { taxable: '200', rate: '0', category: 'Z' }]]);
    expect(invoice.vatBreakdown.map(({ exemptionReason }) => exemptionReason)).toEqual([undefined, undefined]);
  });

  it('takes a word that says so alone for it', async () => {
    const rows = [['Night shift', '2', '100.00', '200.00', 'Exempt'], ['Booking', '1', '100.00', '100.00', '20%']];
    const { invoice } = await read([...last('').slice(0, 4), [490, 'left', 'VAT']], rows, [['Net total', '300.00'], ['VAT 20%', '20.00'], ['Total', '320.00']]);
    expect([invoice.lines.map(({ vatRate }) => vatRate), invoice.vatBreakdown]).toMatchObject([['0', '20'], [{ taxable: '100', category: 'S' }, { taxable: '200', rate: '0', category: 'E' }]]);
  });

  it('takes amounts of tax under the head of the tax for none', async () => {
    expect(await ratesIn(last('VAT'), [['Lift', '1', '148.50', '148.50', '29.70'], ['Tower', '4', '18.50', '74.00', '14.80']], [['Net total', '222.50'], ['VAT 20%', '44.50'], ['Total', '267.00']])).toEqual(['20', '20']);
  });

  it('takes figures without a head for rates where the page states each', async () => {
    expect(await ratesIn(last('%'), [['Milk', '2', '100.00', '200.00', '12'], ['Soap', '1', '100.00', '100.00', '17']], MIXED, ['12 % of 200.00 is 24.00', '17 % of 100.00 is 17.00'])).toEqual(['12', '17']);
  });

  it('takes rates without a sign below which totals stand', async () => {
    const columns: Column[] = [...last('VAT').slice(0, 4), [530, 'right', 'VAT']];
    const { printed, bottom } = tableOf(columns, [['Boiler', '1', '200.00', '200.00', '5.50'], ['Tap', '1', '100.00', '100.00', '20.00'], ['Pipe', '1', '100.00', '100.00', '20.00']]);
    const sums = [['Net total', '400.00'], ['VAT', '51.00'], ['Total', '451.00']].flatMap(([label = '', value = ''], index): Printed[] => [[350, bottom + index * 14, label], [505, bottom + index * 14, value]]);
    expect((await linesOf([...TITLE, ...printed, ...sums])).lines.map((line) => line.at(-1))).toEqual(['5.5', '20', '20']);
  });

  it('takes a text that stands before the middle of its head, right of the names, for that of the head', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [260, 'right', 'Qty'], [320, 'right', 'Price'], [380, 'right', 'Discount'], [480, 'right', 'Duties'], [550, 'right', 'Amount']];
    expect(await ratesIn(columns, [['Oil', '4', '10.00', '0.00', 'VAT 20% (Goods)', '40.00'], ['Salt', '10', '1.00', '0.00', 'VAT 5% (Goods)', '10.00']], [['Net total', '50.00'], ['VAT 20% on 40.00', '8.00'], ['VAT 5% on 10.00', '0.50'], ['Total', '58.50']])).toEqual(['20', '5']);
  });

  it('adds up two taxes on one amount', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [210, 'right', 'Qty'], [270, 'right', 'Price'], [340, 'right', 'Taxable value'], [390, 'right', 'Rate'], [440, 'right', 'CGST'], [490, 'right', 'Rate'], [550, 'right', 'SGST']];
    expect(await ratesIn(columns, [['Polymer', '10', '10.00', '100.00', '9.0%', '9.00', '9.0%', '9.00'], ['Liner', '2', '100.00', '200.00', '9.0%', '18.00', '9.0%', '18.00']], [['Taxable value', '300.00'], ['CGST + SGST', '54.00'], ['Total', '354.00']])).toEqual(['18', '18']);
  });
});
