import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, readTable, tableOf, TITLE, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { findItems } from './find-items.js';

const SUMS = [['Subtotal', '240.00'], ['VAT 20%', '48.00'], ['Total', '288.00']] as const;

/** Name, quantity, price and amount of the lines of a table whose columns have no heads. */
async function bare(columns: readonly Column[], rows: readonly ItemRow[], more: readonly Printed[] = []) {
  const { printed, bottom } = tableOf(columns, rows, 250, false);
  const { lines, outcome } = await linesOf([...TITLE, ...printed, ...more, ...totals(bottom + 20, SUMS)]);
  return { read: lines.map(([name, quantity, , price, net]) => [name, quantity, price, net]), ids: outcome.invoice.lines.map(({ item }) => item.sellerId) };
}

describe(findItems, () => {
  it('keeps units and codes of items in columns of their own apart from names where nothing has a head', async () => {
    const columns: Column[] = [[50, 'left', ''], [100, 'left', ''], [260, 'left', ''], [360, 'right', ''], [440, 'right', ''], [540, 'right', '']];
    const { read, ids } = await bare(columns, [['pcs', 'Torque wrench', 'KX-2044', '2', '45.00', '90.00'], ['pcs', 'Bearing', 'A-913', '10', '15.00', '150.00']]);
    expect(read).toEqual([['Torque wrench', '2', '45', '90'], ['Bearing', '10', '15', '150']]);
    expect(ids).toEqual(['KX-2044', 'A-913']);
  });

  it('tells a price from a quantity where it stands right before the name, with its currency', async () => {
    const rows: Printed[] = [[50, 268, '45.00 € Torque wrench'], [350, 268, '2'], [500, 268, '90.00 €'], [50, 286, '15.00 € Bearing'], [345, 286, '10'], [495, 286, '150.00 €']];
    expect((await bare([[50, 'left', '']], [], rows)).read).toEqual([['Torque wrench', '2', '45', '90'], ['Bearing', '10', '15', '150']]);
  });

  it('takes what stands below a name for none of it where each item has such a text', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [190, 'right', 'Quantity'], [300, 'right', 'Price'], [530, 'right', 'Amount']];
    const rows = (below: string): ItemRow[] => [[['Oil', 'blue'], '2', '45.00', '90.00'], [['Salt', 'of the sea'], '4', '15.00', '60.00'], [['Torque wrench one', below], '6', '15.00', '90.00']];
    const names = async (items: readonly ItemRow[]): Promise<unknown[]> => (await readTable(columns, items, SUMS)).invoice.lines.map(({ item }) => item.name);
    expect(await names(rows('hundredweight'))).toEqual(['Oil', 'Salt', 'Torque wrench one']);
    expect((await names([['Oil', '2', '45.00', '90.00'], [['Salt', 'of the sea'], '4', '15.00', '60.00'], [['Torque wrench one', 'hundredweight'], '6', '15.00', '90.00']]))[2]).toBe('Torque wrench one hundredweight');
  });

  it('takes the only line below a name for the rest of it where that is the longest of several and fills its column', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [260, 'right', 'Quantity'], [380, 'right', 'Price'], [530, 'right', 'Amount']];
    const names = async (longest: string): Promise<unknown> => (await readTable(columns, [['Scaffold', '1', '50.00', '50.00'], [[longest, 'BV'], '2', '45.00', '90.00'], ['Net', '1', '40.00', '40.00'], ['Tower of stairs', '4', '15.00', '60.00']], SUMS)).invoice.lines[1]?.item.name;
    expect(await names('Use of it beyond its first parts')).toBe('Use of it beyond its first parts BV');
    expect(await names('Use of it longer')).toBe('Use of it longer');
  });

  it('reads names above figures that stand under them where the only letters beside figures name a tax', async () => {
    const item = (top: number, name: string, product: string, amount: string): Printed[] => [[50, top, name], [50, top + 11, product], [190, top + 11, 'IVA 20%'], [490, top + 11, amount]];
    const rows = [...item(195, 'Course of English for those who begin in the evening', '2.00 x 45.00', '90.00'), ...item(225, 'Book of exercises two', '10.00 x 15.00', '150.00')];
    expect((await bare([[50, 'left', '']], [], rows)).read).toEqual([['Course of English for those who begin in the evening', '2', '45', '90'], ['Book of exercises two', '10', '15', '150']]);
  });

  it('takes no number of an item for a price that was rounded to whole units', async () => {
    const columns: Column[] = [[50, 'left', 'Zorp'], [125, 'right', 'Plonk'], [190, 'right', 'Frumm'], [200, 'left', 'Quarb'], [450, 'right', 'Unit price'], [540, 'right', 'Amount']];
    const outcome = await readTable(columns, [['1', '19%', '5', 'Nail', '0.34', '1.70'], ['2', '19%', '8', 'Screw', '0.34', '2.72'], ['3', '19%', '7', 'Bolt', '0.18', '1.26']], [['Subtotal', '5.68'], ['VAT 19%', '1.08'], ['Total', '6.76']]);
    expect(outcome.invoice.lines.map(({ quantity, price }) => [quantity, price.net])).toEqual([['5', '0.34'], ['8', '0.34'], ['7', '0.18']]);
  });

  it('leaves the tax in no amounts that come to the net total with a discount, though nothing says what the total is', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount'], [560, 'right', 'VAT']];
    const { invoice } = await readTable(columns, [['Oil', '2', '45.00', '90.00', '19%'], ['Salt', '10', '15.00', '150.00', '19%'], ['Discount', '', '', '-40.00', '']], [['Net total', '200.00'], ['Plonk 19%', '38.00'], ['Wexel', '238.00']]);
    expect(invoice.lines.map(({ net }) => net)).toEqual(['90', '150']);
    expect(invoice.totals).toMatchObject({ lineNetSum: '240', allowances: '40', withoutVat: '200', vat: '38', withVat: '238' });
  });
});
