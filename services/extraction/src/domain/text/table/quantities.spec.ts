import { describe, expect, it } from 'vitest';
import { readTable as read, type Column, type ItemRow } from '../../testing/print-table.js';
import { solveRow } from './solve-row.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];

const counted = async (columns: readonly Column[], rows: readonly ItemRow[], net: string, tax: string, gross: string): Promise<unknown[]> => {
  const { invoice } = await read(columns, rows, [['Net total', net], ['VAT 20%', tax], ['Total', gross]]);
  return invoice.lines.map(({ item, quantity, unit, price, net: amount }) => [item.name, quantity, unit, price.net, amount]);
};

describe(`${solveRow.name}, of quantities`, () => {
  it('reads hours and minutes', async () => {
    expect(await counted(COLUMNS, [['Electrician', '7:30', '74.00', '555.00'], ['Apprentice', '6h30', '38.00', '247.00'], ['Wiring', '10', '2.00', '20.00']], '822.00', '164.40', '986.40')).toEqual([['Electrician', '7.5', 'HUR', '74', '555'], ['Apprentice', '6.5', 'HUR', '38', '247'], ['Wiring', '10', undefined, '2', '20']]);
  });

  it('takes the unit that the head of quantities names', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Hours'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await counted(columns, [['Electrician', '5', '74.00', '370.00'], ['Apprentice', '2', '38.00', '76.00']], '446.00', '89.20', '535.20')).toEqual([['Electrician', '5', 'HUR', '74', '370'], ['Apprentice', '2', 'HUR', '38', '76']]);
  });

  it.each([['£ per tonne', '1,985.00', '1,586.41', '1,880.19', '1985'], ['Price/100 kg', '198.50', '1,586.41', '1,880.19', '198.5']])('takes weights in kilograms for quantities of prices that are %s', async (head, price, first, second, net) => {
    const columns: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Bars'], [330, 'right', 'Gross weight kg'], [430, 'right', head], [530, 'right', 'Amount']];
    expect(await counted(columns, [['Round bar', '12', '799.2', price, first], ['Flat bar', '8', '947.2', price, second]], '3,466.60', '693.32', '4,159.92')).toEqual([['Round bar', '799.2', 'KGM', net, '1586.41'], ['Flat bar', '947.2', 'KGM', net, '1880.19']]);
  });

  it('takes the unit alone in the cell beside, in the line below, or behind the price', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [320, 'left', 'Depot'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await counted(columns, [['Air freight', '5', 'kg', '74.00', '370.00'], ['Security', '2', 'kg', '38.00', '76.00']], '446.00', '89.20', '535.20')).toEqual([['Air freight', '5', 'KGM', '74', '370'], ['Security', '2', 'KGM', '38', '76']]);
    expect(await counted(COLUMNS, [['Cable', ['600', 'm'], '0.50', '300.00'], ['Socket', ['40', 'pcs'], '2.00', '80.00']], '380.00', '76.00', '456.00')).toEqual([['Cable', '600', 'MTR', '0.5', '300'], ['Socket', '40', 'C62', '2', '80']]);
    expect(await counted(COLUMNS, [['Design', '38.5', '100.00 € / hour', '3,850.00'], ['Photographs', '1', '50.00 € / day', '50.00']], '3,900.00', '780.00', '4,680.00')).toEqual([['Design', '38.5', 'HUR', '100', '3850'], ['Photographs', '1', 'DAY', '50', '50']]);
  });

  it('takes the unit in a cell of its own under no head, which is no part of the name behind it', async () => {
    const { invoice } = await read([[100, 'right', 'Quantity'], [108, 'left', ''], [160, 'left', 'Description'], [410, 'right', 'Price'], [530, 'right', 'Amount']] as Column[], [['38.00', 'hrs', 'Steel work, week 10', '54.00', '2,052.00'], ['412.00', 'km', 'Travel', '0.35', '144.20']], [['Net total', '2,196.20'], ['VAT 20%', '439.24'], ['Total', '2,635.44']]);
    expect(invoice.lines.map(({ item, quantity, unit }) => [item.name, quantity, unit])).toEqual([['Steel work, week 10', '38', 'HUR'], ['Travel', '412', 'KMT']]);
  });

  it('leaves out what a group comes to without a word', async () => {
    expect(await counted(COLUMNS, [['Assembler', '40.00', '31.85', '1,274.00'], ['Technician', '38.25', '36.40', '1,392.30'], ['', '78.25', '', '2,666.30'], ['Assembler', '2.00', '47.78', '95.56'], ['Technician', '40.00', '36.40', '1,456.00']], '4,217.86', '843.57', '5,061.43')).toEqual([['Assembler', '40', undefined, '31.85', '1274'], ['Technician', '38.25', undefined, '36.4', '1392.3'], ['Assembler', '2', undefined, '47.78', '95.56'], ['Technician', '40', undefined, '36.4', '1456']]);
  });

  it('leaves out what all items come to, in whatever words', async () => {
    const columns: Column[] = [[50, 'left', 'Small print'], [160, 'left', ''], [400, 'left', ''], [530, 'right', '']];
    const { invoice } = await read(columns, [['', 'PA system, 2 tops', '1 day @ £240.00', '£240.00'], ['', 'Radio microphone', '4 each @ £35.00', '£140.00'], ['Who we are', 'Section total', '', '£380.00'], ['', 'Mobile stage', '1 day @ £680.00', '£680.00'], ['', 'LED flood, battery', '10 each @ £14.50', '£145.00'], ['', 'Section total', '', '£825.00'], ['IBAN GB29 NWBK', '', '', ''], ['', 'Everything above', '', '£1,205.00'], ['1748 1627 39', '', '', ''], ['', 'Less community discount 5%', '', '-£60.25'], ['', 'Total before VAT', '', '£1,144.75'], ['', 'VAT at 20%', '', '£228.95'], ['', 'Total including VAT', '', '£1,373.70']], []);
    expect(invoice.lines.map(({ item, net }) => [item.name, net])).toEqual([['PA system, 2 tops', '240'], ['Radio microphone', '140'], ['Mobile stage', '680'], ['LED flood, battery', '145']]);
  });

  it('ends before a charge below the printed sum of the lines', async () => {
    const columns: Column[] = [[50, 'left', 'Tidspunkt'], [160, 'left', 'Tur'], [410, 'right', 'Mva'], [530, 'right', 'Beløp eks. mva']];
    const { invoice } = await read(columns, [['02.10.2026 07:42', 'Fjordgata til Sykehuset', '12 %', '200,00'], ['06.10.2026 13:05', 'Sykehuset til Fjordgata', '12 %', '300,00']], [['Sum turer', '500,00'], ['Fakturagebyr', '45,00'], ['Netto', '545,00'], ['Mva 12 % av 500,00', '60,00'], ['Mva 25 % av 45,00', '11,25'], ['Å betale NOK', '616,25']]);
    expect([invoice.lines.map(({ item, net }) => [item.name, net]), invoice.charges]).toMatchObject([[['Fjordgata til Sykehuset', '200'], ['Sykehuset til Fjordgata', '300']], [{ amount: '45' }]]);
  });

  it('finds names below a head that nobody knows', async () => {
    const columns: Column[] = [[50, 'left', 'Day'], [130, 'left', 'Quantity'], [200, 'left', 'Pastry'], [410, 'right', 'à €'], [530, 'right', 'Amount €']];
    const { invoice } = await read(columns, [['Mo 05.10.2026', '', '', '', ''], ['', '40 pcs', 'Rolls', '0.38', '15.20 A'], ['', '3 pcs', 'Rye bread 1000 g', '3.95', '11.85 A'], ['Tu 06.10.2026', '', '', '', ''], ['', '12 pcs', 'Pretzel', '0.92', '11.04 A']], [['Net total', '38.09'], ['VAT 20%', '7.62'], ['Total', '45.71']]);
    expect(invoice.lines.map(({ item, quantity, net }) => [item.name, quantity, net])).toEqual([['Rolls', '40', '15.2'], ['Rye bread 1000 g', '3', '11.85'], ['Pretzel', '12', '11.04']]);
  });

  it('keeps items without a name that cost as much as those above them', async () => {
    const columns: Column[] = [[50, 'left', 'Item number'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['40118', '2', '12.50', '25.00'], ['40119', '1', '25.00', '25.00'], ['40120', '5', '5.00', '25.00'], ['40133', '1', '75.00', '75.00']], [['Net total', '150.00'], ['VAT 20%', '30.00'], ['Total', '180.00']]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net])).toEqual([['2', '12.5', '25'], ['1', '25', '25'], ['5', '5', '25'], ['1', '75', '75']]);
    const unpriced: Column[] = [[50, 'left', 'Item number'], [300, 'right', 'Quantity'], [530, 'right', 'Amount']];
    expect((await read(unpriced, [['40118', '2', '10.00'], ['40119', '4', '20.00'], ['40120', '6', '30.00']], [['Net total', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']])).invoice.lines.map(({ net }) => net)).toEqual(['10', '20', '30']);
  });

  it('multiplies what two or more do for some hours', async () => {
    expect(await counted(COLUMNS, [['Guards', '2 x 8h', '13.40', '214.40'], ['Stewards', '6 x 9h', '10.00', '540.00']], '754.40', '150.88', '905.28')).toEqual([['Guards', '16', 'HUR', '13.4', '214.4'], ['Stewards', '54', 'HUR', '10', '540']]);
  });

  it('multiplies quantities in units of their own, at a price of six places', async () => {
    expect(await counted(COLUMNS, [['Contracted power', '25.00 kW x 31 days', '0.094512', '73.25'], ['Energy', '1428 kWh', '0.198740', '283.80']], '357.05', '71.41', '428.46')).toEqual([['Contracted power', '775', undefined, '0.094512', '73.25'], ['Energy', '1428', 'KWH', '0.19874', '283.8']]);
  });

  it('takes an amount of which a percentage is charged for no quantity', async () => {
    expect(await counted(COLUMNS, [['Energy', '1428', '0.20', '285.60'], ['Meter', '31', '0.10', '3.10'], ['Duty on energy', '£285.60', '5.11 %', '14.59']], '303.29', '60.66', '363.95')).toEqual([['Energy', '1428', undefined, '0.2', '285.6'], ['Meter', '31', undefined, '0.1', '3.1'], ['Duty on energy', '1', undefined, '14.59', '14.59']]);
  });

  it('takes what is in a package for no thousands of a quantity', async () => {
    expect(await counted(COLUMNS, [['Buffer solution', '3 500 ml', '14.70', '44.10'], ['Methanol', '5', '71.30', '356.50']], '400.60', '80.12', '480.72')).toEqual([['Buffer solution', '3', undefined, '14.7', '44.1'], ['Methanol', '5', undefined, '71.3', '356.5']]);
  });

  it('counts a row by another column where its price makes its amount of what stands there', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [220, 'right', 'Pieces'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    expect(await counted(columns, [['Beef', '2', '10.180', '11.90', '121.14'], ['Ham', '1', '7.200', '8.35', '60.12'], ['Trays on hire', '4', '', '3.50', '14.00']], '195.26', '39.05', '234.31')).toEqual([['Beef', '10.18', undefined, '11.9', '121.14'], ['Ham', '7.2', undefined, '8.35', '60.12'], ['Trays on hire', '4', undefined, '3.5', '14']]);
  });

  it('takes a product below a name for no name', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [410, 'right', 'Quantity'], [530, 'right', 'Amount']];
    expect(await counted(columns, [[['Mailboxes', '4 x 6.50 a month'], '4', '26.00'], ['Certificate', '1', '79.00']], '105.00', '21.00', '126.00')).toEqual([['Mailboxes', '4', undefined, '6.5', '26'], ['Certificate', '1', undefined, '79', '79']]);
  });

  it('reads what is done of a work since the invoice before as the share of it that is billed', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [230, 'right', 'Quantity'], [300, 'right', 'Price'], [370, 'right', 'Contract'], [420, 'right', 'Before'], [470, 'right', 'Now'], [550, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Roof tiles', '200', '40.00', '8000.00', '60 %', '100 %', '3200.00'], ['Battens', '100', '30.00', '3000.00', '30 %', '80 %', '1500.00']], [['Net total', '4700.00'], ['VAT 20%', '940.00'], ['Total', '5640.00']]);
    expect(invoice.lines.map(({ item, net, allowances, vatRate }) => [item.name, net, allowances, vatRate])).toEqual([['Roof tiles', '3200', [{ amount: '4800' }], '20'], ['Battens', '1500', [{ amount: '1500' }], '20']]);
  });

  it('counts how long something took, be that behind its rate', async () => {
    const columns: Column[] = [[50, 'left', 'Beschreibung'], [300, 'right', 'Stundensatz'], [410, 'right', 'Dauer'], [530, 'right', 'Gesamtpreis']];
    expect(await counted(columns, [['Schulung', '110,00 €', '3,00 Std.', '330,00 €'], ['Beratung', '95,00 €', '0,50 Std.', '47,50 €']], '377,50', '75,50', '453,00')).toEqual([['Schulung', '3', 'HUR', '110', '330'], ['Beratung', '0.5', 'HUR', '95', '47.5']]);
  });
});
