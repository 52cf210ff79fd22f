import { describe, expect, it } from 'vitest';
import { readTable as read, type Column, type ItemRow } from '../../testing/print-table.js';
import { findItems } from './find-items.js';
import { withNamesBetween, withNamesFirst, withNamesLeft } from './names-column.js';
import { withPositions } from './positions.js';
import { haveNumbersBelow } from './texts/item-name.js';

const SUMS = [['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']] as const;

const itemsOf = async (columns: readonly Column[], rows: readonly ItemRow[]): Promise<unknown[]> => {
  const { invoice } = await read(columns, rows, SUMS);
  return invoice.lines.map(({ item }) => [item.name, item.sellerId]);
};

describe(withNamesFirst, () => {
  it('takes heads that nobody knows, left of all others, for one of names', async () => {
    const columns: Column[] = [[50, 'left', 'Worker / pay element'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await itemsOf(columns, [['Days', '2', '45.00', '90.00'], ['Overtime x 1.5', '1', '30.00', '30.00']])).toEqual([['Days', undefined], ['Overtime x 1.5', undefined]]);
  });
});

describe(withNamesLeft, () => {
  it('finds names left of all heads, where none is theirs, above further texts of their items', async () => {
    const columns: Column[] = [[50, 'left', ''], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await itemsOf(columns, [[['Standing charge', 'from 01/09/2026 to 31/10/2026'], '2', '45.00', '90.00'], [['Use by day', 'read 402 to 432'], '30', '1.00', '30.00']])).toEqual([['Standing charge', undefined], ['Use by day', undefined]]);
  });
});

describe(withNamesBetween, () => {
  it('finds names in lines of their own where no head is theirs, and the number that each begins with', async () => {
    const columns: Column[] = [[90, 'left', 'Qty'], [140, 'left', 'Unit'], [300, 'right', 'Price'], [420, 'right', 'Amount']];
    const item = (name: string, quantity: string, ...cells: readonly string[]): ItemRow => [[name, quantity], ...cells.map((cell) => ['', cell])];
    expect(await itemsOf(columns, [item('R-400 Rennet liquid', '2', 'can', '45.00', '90.00'), item('P-118 Vacuum pouch', '10', 'box', '3.00', '30.00')])).toEqual([['Rennet liquid', 'R-400'], ['Vacuum pouch', 'P-118']]);
  });
});

describe(findItems, () => {
  it('names an item by what stands under an unknown head where it has no text among the names', async () => {
    const columns: Column[] = [[50, 'left', 'Filling place'], [180, 'left', 'Product'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await itemsOf(columns, [['Moor Lane', 'Diesel', '50', '1.20', '60.00'], ['Mill Road', 'Petrol', '45', '1.20', '54.00'], ['Service charge', '', '4', '1.50', '6.00']])).toEqual([['Diesel', undefined], ['Petrol', undefined], ['Service charge', undefined]]);
  });

  it('takes codes before all names for the numbers of their items, also those that have no figure, where most do', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await itemsOf(columns, [['PK12-B Roller chain', '2', '45.00', '90.00'], ['KN-07 Handbook', '1', '20.00', '20.00'], ['DEL Delivery', '1', '10.00', '10.00']])).toEqual([['Roller chain', 'PK12-B'], ['Handbook', 'KN-07'], ['Delivery', 'DEL']]);
    expect(await itemsOf(columns, [['M12 Bolts', '2', '45.00', '90.00'], ['LED Lamps', '1', '20.00', '20.00'], ['A4 Paper', '1', '10.00', '10.00']])).toEqual([['M12 Bolts', undefined], ['LED Lamps', undefined], ['A4 Paper', undefined]]);
  });
});

describe(withPositions, () => {
  it('keeps numbers of items without a head out of names that go on in the next line', async () => {
    const columns: Column[] = [[50, 'left', ''], [80, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['1', ['Partition walls with metal studs, double', 'panels, insulated'], '2', '30.00', '60.00'], ['2', ['Suspended ceiling that can be taken', 'down'], '1', '40.00', '40.00'], ['3', 'Casing', '1', '20.00', '20.00']], SUMS);
    expect(invoice.lines.map(({ id, item }) => [id, item.name])).toEqual([['1', 'Partition walls with metal studs, double panels, insulated'], ['2', 'Suspended ceiling that can be taken down'], ['3', 'Casing']]);
  });
});

describe(haveNumbersBelow, () => {
  it('tells the number of an item in the line of its figures from its name above', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const item = (name: string, number: string, more: string, ...cells: readonly string[]): ItemRow => [[name, number, more], ...cells.map((cell) => ['', cell])];
    expect(await itemsOf(columns, [item('Square tube 40 x 40', 'QR404030', '6 bars', '2', '45.00', '90.00'), item('Cutting', 'LAB-SG', 'by list', '1', '30.00', '30.00')])).toEqual([['Square tube 40 x 40', 'QR404030'], ['Cutting', 'LAB-SG']]);
  });
});
