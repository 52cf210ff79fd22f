import { describe, expect, it } from 'vitest';
import { linesOf, place, readTable as read, TITLE, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { numbersOfItems } from './item-numbers.js';

const TOTALS = [['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']] as const;

/** Numbers and names of items whose columns begin with some, with the figures of two or three items behind them. */
async function itemsUnder(first: readonly Column[], rows: readonly ItemRow[]): Promise<unknown[]> {
  const columns: Column[] = [...first, [330, 'right', 'Qty'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
  const figures = rows.length === 2 ? [['2', '40.00', '80.00'], ['4', '10.00', '40.00']] : [['2', '40.00', '80.00'], ['3', '10.00', '30.00'], ['1', '10.00', '10.00']];
  const { invoice } = await read(columns, rows.map((row, index): ItemRow => [...row, ...(figures[index] ?? [])]), TOTALS);
  return invoice.lines.map(({ id, item }) => [id, item.sellerId, item.name]);
}

describe(numbersOfItems, () => {
  it('takes what does not count up under `No.` for the numbers of items', async () => {
    expect(await itemsUnder([[50, 'left', 'No.'], [100, 'left', 'Description']], [['1896-S', 'Desk'], ['1908-S', 'Chair']])).toEqual([['1', '1896-S', 'Desk'], ['2', '1908-S', 'Chair']]);
    expect(await itemsUnder([[50, 'left', 'No.'], [100, 'left', 'Description']], [['4420', 'Desk'], ['4990', 'Chair'], ['1010', 'Setting up']])).toEqual([['1', '4420', 'Desk'], ['2', '4990', 'Chair'], ['3', '1010', 'Setting up']]);
  });

  it('leaves positions what they are', async () => {
    expect(await itemsUnder([[50, 'left', 'No.'], [100, 'left', 'Description']], [['1010', 'Desk'], ['1020', 'Chair']])).toEqual([['1010', undefined, 'Desk'], ['1020', undefined, 'Chair']]);
    expect(await itemsUnder([[50, 'left', 'Pos'], [100, 'left', 'Description']], [['01.0010', 'Desk'], ['02.0010', 'Chair']])).toEqual([['01.0010', undefined, 'Desk'], ['02.0010', undefined, 'Chair']]);
  });

  it('tells numbers from the positions beside them', async () => {
    expect(await itemsUnder([[50, 'left', '#'], [80, 'left', 'Item No.'], [150, 'left', 'Description']], [['1', 'A00142', 'Valve'], ['2', 'SVC-CAL', 'Calibration'], ['3', 'P10012', 'Gauge']])).toEqual([['1', 'A00142', 'Valve'], ['2', 'SVC-CAL', 'Calibration'], ['3', 'P10012', 'Gauge']]);
  });

  it('takes codes under a head that nobody knows, and another head for such numbers before it', async () => {
    expect(await itemsUnder([[50, 'left', 'Prod.'], [100, 'left', 'Description']], [['7100', 'Parcel'], ['2012', 'Letter']])).toEqual([['1', '7100', 'Parcel'], ['2', '2012', 'Letter']]);
    expect(await itemsUnder([[50, 'left', 'Depot'], [90, 'left', 'Item code'], [150, 'left', 'Description']], [['D100', 'A-17', 'Parcel'], ['D200', 'B-18', 'Letter']])).toEqual([['1', 'A-17', 'Parcel'], ['2', 'B-18', 'Letter']]);
  });
});

describe('numbers of items', () => {
  it('leave the grade of a steel to the name where items have numbers beside it', async () => {
    expect(await itemsUnder([[50, 'left', 'Item No.'], [150, 'left', 'Description']], [['RM-10060', 'EN24T bright round bar'], ['RM-20150', 'S355J2 flat']])).toEqual([['1', 'RM-10060', 'EN24T bright round bar'], ['2', 'RM-20150', 'S355J2 flat']]);
  });

  it('stand above their names under one head for both, whatever signs they are of', async () => {
    const columns: Column[] = [[50, 'left', 'Item number / description']];
    expect(await itemsUnder(columns, [[['LOC 38653', 'Retaining compound']], [['GATES 5VX1120', 'V-belt']]])).toEqual([['1', 'LOC 38653', 'Retaining compound'], ['2', 'GATES 5VX1120', 'V-belt']]);
    expect(await itemsUnder(columns, [[['2104471', 'Cable']], [['2104502', 'Cable on a drum']]])).toEqual([['1', '2104471', 'Cable'], ['2', '2104502', 'Cable on a drum']]);
    expect(await itemsUnder([[50, 'left', 'Item']], [[['HX-Band', 'Replacement band']], [['HX-410', 'Sealer with a pedal']]])).toEqual([['1', 'HX-Band', 'Replacement band'], ['2', 'HX-410', 'Sealer with a pedal']]);
  });

  it('stand before a dash in the names of several items', async () => {
    expect(await itemsUnder([[50, 'left', 'Description']], [['FLT-200 - Filter'], ['Consulting'], ['POM-DOS - Pump']])).toEqual([['1', 'FLT-200', 'Filter'], ['2', undefined, 'Consulting'], ['3', 'POM-DOS', 'Pump']]);
  });

  it('stand under the first of two heads of names', async () => {
    expect(await itemsUnder([[50, 'left', 'Pos'], [80, 'left', 'Artikel'], [150, 'left', 'Bezeichnung']], [['1', '70012', 'Tisch'], ['2', '70031', 'Bank']])).toEqual([['1', '70012', 'Tisch'], ['2', '70031', 'Bank']]);
  });

  it('stand under a head of two lines', async () => {
    const columns: Column[] = [[50, 'left', 'Nr.'], [80, 'left', 'Artikel-'], [150, 'left', 'Bezeichnung'], [330, 'right', 'Menge'], [420, 'right', 'Einzelpreis'], [530, 'right', 'Gesamtpreis']];
    const rows = [['1', '70012', 'Tisch', '2', '40,00', '80,00'], ['2', '70031', 'Bank', '4', '10,00', '40,00']];
    const printed = [...columns.map((column) => place(column, 240, column[2])), place(columns[1] ?? columns[0] ?? [0, 'left', ''], 251, 'Nr.'), ...rows.flatMap((row, index) => row.map((text, at) => place(columns[at] ?? [0, 'left', ''], 270 + index * 18, text)))];
    const { outcome } = await linesOf([...TITLE, ...printed, ...totals(330, [['Nettobetrag', '120,00'], ['MwSt. 19 %', '22,80'], ['Gesamtbetrag', '142,80']])]);
    expect(outcome.invoice.lines.map(({ id, item }) => [id, item.sellerId, item.name])).toEqual([['1', '70012', 'Tisch'], ['2', '70031', 'Bank']]);
  });

  it('stand under a head whose amounts are named in the line above', async () => {
    const heads: readonly Column[] = [[50, 'left', 'Pos'], [126, 'right', 'Menge'], [135, 'left', 'Art.-Nr.'], [190, 'left', 'Text'], [430, 'right', 'EUR'], [530, 'right', 'EUR']];
    const above = [place([430, 'right', ''], 240, 'Einzelpreis'), place([530, 'right', ''], 240, 'Gesamtpreis')];
    const rows = [['1', '2,00', '40110', 'Toner', '40,00', '80,00'], ['2', '4,00', '40237', 'Papier', '10,00', '40,00']];
    const printed = [...above, ...heads.map((column) => place(column, 251, column[2])), ...rows.flatMap((row, index) => row.map((text, at) => place(heads[at] ?? [0, 'left', ''], 270 + index * 18, text)))];
    const { outcome } = await linesOf([...TITLE, ...printed, ...totals(330, [['Nettobetrag', '120,00'], ['MwSt. 19 %', '22,80'], ['Gesamtbetrag', '142,80']])]);
    expect(outcome.invoice.lines.map(({ item, price }) => [item.sellerId, item.name, price.net])).toEqual([['40110', 'Toner', '40'], ['40237', 'Papier', '10']]);
  });

  it('follow a label that says so, also of letters alone', async () => {
    expect(await itemsUnder([[50, 'left', 'Description']], [[['Pump', 'SKU: CMS-SPK']], [['Filter', 'ASIN: B08ZK4QW7T']]])).toEqual([['1', 'CMS-SPK', 'Pump'], ['2', 'B08ZK4QW7T', 'Filter']]);
  });

  it('stand in brackets behind the names of all items, before what is said of them', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [320, 'right', 'Quantity'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Cod fillet 5 kg (30418) damaged', '3', '10.00', '30.00'], ['Frying oil 10 l (11270)', '4', '5.00', '20.00']], [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(invoice.lines.map(({ item: { name, sellerId, description } }) => [name, sellerId, description])).toEqual([['Cod fillet 5 kg', '30418', 'damaged'], ['Frying oil 10 l', '11270', undefined]]);
  });
});
