import { describe, expect, it } from 'vitest';
import { linesOf, readTable as read, tableOf, TITLE, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { readingOf } from '../testing/reading-of.js';
import { bodyOf } from './body.js';
import { findItems } from './find-items.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
const SUMS = (net: string, tax: string, gross: string): (readonly [string, string])[] => [['Net total', net], ['VAT 20%', tax], ['Total', gross]];

const namesOf = async (columns: readonly Column[], rows: readonly ItemRow[], sums: readonly (readonly [string, string])[]): Promise<unknown[]> => {
  const { invoice } = await read(columns, rows, sums);
  return invoice.lines.map(({ item, net }) => [item.name, net]);
};

describe(`${bodyOf.name}, of sections`, () => {
  it('leaves out sums that say which section they are of, where they are what stands above them', async () => {
    const rows = [['North', '', '', ''], ['Walls', '10', '5.00', '50.00'], ['Doors', '2', '20.00', '40.00'], ['Total of section 1 North', '', '', '90.00'], ['South', '', '', ''], ['Walls', '4', '5.00', '20.00'], ['Total of section 2 South', '', '', '20.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('110.00', '22.00', '132.00'))).toEqual([['Walls', '50'], ['Doors', '40'], ['Walls', '20']]);
  });

  it('takes no amount alone for an item that is what the items above come to, whatever it is called', async () => {
    const rows = [['Walls', '10', '5.00', '50.00'], ['Doors', '2', '20.00', '40.00']];
    const sums = [['Work done to date', '90.00'], ['Less rebate 3 %', '-2.70'], ['Subtotal', '87.30'], ['Less claims 1 and 2 (net)', '-57.30'], ['Net total of this claim', '30.00'], ['VAT 20%', '6.00'], ['Total', '36.00']] as const;
    expect(await namesOf(COLUMNS, rows, sums)).toEqual([['Walls', '50'], ['Doors', '40']]);
  });

  it('ends at the heads of taxes beside a total with its currency', () => {
    const { lines, isEnded } = bodyOf(readingOf('Omschrijving | Aantal | Prijs | Bedrag', 'Wanden | 10 | 5,00 | 50,00', 'BTW-code | Grondslag | BTW-bedrag | Totaal excl. btw € 50,00', 'ICL 0% | 50,00 | 0,00 | Btw € 0,00'), { to: 0, page: 1 }, Infinity);
    expect([lines.length, isEnded]).toEqual([1, true]);
  });

  it('ends at heads of taxes that name goods too', () => {
    const { lines, isEnded } = bodyOf(readingOf('Charge | Basis | Price | VAT | Amount', 'Air freight | 260 kg | 3.85 | Z | 1,001.00', 'VAT code Rate Goods VAT | Total net | 1,001.00', 'S 23% | 435.50 | 100.17'), { to: 0, page: 1 }, Infinity);
    expect([lines.length, isEnded]).toEqual([1, true]);
  });

  it('counts a discount among the items that another stands below, and goes on below taxes noted to items', async () => {
    const rows = [[['Panels', '+Sales Tax'], '6', '412.50', '2475.00'], ['Freight', '', '', '286.40'], ['Discount: partner', '', '', '-250.00'], [['Hex keys', '+Sales Tax'], '2', '5.00', '10.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('2521.40', '504.28', '3025.68'))).toEqual([['Panels', '2475'], ['Freight', '286.4'], ['Discount: partner', '-250'], ['Hex keys', '10']]);
  });

  it('has what was paid in advance as an item of a section of its own, once', async () => {
    const rows = [['Fitting', '10', '50.00', '500.00'], ['Doors', '2', '200.00', '400.00'], ['Subtotal', '', '', '900.00'], ['Deposits', '', '', ''], ['Deposit of 12 February', '1', '-300.00', '-300.00'], ['Subtotal', '', '', '-300.00']];
    const { invoice } = await read(COLUMNS, rows, SUMS('600.00', '120.00', '720.00'));
    expect(invoice.lines.map(({ net }) => net)).toEqual(['500', '400', '-300']);
    expect(invoice.totals).toMatchObject({ withVat: '720', due: '720' });
    expect(invoice.totals.paid).toBeUndefined();
  });

  it('counts charges among the items that others stand below, where all come to the total', async () => {
    const rows = [['Air freight', '260', '3.85', '1001.00'], ['Terminal handling', '', '', '118.00'], ['Tariff lines', '3', '12.50', '37.50'], ['Delivery to the quay', '', '', '195.00'], ['Duty paid for you', '', '', '412.50']];
    expect(await namesOf(COLUMNS, rows, SUMS('1764.00', '352.80', '2116.80'))).toEqual([['Air freight', '1001'], ['Terminal handling', '118'], ['Tariff lines', '37.5'], ['Delivery to the quay', '195'], ['Duty paid for you', '412.5']]);
  });

  it('takes a name above its figures for no sum that is carried over', async () => {
    const rows = [['Hire of a digger', '', '', ''], ['', '5', '10.00', '50.00'], ['Transport of the digger', '', '', ''], ['', '2', '20.00', '40.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('90.00', '18.00', '108.00'))).toEqual([['Hire of a digger', '50'], ['Transport of the digger', '40']]);
  });

  it('counts what has an amount alone among the items of a section whose sum it is part of', async () => {
    const rows = [['Cable', '10', '5.00', '50.00'], ['Sundries', 'lump sum', '', '26.00'], ['Total material', '', '', '76.00'], ['Electrician', '2', '70.00', '140.00'], ['Total labour', '', '', '140.00']];
    expect(await namesOf(COLUMNS, rows, [['Less discount 3%', '-6.48'], ...SUMS('209.52', '41.90', '251.42')])).toEqual([['Cable', '50'], ['Sundries', '26'], ['Electrician', '140']]);
  });

  it('counts a surcharge on all of the items among them where it has a position as they have', async () => {
    const columns: Column[] = [[50, 'left', 'Pos'], [90, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const rows = [['10', 'Parcel', '9', '6.40', '57.60'], ['20', 'Express', '2', '21.20', '42.40'], ['30', 'Fuel surcharge 9.50 %', '', '', '9.50']];
    const { invoice } = await read(columns, rows, SUMS('109.50', '21.90', '131.40'));
    expect([invoice.lines.map(({ net }) => net), invoice.charges]).toEqual([['57.6', '42.4', '9.5'], []]);
    const { invoice: other } = await read(columns, rows.map((row) => (row[0] === '30' ? ['', ...row.slice(1)] : row)), SUMS('109.50', '21.90', '131.40'));
    expect([other.lines.length, other.charges.length]).toEqual([2, 1]);
  });

  it('takes no tax for an item among what is added and taken off below the items, above the gross total', async () => {
    const rows = [['Widget', '40', '12.50', '500.00'], ['Fitting', '8', '95.00', '760.00'], ['Volume rebate', '', '', '-100.00'], ['Shipping', '', '', '40.00'], ['Sales tax 6.35%', '', '', '76.20']];
    const { invoice } = await read(COLUMNS, rows, [['Total', '1276.20'], ['Total excl. tax', '1200.00']]);
    expect([invoice.lines.map(({ item }) => item.name), invoice.allowances.map(({ amount }) => amount), invoice.charges.map(({ amount }) => amount)]).toEqual([['Widget', 'Fitting'], ['100'], ['40']]);
    const columns: Column[] = [[50, 'left', 'Description'], [410, 'right', 'Basis'], [530, 'right', 'Amount']];
    const { invoice: untaxed } = await read(columns, [['Commission', '4000.00', '480.00'], ['Service', '3000.00', '20.00'], ['VAT (reverse charge)', '', '0.00']], [['Total due', '500.00']]);
    expect(untaxed.lines.map(({ item }) => item.name)).toEqual(['Commission', 'Service']);
  });

  it('goes on below the sum of a delivery, though its label is that of a sum of lines, up to the heads beside the totals', async () => {
    const columns: Column[] = [[50, 'left', 'Désignation'], [300, 'right', 'Qté'], [410, 'right', 'P.U. HT'], [530, 'right', 'Montant HT']];
    const rows = [['LIVRAISON BL 118 du 07/10/2031', '', '', ''], ['ARGON L50', '6', '70,00', '420,00'], ['OXYGENE L50', '2', '40,00', '80,00'], ['', '', 'Sous-total', '500,00'], ['LIVRAISON BL 119 du 21/10/2031', '', '', ''], ['ARGON L50', '5', '70,00', '350,00'], ['FIL MASSIF', '3', '50,00', '150,00'], ['', '', 'Sous-total', '500,00'], ['Frais de livraison', '', '', '44,00']];
    const { printed, bottom } = tableOf(columns, rows);
    const foot = [[50, bottom + 10, 'Code TVA'], [130, bottom + 10, 'Base HT'], [210, bottom + 10, 'Taux'], [270, bottom + 10, 'Montant TVA'], [380, bottom + 10, 'Total HT'], [485, bottom + 10, '1 044,00'], [50, bottom + 26, '1'], [130, bottom + 26, '1 044,00'], [210, bottom + 26, '20,00 %'], [270, bottom + 26, '208,80'], [380, bottom + 26, 'Total TVA'], [495, bottom + 26, '208,80'], [380, bottom + 42, 'NET A PAYER EUR'], [485, bottom + 42, '1 252,80']] as const;
    const { lines, outcome } = await linesOf([...TITLE, ...printed, ...foot]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['ARGON L50', '420'], ['OXYGENE L50', '80'], ['ARGON L50', '350'], ['FIL MASSIF', '150']]);
    expect(outcome.invoice.totals).toMatchObject({ withoutVat: '1044', withVat: '1252.8' });
  });

  it('goes on below what says of an item that it is charged in advance', async () => {
    expect(await namesOf(COLUMNS, [[['Cooler, rent', 'Prepayment 01.11.2031 - 31.12.2031'], '2', '20.00', '40.00'], ['Water', '6', '10.00', '60.00']], SUMS('100.00', '20.00', '120.00'))).toEqual([['Cooler, rent', '40'], ['Water', '60']]);
  });

  it('leaves out headings with the sums of what stands below them, where the rest comes to the total', async () => {
    const rows = [['Supply', '', '', '70.00'], ['Day rate', '400', '0.150', '60.00'], ['Night rate', '100', '0.100', '10.00'], ['Levies', '', '', '18.50'], ['Connection levy', '', '', '8.50'], ['Duty', '500', '0.020', '10.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('88.50', '17.70', '106.20'))).toEqual([['Day rate', '60'], ['Night rate', '10'], ['Connection levy', '8.5'], ['Duty', '10']]);
  });

  it('leaves out sums whose name ends with that of a total, and goes on to a charge that is counted and priced', async () => {
    const rows = [['Diesel', '40', '1.20', '48.00'], ['Coolant', '5', '2.00', '10.00'], ['Van total', '45', '', '58.00'], ['Diesel', '30', '1.20', '36.00'], ['Coolant', '4', '2.00', '8.00'], ['Van total', '34', '', '44.00'], ['Card charge', '2', '1.50', '3.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('105.00', '21.00', '126.00'))).toEqual([['Diesel', '48'], ['Coolant', '10'], ['Diesel', '36'], ['Coolant', '8'], ['Card charge', '3']]);
  });

  it('goes on to a section whose heading begins as a total, and to one below the tax and the gross total of the section above it', async () => {
    const energy = [['Day rate', '400', '0.150', '60.00'], ['Subtotal energy', '', '', '60.00']];
    expect(await namesOf(COLUMNS, [...energy, ['Taxes and levies', '', '', ''], ['Connection levy', '', '', '8.50'], ['Duty', '500', '0.020', '10.00'], ['Subtotal levies', '', '', '18.50']], SUMS('78.50', '15.70', '94.20'))).toEqual([['Day rate', '60'], ['Connection levy', '8.5'], ['Duty', '10']]);
    expect(await namesOf(COLUMNS, [...energy, ['VAT 20%', '', '', '12.00'], ['Total energy', '', '', '72.00'], ['Water by volume', '20', '2.00', '40.00'], ['Net total water', '', '', '40.00']], SUMS('100.00', '20.00', '120.00'))).toEqual([['Day rate', '60'], ['Water by volume', '40']]);
  });

  it('ends at the sum of the items where the tax on it follows', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await namesOf(columns, [['Collets', '10', '4.00', '40.00'], ['Discount 10 %', '', '', '-4.00'], ['Net of position', '', '', '36.00'], ['Bushes', '2', '20.00', '40.00'], ['Items total', '', '', '76.00'], ['Supply within the Union', '0.000 %', '76.00', '0.00']], [['Final amount', '76.00']])).toEqual([['Collets', '36'], ['Bushes', '40']]);
  });

  it('ends at the head of the taxes by rate', async () => {
    const columns: Column[] = [[50, 'left', 'Leistung'], [300, 'right', 'Anz.'], [410, 'right', 'Einzel'], [530, 'right', 'EUR']];
    const taxes = [['Satz', '', 'Netto', 'USt'], ['A = 10 %', 'enthalten in 44,00', '40,00', '4,00'], ['B = 20 %', 'enthalten in 72,00', '60,00', '12,00'], ['Summe', '', '100,00', '16,00']];
    expect(await namesOf(columns, [['Zimmer', '1', '44,00', '44,00'], ['Garage', '3', '24,00', '72,00'], ['Gesamtbetrag inkl. USt.', '', '', '116,00'], ...taxes], []).then((lines) => lines.length)).toBe(2);
  });

  it('takes a surcharge for an item where it begins with a number as each of the items does', async () => {
    const columns: Column[] = [[50, 'left', 'Prod.'], [100, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const parcels = [['1001', 'Parcel to 5 kg', '10', '5.00', '50.00'], ['1002', 'Parcel to 10 kg', '5', '6.00', '30.00']];
    expect(await namesOf(columns, [...parcels, ['9010', 'Fuel surcharge 10 %', '', '', '8.00']], SUMS('88.00', '17.60', '105.60'))).toEqual([['Parcel to 5 kg', '50'], ['Parcel to 10 kg', '30'], ['Fuel surcharge 10 %', '8']]);
    expect(await namesOf(columns, [...parcels, ['', 'Fuel surcharge 10 %', '', '', '8.00']], SUMS('88.00', '17.60', '105.60'))).toEqual([['Parcel to 5 kg', '50'], ['Parcel to 10 kg', '30']]);
  });

  it('takes headings for no names: those left of the names, and those that name a delivery', async () => {
    const heading = (text: string): ItemRow => [text, '', '', '', ''];
    const columns: Column[] = [[50, 'left', ''], [60, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await namesOf(columns, [heading('Maggie Tran'), ['', 'Days', '3', '50.00', '150.00'], ['', 'Nights', '1', '60.00', '60.00'], heading('D. Okonjo'), ['', 'Days', '2', '50.00', '100.00']], SUMS('310.00', '62.00', '372.00'))).toEqual([['Days', '150'], ['Nights', '60'], ['Days', '100']]);
    expect(await namesOf(COLUMNS, [['Delivery note 4711 of 5 April', '', '', ''], ['Plaster', '2', '10.00', '20.00'], ['Bricks', '100', '0.50', '50.00']], SUMS('70.00', '14.00', '84.00'))).toEqual([['Plaster', '20'], ['Bricks', '50']]);
  });
});

describe(`${findItems.name}, of works under titles`, () => {
  const columns: Column[] = [[50, 'left', 'OZ'], [100, 'left', 'Leistung'], [340, 'right', 'Menge'], [360, 'left', 'Einh.'], [440, 'right', 'EP EUR'], [530, 'right', 'GP EUR']];
  const walls: ItemRow[] = [['1', 'Rohbau'], ['1.1', 'Aushub'], ['1.1.10', ['Mutterboden', 'seitlich lagern']], ['', '', '100,000', 'm2', '3,00', '300,00'], ['1.1.20', ['Graben', 'Tiefe bis 1,50 m, in leichtem bis mittelschwerem Boden Kl. 3 bis 5']], ['', '', '50,000', 'm3', '20,00', '1.000,00'], ['', 'Summe 1.1 Aushub', '', '', '', '1.300,00']];
  const roof: ItemRow[] = [['1.2', 'Mauern'], ['1.2.10', ['Mauerwerk', 'aus Ziegeln DIN 105,', 'mit Anschluss an Beton,', 'Stahl und Holz,', 'Gerüst und Schutt']], ['', '', '10,000', 'm2', '90,00', '900,00'], ['', 'Summe 1.2 Mauern', '', '', '', '900,00']];
  const sums = SUMS('2.200,00', '440,00', '2.640,00');
  const names = ['Mutterboden', 'Graben', 'Mauerwerk'];

  it('have their names above their figures, below numbered titles, as far down as the last sum of a title', async () => {
    expect(await namesOf(columns, [...walls, ...roof], sums)).toEqual([['Mutterboden', '300'], ['Graben', '1000'], ['Mauerwerk', '900']]);
  });

  it.each([400, 530])('are no sums of titles that the next page repeats before the totals, right at %d', async (right) => {
    const first = tableOf(columns, [...walls, ...roof]);
    const repeated = tableOf([[50, 'left', ''], [100, 'left', ''], [right, 'right', '']], [['1.1', 'Aushub', '1.300,00'], ['1.2', 'Mauern', '900,00']], 100, false);
    const { lines, outcome } = await linesOf([...TITLE, ...first.printed], [[50, 90, 'Zusammenstellung'], ...repeated.printed, ...totals(repeated.bottom + 10, sums)]);
    expect(lines.map(([name]) => name)).toEqual(names);
    expect(outcome.invoice.lines.map(({ id }) => id)).toEqual(['1.1.10', '1.1.20', '1.2.10']);
  });
});

describe(`${findItems.name}, of totals beside tables`, () => {
  it('leaves out the sum of a section that began on the page before, though several sums are carried over between', async () => {
    const columns: Column[] = [...COLUMNS.slice(0, 3), [470, 'right', 'Net'], [550, 'right', 'VAT']];
    const first = tableOf(columns, [['Diesel', '40.00', '1.200', '48.00', '9.60'], ['Coolant', '5.00', '2.000', '10.00', '2.00'], ['Card total', '45.00', '', '58.00', '11.60'], ['Diesel', '30.00', '1.200', '36.00', '7.20'], ['Carried forward', '', '', '94.00', '18.80']], 250);
    const second = tableOf(columns, [['Brought forward', '', '', '94.00', '18.80'], ['Coolant', '4.00', '2.000', '8.00', '1.60'], ['Card total', '34.00', '', '44.00', '8.80'], ['Diesel', '10.00', '1.200', '12.00', '2.40'], ['Card total', '10.00', '', '12.00', '2.40']], 120);
    const { lines } = await linesOf([...TITLE, ...first.printed], [...second.printed, ...totals(second.bottom + 20, SUMS('114.00', '22.80', '136.80'))]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Diesel', '48'], ['Coolant', '10'], ['Diesel', '36'], ['Coolant', '8'], ['Diesel', '12']]);
  });

  it('does not take what is carried over to the next page for the sum of all', async () => {
    const page = (top: number, rows: readonly ItemRow[]) => tableOf(COLUMNS, rows, top);
    const first = page(250, [['Bricks', '10', '5.00', '50.00'], ['Tiles', '4', '10.00', '40.00']]);
    const second = page(120, [['Carried forward', '', '', '90.00'], ['Mortar', '2', '30.00', '60.00']]);
    const { lines } = await linesOf([...TITLE, ...first.printed, ...totals(first.bottom + 10, [['Subtotal carried forward', '90.00']])], [...second.printed, ...totals(second.bottom + 20, [['Small order charge', '15.00'], ...SUMS('165.00', '33.00', '198.00')])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Bricks', '50'], ['Tiles', '40'], ['Mortar', '60']]);
  });

  it('goes on below the sum of a section with empties that come back, and with one of a thing', async () => {
    const rows: ItemRow[] = [['Crates', '20', '3.10', '62.00'], ['Kegs', '2', '30.00', '60.00'], ['Total deposits', '', '', '122.00'], ['Crates, returned', '10-', '3.10', '31.00-'], ['Kegs, returned', '1-', '30.00', '30.00-'], ['Total returned', '', '', '61.00-'], ['Paper bill charge', '1', '2.00', '2.00']];
    expect(await namesOf(COLUMNS, rows, SUMS('63.00', '12.60', '75.60'))).toEqual([['Crates', '62'], ['Kegs', '60'], ['Crates, returned', '-31'], ['Kegs, returned', '-30'], ['Paper bill charge', '2']]);
  });

  it.each([['Brought from page 1', 'Carried to page 2'], ['Übertrag von Blatt 1', 'Übertrag auf Blatt 2'], ['Overført fra side 1', 'Overføres side 2']])('takes "%s" for no item', async (from, to) => {
    const first = tableOf(COLUMNS, [['Bricks', '10', '5.00', '50.00'], ['Tiles', '4', '10.00', '40.00'], [to, '', '', '90.00']], 250);
    const second = tableOf(COLUMNS, [[from, '', '', '90.00'], ['Mortar', '2', '30.00', '60.00']], 120);
    const { lines } = await linesOf([...TITLE, ...first.printed], [...second.printed, ...totals(second.bottom + 20, SUMS('150.00', '30.00', '180.00'))]);
    expect(lines.map(([name]) => name)).toEqual(['Bricks', 'Tiles', 'Mortar']);
  });

  it('tells positions in sections from names', async () => {
    const { invoice } = await read(COLUMNS, [['A.1 Patrol of the roof', '12', '5.00', '60.00'], ['A.2 Dawn patrol', '4', '5.00', '20.00'], ['B.1 Report', '1', '20.00', '20.00']], SUMS('100.00', '20.00', '120.00'));
    expect(invoice.lines.map(({ id, item }) => [id, item.name])).toEqual([['A.1', 'Patrol of the roof'], ['A.2', 'Dawn patrol'], ['B.1', 'Report']]);
  });

  it('leaves charges below the columns of figures to the document, and drops what says once more what items come to', async () => {
    const rows: ItemRow[] = [['Gent - Luik', '64', '2.35', '150.40'], ['Waiting', '2.5', '48.00', '120.00']];
    const charged = await read(COLUMNS, rows, [['Total freight', '270.40'], ['Diesel surcharge 14.2 % on 250.00', '38.40'], ['Net total', '308.80'], ['VAT 20%', '61.76'], ['Total', '370.56']]);
    expect([charged.invoice.lines.map(({ item }) => item.name), charged.invoice.totals.charges]).toEqual([['Gent - Luik', 'Waiting'], '38.4']);
  });

  it('takes items whose prices are less by a percentage in a line of their own, though a word in their number is short for a unit', async () => {
    const rows: ItemRow[] = [['AX-204 Motor', '4', '412.00', '1648.00'], ['Discount', '12.000- %', '', '197.76-'], ['Net value', '', '', '1450.24'], ['KS-080 Gear', '3', '639.90', '1919.70'], ['Discount', '10.000- %', '', '191.97-'], ['Net value', '', '', '1727.73'], ['BR-010 Brake', '6', '118.40', '710.40']];
    expect(await namesOf(COLUMNS, rows, SUMS('3888.37', '777.67', '4666.04'))).toEqual([['Motor', '1450.24'], ['Gear', '1727.73'], ['Brake', '710.4']]);
  });

  it('is no item that a tax is of, where the items of another table multiply, and none that a payment was of', () => {
    const items = ['Description | Quantity | Price | Amount', 'Walls | 10 | 5.00 | 50.00', 'Doors | 2 | 20.00 | 40.00'];
    const targets = { net: [900_000n], gross: [1_080_000n] };
    const taxes = ['VAT code | Description | Taxable | VAT', '20 | Standard | 90.00 | 18.00'];
    const paid = ['No. | Of | Net | VAT | Gross | Paid on', '1. | 05.02.2031 | 90.00 | 18.00 | 108.00 | 19.02.2031'];
    for (const more of [taxes, paid]) expect(findItems(readingOf(...items, 'Total | 90.00', ...more), targets)?.items.map(({ words }) => words.name)).toEqual(['Walls', 'Doors']);
  });
});
