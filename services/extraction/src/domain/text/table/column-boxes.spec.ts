import { describe, expect, it } from 'vitest';
import { linesOf, tableOf, TITLE, totals, type Column } from '../../testing/print-table.js';
import { columnBoxes } from './column-boxes.js';

const SUMS = (net: string, vat: string, gross: string): (readonly [string, string])[] => [['Subtotal', net], ['VAT 20%', vat], ['Total', gross]];

describe(columnBoxes, () => {
  it('finds short names left of a head that stands over the middle of their column, between it and that of numbers', async () => {
    const columns: Column[] = [[50, 'left', 'Code'], [200, 'left', 'Description'], [330, 'right', 'Qty'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns.map(([left, align], index): Column => (index === 1 ? [110, 'left', ''] : [left, align, ''])), [['', 'Cleaning of offices in the north', '2', '45.00', '90.00'], ['', 'Towels', '10', '3.00', '30.00']]);
    const heads = tableOf(columns, []).printed;
    const { lines } = await linesOf([...TITLE, ...heads, ...printed.filter(([, , text]) => text !== ''), ...totals(bottom + 20, SUMS('120.00', '24.00', '144.00'))]);
    expect(lines.map(([name, quantity]) => [name, quantity])).toEqual([['Cleaning of offices in the north', '2'], ['Towels', '10']]);
  });

  it('lets columns reach from the edge of one head to that of the next where figures stand to the right of heads that stand to the left', async () => {
    const heads: Column[] = [[50, 'left', 'Item'], [300, 'left', 'Qty'], [380, 'left', 'Rate'], [470, 'left', 'Amount']];
    const cells: Column[] = [[50, 'left', ''], [375, 'right', ''], [465, 'right', ''], [570, 'right', '']];
    const { printed, bottom } = tableOf(cells, [['Drive belt', '6 pcs', '31.20', '187.20'], ['Bearing', '4 pcs', '27.85', '111.40']]);
    const { lines } = await linesOf([...TITLE, ...tableOf(heads, []).printed, ...printed.filter(([, , text]) => text !== ''), ...totals(bottom + 20, SUMS('298.60', '59.72', '358.32'))]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Drive belt', '6', '31.2', '187.2'], ['Bearing', '4', '27.85', '111.4']]);
  });
});
