import { describe, expect, it } from 'vitest';
import { readTable, type Column, type ItemRow } from '../../testing/print-table.js';
import { solveRow } from './solve-row.js';

describe(`${solveRow.name}, of what makes more or less of a price`, () => {
  const sums = [['Net total', '1000.00'], ['VAT 20%', '200.00'], ['Total', '1200.00']] as const;
  const told = async (columns: readonly Column[], rows: readonly ItemRow[]): Promise<unknown[]> => {
    const { invoice } = await readTable(columns, rows, sums);
    return invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, price.gross, net]);
  };
  const HOURS: ItemRow[] = [['Hours', '8.00', '50.00', '100%', '400.00'], ['Overtime', '8.00', '50.00', '125%', '500.00'], ['Nights', '1.00', '50.00', '200%', '100.00']];
  const PAID = [['Hours', '8', '50', undefined, '400'], ['Overtime', '8', '62.5', undefined, '500'], ['Nights', '1', '100', undefined, '100']];

  it.each(['Loading', 'Rate'])('multiplies a price with a percentage of more than all, under %j', async (head) => {
    expect(await told([[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price'], [440, 'right', head], [530, 'right', 'Amount']], HOURS)).toEqual(PAID);
  });

  it('takes a discount off that the texts of an item name', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await told(columns, [['Plan', '30', '20.00', '600.00'], [['Storage', '500 GB', 'Discount 10%'], '50', '4.00', '180.00'], ['Support, less 20 %', '5', '55.00', '220.00']])).toEqual([
      ['Plan', '30', '20', undefined, '600'], ['Storage', '50', '3.6', '4', '180'], ['Support, less 20 %', '5', '44', '55', '220'],
    ]);
  });

  it('has as many places after a discount as make its amount', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price'], [440, 'right', 'Discount'], [530, 'right', 'Amount']];
    expect(await told(columns, [['Lamp', '12', '38.90', '15%', '396.78'], ['Cable', '2', '10.55', '5%', '20.04']])).toEqual([['Lamp', '12', '33.065', '38.9', '396.78'], ['Cable', '2', '10.02', '10.55', '20.04']]);
  });
});
