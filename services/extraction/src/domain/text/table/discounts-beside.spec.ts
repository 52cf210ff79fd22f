import { describe, expect, it } from 'vitest';
import { readTable, type Column } from '../../testing/print-table.js';
import { withDiscountsBeside } from './discounts-beside.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Quantity'], [330, 'right', 'Price'], [430, 'right', 'Discount'], [530, 'right', 'Amount']];

describe(withDiscountsBeside, () => {
  it('takes discounts in a column of their own off amounts that are printed without them', async () => {
    const { invoice, evidence } = await readTable(COLUMNS, [['Bearing', '6', '100.00', '0.00', '600.00'], ['Battery', '2', '300.00', '30.00', '600.00']], [['Subtotal', '1200.00'], ['Discount', '30.00'], ['Net total', '1170.00'], ['VAT 20%', '234.00'], ['Total', '1404.00']]);
    expect(invoice.lines.map(({ quantity, price, net, allowances }) => [quantity, price.net, net, allowances])).toEqual([['6', '100', '600', []], ['2', '300', '570', [{ amount: '30' }]]]);
    expect(invoice.allowances).toEqual([]);
    expect(evidence['lines[1].net']).toMatchObject({ method: 'derived', text: '600.00 30.00' });
  });

  it('leaves what is only told, where the amounts come to the total', async () => {
    const { invoice } = await readTable(COLUMNS, [['Bearing', '6', '100.00', '0.00', '600.00'], ['Battery', '2', '300.00', '30.00', '600.00']], [['Net total', '1200.00'], ['VAT 20%', '240.00'], ['Total', '1440.00']]);
    expect(invoice.lines.map(({ net, allowances }) => [net, allowances])).toEqual([['600', []], ['600', []]]);
  });
});
