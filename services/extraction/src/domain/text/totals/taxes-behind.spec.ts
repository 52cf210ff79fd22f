import { describe, expect, it } from 'vitest';
import { linesOf, tableOf, TITLE, type Column } from '../../testing/print-table.js';
import { taxesBehind } from './taxes-behind.js';

const COLUMNS: Column[] = [[50, 'left', 'Product'], [350, 'right', 'Quantity'], [530, 'right', 'Price']];

async function readBehind(...behind: readonly string[]) {
  const { printed, bottom } = tableOf(COLUMNS, [['Beans', '4', '£113.36'], ['Mug', '6', '£77.64']]);
  const { outcome } = await linesOf([...TITLE, ...printed, [350, bottom + 20, 'Subtotal'], [446, bottom + 20, '£191.00'], [350, bottom + 34, 'Shipping'], [446, bottom + 34, '£6.95'], [350, bottom + 48, 'Total'], ...behind.map((text, line): [number, number, string] => [446, bottom + 48 + line * 12, text])]);
  return outcome.invoice;
}

const totalsBehind = async (...behind: readonly string[]) => (await readBehind(...behind)).totals;

describe(taxesBehind, () => {
  it('tells the taxes behind the total, each with its rate, and what they leave of it', async () => {
    expect(await totalsBehind('£197.95 (includes', '£9.36 9% VAT,', '£14.69 21% VAT)')).toMatchObject({ withoutVat: '173.9', vat: '24.05', withVat: '197.95' });
  });

  it('leaves open what the items are without tax, of which no rate is known, where their subtotal is with it', async () => {
    const { lines } = await readBehind('£197.95 (includes', '£9.36 9% VAT,', '£14.69 21% VAT)');
    expect(lines.map(({ item, quantity, net }) => [item.name, quantity, net])).toEqual([['Beans', '4', undefined], ['Mug', '6', undefined]]);
  });

  it('believes none that the rates do not prove', async () => {
    expect((await totalsBehind('£197.95 (includes', '£9.36 9% VAT,', '£24.69 21% VAT)')).vat).not.toBe('34.05');
  });
});
