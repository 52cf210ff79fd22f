import { describe, expect, it } from 'vitest';
import { readTable, type Column, type ItemRow } from '../../testing/print-table.js';
import { withRowsBelow } from './rows-below.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];

async function linesBelow(rows: readonly ItemRow[], net: string, gross: string) {
  const { invoice, evidence } = await readTable(COLUMNS, rows, [['Subtotal', net], ['VAT 20%', (Number(gross) - Number(net)).toFixed(2)], ['Total', gross]]);
  return { evidence, lines: invoice.lines.map(({ item, quantity, price, net: amount, allowances, charges }) => ({ name: item.name, quantity, price, net: amount, ...(allowances.length > 0 ? { allowances } : {}), ...(charges.length > 0 ? { charges } : {}) })) };
}

describe(withRowsBelow, () => {
  it('counts a percentage of an item in a row below it in, as one off its price', async () => {
    const { lines, evidence } = await linesBelow([['Oil', '4', '10.00', '40.00'], ['less 10% discount', '', '', '-4.00'], ['Salt', '10', '1.40', '14.00']], '50.00', '60.00');
    expect(lines).toEqual([{ name: 'Oil', quantity: '4', price: { net: '9', gross: '10', discount: '1' }, net: '36' }, { name: 'Salt', quantity: '10', price: { net: '1.4' }, net: '14' }]);
    expect(evidence['lines[0].net']).toMatchObject({ method: 'derived', text: '40.00 -4.00' });
  });

  it('reads an item whose price and discount stand below it, each under its name, and what is left of it', async () => {
    const { lines } = await linesBelow([['Bearing', '12', '', ''], ['Bruttopreis', '', '9.92', '119.04'], ['Kundenrabatt 7.5- %', '', '', '-8.93'], ['Nettowert Position', '', '', '110.11'], ['Hub', '4', '19.60', '78.40']], '188.51', '226.21');
    expect(lines.map(({ name, quantity, net }) => [name, quantity, net])).toEqual([['Bearing', '12', '110.11'], ['Hub', '4', '78.4']]);
  });

  it('keeps it as an allowance where no price of a unit makes what is left', async () => {
    const { lines } = await linesBelow([['Oil', '3000', '0.33', '990.00'], ['Discount 1.5%', '', '', '-14.85'], ['Salt', '10', '1.00', '10.00']], '985.15', '1182.18');
    expect(lines[0]).toEqual({ name: 'Oil', quantity: '3000', price: { net: '0.33' }, net: '975.15', allowances: [{ amount: '14.85' }] });
  });

  it('counts two of them and a surcharge in', async () => {
    const { lines } = await linesBelow([['Oil', '4', '10.00', '40.00'], ['10% discount', '', '', '-4.00'], ['5% discount', '', '', '-1.80'], ['Salt', '10', '1.00', '10.00'], ['small order 50%', '', '', '5.00']], '49.20', '59.04');
    expect(lines.map(({ net }) => net)).toEqual(['34.2', '15']);
    expect(lines[1]?.charges).toEqual([{ amount: '5' }]);
  });

  it('leaves what is a percentage of the whole document apart', async () => {
    const { lines } = await linesBelow([['Oil', '4', '10.00', '40.00'], ['Salt', '10', '1.00', '10.00'], ['less 10% discount', '', '', '-5.00']], '45.00', '54.00');
    expect(lines.map(({ net }) => net)).toEqual(['40', '10']);
  });

  it('takes discounts without a percentage for those of the items above them where several are and all sum up', async () => {
    const { lines } = await linesBelow([['Oil', '4', '10.00', '40.00'], ['Discount', '', '', '-4.00'], ['Salt', '10', '1.00', '10.00'], ['Soap', '2', '5.00', '10.00'], ['Discount', '', '', '-1.00']], '55.00', '66.00');
    expect(lines.map(({ name, net }) => [name, net])).toEqual([['Oil', '36'], ['Salt', '10'], ['Soap', '9']]);
    const { lines: whole } = await linesBelow([['Oil', '4', '10.00', '40.00'], ['Salt', '10', '1.00', '10.00'], ['Discount', '', '', '-4.00']], '46.00', '55.20');
    expect(whole.map(({ net }) => net)).toEqual(['40', '10']);
  });
});
