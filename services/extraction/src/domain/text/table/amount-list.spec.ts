import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, readTable, TITLE, totals, type Column } from '../../testing/print-table.js';
import { readingOf } from '../testing/reading-of.js';
import { amountList, withListBeside } from './amount-list.js';

/** Rows of texts by their left edge. */
const rowsOf = (top: number, ...rows: readonly (readonly (readonly [left: number, text: string])[])[]): Printed[] => rows.flatMap((row, index) => row.map(([left, text]): Printed => [left, top + index * 16, text]));
const HOURS = [[[50, '02/03/2026'], [120, 'Call with client'], [380, '1.50 h'], [480, '330.00']], [[50, '03/03/2026'], [120, 'Draft of letter'], [380, '2.00 h'], [480, '440.00']]] as const;

describe(amountList, () => {
  it('gives the items of a section in the place of their sum, with their quantities at the rate that the text names', async () => {
    const { lines } = await linesOf([...TITLE, [50, 200, 'We charge 220.00 an hour:'], ...rowsOf(240, ...HOURS, [[50, 'Fees for 3.50 hours'], [480, '770.00']], [[50, 'Copies'], [485, '30.00']]), ...totals(320, [['Subtotal', '800.00'], ['VAT 20%', '160.00'], ['Total', '960.00']])]);
    expect(lines).toEqual([['Call with client', '1.5', 'HUR', '220', '330', '20'], ['Draft of letter', '2', 'HUR', '220', '440', '20'], ['Copies', '1', undefined, '30', '30', '20']]);
  });

  it('names an item without its product or kind of price behind a comma', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Editing, 14 hours at 20.00'], [480, '280.00']], [[50, 'Interview, fixed price'], [480, '385.00']]), ...totals(320, [['Subtotal', '665.00'], ['VAT 20%', '133.00'], ['Total', '798.00']])]);
    expect(lines.map(([name, quantity]) => [name, quantity])).toEqual([['Editing', '14'], ['Interview', '1']]);
  });

  it('has sections of one item where what follows calls itself their total, and none of it heads a table', async () => {
    const rows = rowsOf(240, [[50, 'Your charges in detail']], [[50, 'Plan 5G'], [480, '24.00']], [[50, 'Roaming'], [485, '6.75']], [[50, 'Total for 07700 900142'], [480, '30.75']], [[50, 'Data SIM'], [480, '11.50']], [[50, 'Total for 07700 900655'], [480, '11.50']], [[50, 'Fleet portal'], [485, '5.00']]);
    const { lines } = await linesOf([...TITLE, ...rows, ...totals(380, [['Total excluding VAT', '47.25'], ['VAT 20%', '9.45'], ['Total', '56.70']])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Plan 5G', '24'], ['Roaming', '6.75'], ['Data SIM', '11.5'], ['Fleet portal', '5']]);
  });

  it('goes on above the tax where outlays stand below it', async () => {
    const rows = rowsOf(240, [[50, 'Professional fee'], [480, '385.00']], [[50, 'Sundries'], [485, '15.00']], [[50, 'VAT 20%'], [485, '80.00']], [[50, 'Outlays (not liable to VAT):']], [[60, 'Land register'], [480, '130.00']], [[60, 'Searches'], [485, '20.00']], [[50, 'TOTAL DUE'], [480, '630.00']]);
    const { lines } = await linesOf([...TITLE, ...rows]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Professional fee', '385'], ['Sundries', '15'], ['Land register', '130'], ['Searches', '20']]);
  });

  it('has a tax that a total without tax is with, and amounts in brackets', async () => {
    const rows = rowsOf(240, [[50, 'Motor fleet'], [480, '1,000.00']], [[50, 'Vehicle removed'], [485, '(100.00)']], [[50, 'Insurance Premium Tax 12% on 900.00'], [488.3, '108.00']]);
    const { lines } = await linesOf([...TITLE, ...rows, ...totals(320, [['Total excluding VAT', '1,008.00'], ['VAT 20%', '201.60'], ['Total', '1,209.60']])]);
    expect(lines.map(([, , , , net]) => net)).toEqual(['1000', '-100', '108']);
  });

  it('is not given a price that does not make each of the amounts', async () => {
    const { lines } = await linesOf([...TITLE, [50, 200, 'We charge 165.00 an hour:'], ...rowsOf(240, ...HOURS), ...totals(320, [['Subtotal', '770.00'], ['VAT 20%', '154.00'], ['Total', '924.00']])]);
    expect(lines.map(([name, quantity, unit]) => [name, quantity, unit])).toEqual([['Call with client', '1', undefined], ['Draft of letter', '1', undefined]]);
  });

  it('leaves out the headings of sections that state what stands below each, and a tax of nought', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Your subscriptions'], [480, '44.00']], [[60, 'Fibre'], [480, '39.00']], [[60, 'Fixed address'], [485, '5.00']], [[50, 'Your discounts'], [485, '-6.00']], [[60, 'Several lines'], [485, '-6.00']]), ...totals(330, [['Subtotal', '38.00'], ['VAT 20%', '7.60'], ['Total', '45.60']])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Fibre', '39'], ['Fixed address', '5'], ['Several lines', '-6']]);
  });

  it('takes the line below a name for the rest of it where it goes on in small letters', async () => {
    const { lines } = await linesOf([...TITLE, [50, 240, 'Supply and erect scaffold, front'], [480, 240, '185.00'], [50, 252, 'and rear elevations'], [50, 268, 'Face brickwork'], [480, 268, '126.00'], [50, 280, 'Ordered by phone'], ...totals(310, [['Subtotal', '311.00'], ['VAT 20%', '62.20'], ['Total', '373.20']])]);
    expect(lines.map(([name]) => name)).toEqual(['Supply and erect scaffold, front and rear elevations', 'Face brickwork']);
  });

  const BLOCKS: Printed[] = [
    [50, 240, 'Structural design of the hall, with all of the calculations for earthquakes and for'], [50, 252, 'snow, drawings included'], [485, 252, '640.00'],
    [50, 276, 'Supervision of the works: payment on account of 40 % of the agreed fee of'], [50, 288, 'EUR 550.00'], [485, 288, '220.00'],
    [50, 312, 'Safety'], [50, 324, 'of the whole site, in the months of March and'], [50, 336, 'April 2026'], [485, 336, '115.00'],
  ];

  it('takes the text that ends with an amount, as far as its lines are full, and a charge below the sum of the lines for none of them', async () => {
    const sums = [['Sum of lines', '975.00'], ['Surcharge for administration 4%', '39.00'], ['Net total', '1014.00'], ['VAT 20%', '202.80'], ['Total', '1216.80']] as const;
    const { lines, outcome } = await linesOf([...TITLE, ...BLOCKS, ...sums.flatMap(([label, value], index): Printed[] => [[350, 370 + index * 16, label], [515 - value.length * 5, 370 + index * 16, value]])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([
      ['Structural design of the hall, with all of the calculations for earthquakes and for snow, drawings included', '640'],
      ['Supervision of the works: payment on account of 40 % of the agreed fee of EUR 550.00', '220'],
      ['Safety', '115'],
    ]);
    expect(outcome.invoice.charges.map(({ amount }) => amount)).toEqual(['39']);
  });

  it('knows full lines by the longest, and takes no currency for a part of a name', async () => {
    const rows: Printed[] = [[50, 240, 'Working drawings for the new building of a hall at the harbour of'], [50, 252, 'Leeds, as offered'], [440, 252, 'GBP'], [485, 252, '640.00'], [50, 276, 'Meetings with people of the town, three, with all of their'], [50, 288, 'Minutes'], [440, 288, 'GBP'], [485, 288, '220.00'], [50, 312, 'Prints'], [440, 312, 'GBP'], [485, 312, '115.00']];
    const sums = [['Net total', '975.00'], ['VAT 20%', '195.00'], ['Total', '1170.00']] as const;
    const { lines } = await linesOf([...TITLE, ...rows, ...sums.flatMap(([label, value], index): Printed[] => [[350, 340 + index * 16, label], [515 - value.length * 5, 340 + index * 16, value]])]);
    expect(lines.map(([name]) => name)).toEqual(['Working drawings for the new building of a hall at the harbour of Leeds, as offered', 'Meetings with people of the town, three, with all of their Minutes', 'Prints']);
  });

  it('reads what is printed as a product', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Kitchen tap'], [480, '185.00']], [[50, 'Labour 3 hours @ 42.00'], [480, '126.00']]), ...totals(300, [['Subtotal', '311.00'], ['VAT 20%', '62.20'], ['Total', '373.20']])]);
    expect(lines).toEqual([['Kitchen tap', '1', undefined, '185', '185', '20'], ['Labour 3 hours @ 42.00', '3', 'HUR', '42', '126', '20']]);
  });

  it('names what is a product behind a colon, in the points of a list with leaders to their amounts', async () => {
    const { lines } = await linesOf([...TITLE, [50, 240, '- Drawings : 9 x 85.00 .....................'], [480, 240, '765.00'], [50, 256, '- Cover : 1 x 420.00 .....................'], [480, 256, '420.00'], ...totals(290, [['Net total', '1185.00'], ['VAT 20%', '237.00'], ['Total', '1422.00']])]);
    expect(lines).toEqual([['Drawings', '9', undefined, '85', '765', '20'], ['Cover', '1', undefined, '420', '420', '20']]);
  });

  it('reads a product in a line of its own, below the item or with its amount', async () => {
    const receipt = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Mineral water'], [480, '22.80']], [[60, '24 x 0.95']], [[50, 'Newspaper'], [485, '6.40']], [[60, '2 x 3.20']]), ...totals(310, [['Subtotal', '29.20'], ['VAT 20%', '5.84'], ['Total', '35.04']])]);
    expect(receipt.lines).toEqual([['Mineral water', '24', undefined, '0.95', '22.8', '20'], ['Newspaper', '2', undefined, '3.2', '6.4', '20']]);
    const print = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Menus A4, folded']], [[60, '250 x 0.8640 GBP, VAT 20 %'], [480, '216.00']], [[50, 'Proof']], [[60, '1 x 35.0000 GBP, VAT 20 %'], [485, '35.00']]), ...totals(310, [['Subtotal', '251.00'], ['VAT 20%', '50.20'], ['Total', '301.20']])]);
    expect(print.lines).toEqual([['Menus A4, folded', '250', undefined, '0.864', '216', '20'], ['Proof', '1', undefined, '35', '35', '20']]);
  });

  it('counts advances on what is reckoned later among the items of a rent, and leaves all of it due', async () => {
    const { lines, outcome } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Rent, hall 3'], [480, '1680.00']], [[50, 'Advance payment'], [485, '310.00']], [[50, 'Parking (4 x 35.00)'], [485, '140.00']]), ...totals(310, [['Net total', '2130.00'], ['VAT 20%', '426.00'], ['Total', '2556.00']])]);
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['Rent, hall 3', '1', '1680'], ['Advance payment', '1', '310'], ['Parking', '4', '140']]);
    expect([outcome.invoice.totals.paid, outcome.invoice.totals.due]).toEqual([undefined, '2556']);
  });

  it('takes the amount below a name whose own is with the tax below both, rather than charges and credits above', async () => {
    const summary = [[[50, 'Charges'], [480, '50.00']], [[50, 'Credits'], [485, '0.00']], [[50, 'Net charges excluding VAT'], [480, '50.00']], [[50, 'VAT 20%'], [480, '10.00']], [[50, 'Total for this invoice'], [480, '60.00']]] as const;
    const detail = [[[50, 'Compute'], [480, '48.00']], [[60, 'Charges'], [480, '40.00']], [[60, 'VAT'], [485, '8.00']], [[50, 'Storage'], [485, '6.00']], [[60, 'Charges'], [485, '5.00']], [[60, 'VAT'], [485, '1.00']], [[50, 'Support'], [485, '6.00']], [[60, 'Charges'], [485, '5.00']], [[60, 'VAT'], [485, '1.00']], [[50, 'Total'], [480, '60.00']]] as const;
    const { lines } = await linesOf([...TITLE, ...rowsOf(220, ...summary), ...rowsOf(330, ...detail)]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Compute', '40'], ['Storage', '5'], ['Support', '5']]);
  });

  it('takes a month beside a name for none of it', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Office, third floor'], [300, 'July 2026'], [480, '900.00']], [[50, 'Parking'], [300, 'July 2026'], [485, '60.00']]), ...totals(300, [['Subtotal', '960.00'], ['VAT 20%', '192.00'], ['Total', '1152.00']])]);
    expect(lines.map(([name]) => name)).toEqual(['Office, third floor', 'Parking']);
  });

  it('ends in a row of sums, of which the net total is one', async () => {
    const { lines, outcome } = await linesOf([...TITLE, [480, 222, 'VAT'], ...rowsOf(240, [[50, 'Advice on the purchase'], [380, '900.00'], [480, '180.00']], [[50, 'Fee of the registry'], [385, '60.00'], [500, 'Nil']], [[50, 'Totals'], [380, '960.00'], [480, '180.00']], [[50, 'Total including VAT'], [375, '1140.00']])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Advice on the purchase', '900'], ['Fee of the registry', '60']]);
    expect(outcome.invoice.totals).toMatchObject({ withoutVat: '960', vat: '180', withVat: '1140' });
  });

  it('is of the rows of a further page, with more places than cents, where one amount alone is their rounded sum', async () => {
    const calls = rowsOf(60, [[50, 'Number 0151 60334130']], [[60, 'Basic charge'], [480, '19.9500']], [[60, 'Calls'], [485, '1.4093']], [[60, 'Subtotal'], [480, '21.3593']], [[50, 'Number 0151 37226997']], [[60, 'Basic charge'], [480, '19.9500']], [[60, 'Roaming'], [485, '5.9845']], [[60, 'Subtotal'], [480, '25.9345']], [[50, 'Net total, rounded'], [490, '47.29']]);
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Service'], [470, 'Amount']], [[50, 'All numbers (2)'], [480, '47.29']]), ...totals(300, [['VAT 20%', '9.46'], ['Total', '56.75']])], calls);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Basic charge', '19.95'], ['Calls', '1.4093'], ['Basic charge', '19.95'], ['Roaming', '5.9845']]);
  });

  it('reads prices of a unit in one word, also in hundredths of the currency', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Day units'], [300, '1284 kWh @ 24.31p/kWh'], [480, '£312.14']], [[50, 'Rent of meter'], [300, '30 days @ £0.65/day'], [485, '£19.50']]), ...totals(300, [['Subtotal', '£331.64'], ['VAT 20%', '£66.33'], ['Total', '£397.97']])]);
    expect(lines).toEqual([['Day units', '1284', 'KWH', '0.2431', '312.14', '20'], ['Rent of meter', '30', 'DAY', '0.65', '19.5', '20']]);
  });

  it('counts no tax that is named behind other words among the items', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Employers liability'], [480, '420.00']], [[50, 'Public liability'], [480, '310.00']], [[50, 'Premium'], [480, '730.00']], [[50, 'Levy and sales tax at 12%'], [485, '87.60']], [[50, 'Total payable'], [480, '817.60']])]);
    expect(lines.map(([name, , , , net]) => [name, net])).toEqual([['Employers liability', '420'], ['Public liability', '310']]);
  });

  it('takes the tax out of amounts at the rates that the breakdown leaves for them, if it leaves one way', async () => {
    const stay = (parking: string, gross: string, rows: readonly string[]): Printed[] => [
      ...rowsOf(240, [[50, 'Night'], [480, '119.00']], [[50, 'Breakfast'], [485, '19.00']], [[50, 'Night'], [480, '119.00']], [[50, 'Parking'], [485, parking]], [[300, 'Total'], [480, gross]]),
      ...rowsOf(350, [[50, 'VAT'], [150, 'Net'], [250, 'VAT amount'], [350, 'Gross']], ...rows.map((row) => row.split(' ').map((text, index) => [50 + index * 100, text] as const))),
    ];
    const { lines, outcome } = await linesOf([...TITLE, ...stay('15.00', '272.00', ['19% 28.57 5.43 34.00', '7% 222.43 15.57 238.00', 'Total 251.00 21.00 272.00'])]);
    expect(lines.map(([name, , , , net, rate]) => [name, net, rate])).toEqual([['Night', '111.21', '7'], ['Breakfast', '15.97', '19'], ['Night', '111.21', '7'], ['Parking', '12.61', '19']]);
    expect(outcome.invoice.totals.withoutVat).toBe('251');
    expect((await linesOf([...TITLE, ...stay('19.00', '276.00', ['19% 15.97 3.03 19.00', '7% 240.19 16.81 257.00', 'Total 256.16 19.84 276.00'])])).lines.map(([, , , , , rate]) => rate)).toEqual([]);
  });

  it('is of all items where one of them is by chance the sum of others', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Alpha'], [480, '10.00']], [[50, 'Beta'], [480, '15.00']], [[50, 'Gamma'], [480, '25.00']]), ...totals(300, [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']])]);
    expect(lines.map(([name]) => name)).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('has the price that a discount leaves, the name and number above it, and no charge below the sum of the items', () => {
    const item = (code: string, name: string, product: string, amount: string): string[] => [`${code} | ${name}`, ` | ${product} ||| ${amount}`];
    const reading = readingOf(...item('AS-P1', 'Lobby chair', '12 x 480.00 - 25% = 360.00', '4320.00'), ...item('PV-60', 'Side table', '6 x 215.00 - 25% = 161.25', ' 967.50'), '|| Total goods || 5287.50', '|| Assembly on site || 500.00', '|| Net total || 5787.50');
    const list = amountList(reading, { net: [52_875_000n, 57_875_000n], gross: [69_450_000n], taxed: undefined });
    expect(list?.items.map(({ words, row: { quantity, price, net }, rate }) => [words.name, words.sellerId, quantity?.value, price?.value, net.value, rate])).toEqual([['Lobby chair', 'AS-P1', '12', '360', '4320', undefined], ['Side table', 'PV-60', '6', '161.25', '967.5', undefined]]);
  });

  it('has quantities that begin the lines, before a name with the price', () => {
    const reading = readingOf('640 | Baguette à 1,05 € || 672,00 €', '36 | Pain de campagne 2 kg à 6,40 € || 230,40 €', 'TOTAL TTC ||| 902,40 €');
    const list = amountList(reading, { net: [9_024_000n], gross: [9_024_000n], taxed: undefined });
    expect(list?.items.map(({ words, row: { quantity, price, net } }) => [words.name, quantity?.value, price?.value, net.value])).toEqual([['Baguette', '640', '1.05', '672'], ['Pain de campagne 2 kg', '36', '6.4', '230.4']]);
  });

  it('has the number and the product of an item in the line below its name, beside another column', () => {
    const reading = readingOf('Wäsche waschen | | 777,00 | Bankverbindung', 'W-01 420 kg à € 1,85, USt 20 % ||| Tiroler Bank', 'Bademantel reinigen | | 156,00', 'W-07 65 Stück à € 2,40, USt 20 %', 'Summe netto || 933,00');
    const list = amountList(reading, { net: [9_330_000n], gross: [11_196_000n], taxed: undefined });
    expect(list?.items.map(({ words, row: { quantity, price, net } }) => [words.name, quantity?.value, price?.value, net.value])).toEqual([['Wäsche waschen', '420', '1.85', '777'], ['Bademantel reinigen', '65', '2.4', '156']]);
  });

  it('names an item without what stands in a column of its own behind it', async () => {
    const { lines } = await linesOf([...TITLE, ...rowsOf(240, [[50, 'Einigungsgebühr'], [250, 'Nr. 1000 VV RVG'], [480, '280.00']], [[50, 'Geschäftsgebühr'], [250, 'Nr. 2300 VV RVG'], [480, '385.00']]), ...totals(320, [['Subtotal', '665.00'], ['VAT 20%', '133.00'], ['Total', '798.00']])]);
    expect(lines.map(([name]) => name)).toEqual(['Einigungsgebühr', 'Geschäftsgebühr']);
  });

  it('has quantities before a sign or a unit, and products behind a dash', () => {
    const itemsOf = (net: bigint, ...lines: string[]): unknown => amountList(readingOf(...lines), { net: [net], gross: [net], taxed: undefined })?.items.map(({ words, row: { quantity, price } }) => [words.name, quantity?.value, price?.value]);
    expect(itemsOf(5_848_000n, '4 × Rückenyoga 75 Min. zu je 110,00 € || 440,00 €', '362 km Fahrtkosten zu je 0,40 € || 144,80 €', 'Summe || 584,80 €')).toEqual([['Rückenyoga 75 Min', '4', '110'], ['Fahrtkosten', '362', '0.4']]);
    expect(itemsOf(3_070_000n, 'Fit double socket – 2 @ £85.00 || £170.00', 'Sundries || £137.00', 'Total || £307.00')).toEqual([['Fit double socket', '2', '85'], ['Sundries', undefined, undefined]]);
  });
});

describe(withListBeside, () => {
  const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [505, 'right', 'Amount']];
  const rents = [['Line rental', '3', '20.00', '60.00'], ['Mobile', '8', '5.00', '40.00']] as const;

  it('counts in what has a list of its own, where all come to the net total', async () => {
    const calls: Printed[] = rowsOf(340, [[50, 'Call type'], [300, 'Calls'], [370, 'Duration']], [[50, 'Landline calls'], [300, '184'], [370, '02:35:33'], [480, '15.00']], [[50, 'Mobile calls'], [300, '12'], [370, '00:10:31'], [485, '5.00']], [[50, 'Sub-total'], [480, '20.00']]);
    const { lines } = await linesOf([...TITLE, ...rowsOf(250, [[50, 'Description'], [270, 'Qty'], [390, 'Price'], [475, 'Amount']], [[50, 'Line rental'], [280, '3'], [385, '20.00'], [480, '60.00']], [[50, 'Mobile'], [280, '8'], [390, '5.00'], [480, '40.00']], [[50, 'Sub-total'], [475, '100.00']]), ...calls, ...totals(440, [['Total excluding VAT', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']])]);
    expect(lines.map(([name, quantity, , , net]) => [name, quantity, net])).toEqual([['Line rental', '3', '60'], ['Mobile', '8', '40'], ['Landline calls', '184', '15'], ['Mobile calls', '12', '5']]);
  });

  it('leaves what is added to all of the items a charge', async () => {
    const { invoice: { lines, charges } } = await readTable(columns, rents, [['Packing', '6.00'], ['Freight', '14.00'], ['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']]);
    expect([lines.length, charges.map(({ amount }) => amount)]).toEqual([2, ['6', '14']]);
  });

  it('has items that multiply above a total in a box of its own', async () => {
    const rows = rowsOf(240, [[50, 'Workshop'], [300, '1 day @ 640.00'], [480, '640.00']], [[50, 'half a morning with the team']], [[50, 'Drawings'], [300, '6 hours @ 58.00'], [480, '348.00']]);
    const { lines } = await linesOf([...TITLE, ...rows, [340, 330, 'To pay'], [400, 330, '988.00'], [50, 380, 'Not registered for VAT']]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Workshop', '1', '640', '640'], ['Drawings', '6', '58', '348']]);
  });

  it('takes the product right below an amount for how that is made up, where amounts begin at one edge', async () => {
    const rows = rowsOf(240, [[50, 'Reel for the web'], [480, '1700.00']], [[50, 'published in May'], [480, '2 x 850.00']], [[50, 'Rights for six months'], [480, '600.00']], [[50, 'on the site'], [480, '1 x 600.00']]);
    const { lines } = await linesOf([...TITLE, ...rows, [350, 340, 'Subtotal'], [480, 340, '2300.00'], [350, 356, 'VAT 20%'], [480, 356, '460.00'], [350, 372, 'Total'], [480, 372, '2760.00']]);
    expect(lines.map(([name, quantity, , price, net]) => [name, quantity, price, net])).toEqual([['Reel for the web', '2', '850', '1700'], ['Rights for six months', '1', '600', '600']]);
  });
});
