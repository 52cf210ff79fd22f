import { describe, expect, it } from 'vitest';
import { readTable as read, type Column, type ItemRow } from '../../testing/print-table.js';
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

  it('takes amounts of tax under the head of the tax for none', async () => {
    expect(await ratesIn(last('VAT'), [['Lift', '1', '148.50', '148.50', '29.70'], ['Tower', '4', '18.50', '74.00', '14.80']], [['Net total', '222.50'], ['VAT 20%', '44.50'], ['Total', '267.00']])).toEqual(['20', '20']);
  });

  it('takes figures without a head for rates where the page states each', async () => {
    expect(await ratesIn(last('%'), [['Milk', '2', '100.00', '200.00', '12'], ['Soap', '1', '100.00', '100.00', '17']], MIXED, ['12 % of 200.00 is 24.00', '17 % of 100.00 is 17.00'])).toEqual(['12', '17']);
  });

  it('adds up two taxes on one amount', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [210, 'right', 'Qty'], [270, 'right', 'Price'], [340, 'right', 'Taxable value'], [390, 'right', 'Rate'], [440, 'right', 'CGST'], [490, 'right', 'Rate'], [550, 'right', 'SGST']];
    expect(await ratesIn(columns, [['Polymer', '10', '10.00', '100.00', '9.0%', '9.00', '9.0%', '9.00'], ['Liner', '2', '100.00', '200.00', '9.0%', '18.00', '9.0%', '18.00']], [['Taxable value', '300.00'], ['CGST + SGST', '54.00'], ['Total', '354.00']])).toEqual(['18', '18']);
  });
});
