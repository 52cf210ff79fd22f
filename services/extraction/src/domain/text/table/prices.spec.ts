import { describe, expect, it } from 'vitest';
import { linesOf, readTable as read, tableOf, TITLE, totals, type Column } from '../../testing/print-table.js';
import type { Printed } from '../../testing/make-pdf.js';
import { findItems } from './find-items.js';

describe(`${findItems.name}, of prices`, () => {
  const TAXED: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price incl. VAT'], [530, 'right', 'Amount incl. VAT']];

  it('takes the tax out of prices and amounts that sum up to the gross total, so that what is left sums up to the net total', async () => {
    const { invoice } = await read(TAXED, [['Oil', '3', '10.00', '30.00'], ['Salt', '1', '5.05', '5.05'], ['Soap', '1', '5.05', '5.05']], [['Total incl. VAT', '40.10'], ['Includes VAT 20%', '6.68'], ['Net total', '33.42']]);
    expect(invoice.lines.map(({ quantity, price, net, vatRate }) => [quantity, price.net, net, vatRate])).toEqual([['3', '8.3333', '25', '20'], ['1', '4.2083', '4.21', '20'], ['1', '4.2083', '4.21', '20']]);
    expect(invoice.totals.withoutVat).toBe('33.42');
  });

  it('takes the price without tax that stands beside the one with it', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Qty'], [350, 'right', 'Price excl. VAT'], [390, 'right', 'VAT'], [460, 'right', 'Price incl. VAT'], [540, 'right', 'Total incl. VAT']];
    const { invoice } = await read(columns, [['Mouse', '2', '58.82', '19%', '69.99', '139.98'], ['Paper', '1', '23.10', '19%', '27.49', '27.49']], [['Total incl. VAT', '167.47'], ['Includes VAT 19%', '26.74'], ['Net total', '140.73']]);
    expect(invoice.lines.map(({ price }) => price.net)).toEqual(['58.82', '23.1']);
  });

  it('says where an amount stands whose tax it took out', async () => {
    const { evidence } = await read(TAXED, [['Oil', '3', '10.00', '30.00'], ['Salt', '1', '6.00', '6.00']], [['Total incl. VAT', '36.00'], ['Includes VAT 20%', '6.00'], ['Net total', '30.00']]);
    expect(evidence['lines[0].net']).toMatchObject({ method: 'derived', text: '30.00', page: 1 });
  });

  it('takes the tax out too where a charge of the document is with tax', async () => {
    const bare: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(bare, [['Oil', '3', '10.00', '30.00'], ['Salt', '2', '6.00', '12.00'], ['Shipping', '', '', '6.00']], [['Total incl. VAT', '48.00'], ['Includes VAT 20%', '8.00']]);
    expect(invoice.lines.map(({ item, net }) => [item.name, net])).toEqual([['Oil', '25'], ['Salt', '10']]);
  });

  it('takes discounts off one after the other', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price'], [430, 'right', 'Disc.'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Screws', '10', '4.65', '40+10', '25.11'], ['Hammer', '2', '9.50', '50', '9.50']], [['Net total', '34.61'], ['VAT 20%', '6.92'], ['Total', '41.53']]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net])).toEqual([['10', '2.511', '25.11'], ['2', '4.75', '9.5']]);
  });

  it('reads a price and what it is for in one word, beside names that have figures of their own', async () => {
    const columns: Column[] = [[50, 'left', 'Pos'], [75, 'left', 'Article'], [280, 'right', 'Quantity'], [370, 'right', 'Price/per'], [430, 'right', 'Disc. %'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['1', 'RCD 40A/30mA 4P', '4', '38.65/1', '25.0', '115.95'], ['2', 'Cable 3x1.5', '250', '68.90/100', '', '172.25'], ['3', 'MCB B16A 1-pol', '10', '3.84/1', '', '38.40']], [['Net total', '326.60'], ['VAT 20%', '65.32'], ['Total', '391.92']]);
    expect(invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, price.baseQuantity, net])).toEqual([['RCD 40A/30mA 4P', '4', '28.9875', undefined, '115.95'], ['Cable 3x1.5', '250', '68.9', '100', '172.25'], ['MCB B16A 1-pol', '10', '3.84', undefined, '38.4']]);
  });

  it('knows how many a price is for by its head in a currency, or beside it, where an amount would be a product of it too', async () => {
    const columns = (head: string): Column[] => [[50, 'left', 'Article'], [280, 'right', 'Quantity'], [370, 'right', head], [530, 'right', 'Amount']];
    const headed = await read(columns('€ / 100 St.'), [['Boxes', '1600', '84.50', '1352.00'], ['Lids', '40', '146.00', '58.40']], [['Net total', '1410.40'], ['VAT 20%', '282.08'], ['Total', '1692.48']]);
    const beside = await read(columns('Price'), [['Tulips', '4500', '31.20 per 100', '1404.00'], ['Narcissi', '10000', '14.65 per 100', '1465.00']], [['Net total', '2869.00'], ['VAT 20%', '573.80'], ['Total', '3442.80']]);
    expect([headed, beside].flatMap(({ invoice }) => invoice.lines.map(({ quantity, price }) => [quantity, price.net, price.baseQuantity]))).toEqual([['1600', '84.5', '100'], ['40', '146', '100'], ['4500', '31.2', '100'], ['10000', '14.65', '100']]);
  });

  it('leaves what states no rate untaxed where the net total is what the others leave so', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price incl. VAT'], [430, 'right', 'VAT'], [530, 'right', 'Amount incl. VAT']];
    const { invoice } = await read(columns, [['Room', '2', '132.00', '20%', '264.00'], ['Breakfast', '2', '11.00', '10%', '22.00'], ['City tax', '2', '1.50', '–', '3.00']], [['Total incl. VAT', '289.00'], ['of which VAT', '46.00'], ['Net total', '243.00']]);
    expect(invoice.lines.map(({ net, vatRate }) => [net, vatRate])).toEqual([['220', '20'], ['20', '10'], ['3', '0']]);
  });

  it('takes a percentage in a name for no rate of tax that the page does not state', async () => {
    const { invoice } = await read([[50, 'left', 'Description'], [530, 'right', 'Amount']], [['Pallets of furniture', '900.00'], ['FUEL SURCHARGE 28.5%', '256.50']], [['Subtotal', '1156.50'], ['Total due', '1156.50']]);
    expect(invoice.lines.map(({ net, vatRate }) => [net, vatRate])).toEqual([['900', undefined], ['256.5', undefined]]);
  });

  it('reads a price in pence as one in pounds', async () => {
    const columns: Column[] = [[50, 'left', 'Charge'], [300, 'right', 'Units'], [410, 'right', 'Rate'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Day units', '5132', '23.52p', '£1,207.05'], ['Night units', '1163', '15.19p', '£176.66']], [['Net total', '£1,383.71'], ['VAT 20%', '£276.74'], ['Total', '£1,660.45']]);
    expect(invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net])).toEqual([['Day units', '5132', '0.2352', '1207.05'], ['Night units', '1163', '0.1519', '176.66']]);
  });

  it.each([
    ['beside it, one that is none among them', 'Price', ['90.93 øre/kWh', '28.345 øre/kWh', '39.20 kr/mnd'], ''],
    ['in its head', 'Rate, ct/kWh', ['90.93', '28.345', '39.20'], ''],
    ['behind it', 'Rate', ['90.93 ct', '28.345 ct', '39.20 €'], ''],
    ['glued to it', 'Rate', ['90.93p', '28.345p', '£39.20'], '£'],
  ])('reads a price in hundredths of the currency, as it is said %s; one of more places is for a hundred', async (_, head, [day = '', grid = '', fixed = ''], sign) => {
    const columns: Column[] = [[50, 'left', 'Charge'], [300, 'right', 'Quantity'], [410, 'right', head], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Energy', '5895', day, `${sign}5360.32`], ['Network', '1000', grid, `${sign}283.45`], ['Standing charge', '1', fixed, `${sign}39.20`]], [['Net total', `${sign}5682.97`], ['VAT 25%', `${sign}1420.74`], ['Total', `${sign}7103.71`]]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price, net])).toEqual([['5895', { net: '0.9093' }, '5360.32'], ['1000', { net: '28.345', baseQuantity: '100' }, '283.45'], ['1', { net: '39.2' }, '39.2']]);
  });

  it('keeps the number of units that a price is for, with a head of its own or without', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price'], [420, 'right', ''], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Screws', '250', '12.40', '100', '31.00'], ['Hammer', '2', '9.50', '1', '19.00']], [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(invoice.lines.map(({ price }) => price)).toEqual([{ net: '12.4', baseQuantity: '100' }, { net: '9.5' }]);
  });

  it('keeps amounts of goods apart from deposits in a column beside them, which are charges', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Quantity'], [330, 'right', 'Price'], [420, 'right', 'Goods €'], [520, 'right', 'Deposit €']];
    const sums = [['Goods value', '246.20'], ['Packaging delivered', '56.60'], ['Packaging returned', '-24.80'], ['Net total', '278.00'], ['VAT 20%', '55.60'], ['Total', '333.60']] as const;
    const { invoice } = await read(columns, [['Lager', '14', '14.90', '208.60', '43.40'], ['Juice', '4', '9.40', '37.60', '13.20'], ['Empty crate', '-8', '3.10', '', '-24.80']], sums);
    expect(invoice.lines.map(({ item, quantity, net }) => [item.name, quantity, net])).toEqual([['Lager', '14', '208.6'], ['Juice', '4', '37.6']]);
    expect(invoice.totals).toMatchObject({ lineNetSum: '246.2', charges: '56.6', allowances: '24.8', withoutVat: '278' });
  });

  it.each(['Price/100', 'Price per 100'])('knows it from its head: %s', async (head) => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [400, 'right', head], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Screws', '250', '12.40', '31.00'], ['Hammer', '200', '9.50', '19.00']], [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(invoice.lines.map(({ price }) => price)).toEqual([{ net: '12.4', baseQuantity: '100' }, { net: '9.5', baseQuantity: '100' }]);
  });

  it('knows it from a remark about what a sign stands for, and takes none for a rate otherwise', async () => {
    const columns: Column[] = [[50, 'left', 'Désignation'], [280, 'right', 'Qté'], [400, 'right', 'P.U. HT'], [430, 'left', 'Base'], [530, 'right', 'Montant HT']];
    const rows = [['Boulon M12', '1200', '34,80', '%', '417,60'], ['Coffret', '3', '89,90', 'U', '269,70']];
    const sums = [['Total HT', '687,30'], ['TVA 20%', '137,46'], ['Total TTC', '824,76']] as const;
    const prices = async (...below: string[]) => (await read(columns, rows, sums, below)).invoice.lines.map(({ price }) => [price.net, price.baseQuantity]);
    expect(await prices('« % » : prix pour 100 pièces ; « U » : à la pièce')).toEqual([['34.8', '100'], ['89.9', undefined]]);
    expect(await prices('Merci de votre confiance')).not.toContainEqual(['34.8', '100']);
  });

  it.each([
    ['below it', [['Screws', '250', ['12.40', '/ 100 pcs'], '31.00'], ['Hammer', '2', '9.50', '19.00']]],
    ['beside it', [['Screws', '250', '12.40 / 100', '31.00'], ['Hammer', '2', '9.50', '19.00']]],
  ])('knows the number of units of a price %s', async (_where, rows) => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, rows, [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(invoice.lines.map(({ price }) => price)).toEqual([{ net: '12.4', baseQuantity: '100' }, { net: '9.5' }]);
  });

  it('takes the tax out of prices whose amounts are without, at the rate of the line or of the document', async () => {
    const rated: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [370, 'right', 'Price incl. VAT'], [430, 'right', 'VAT %'], [530, 'right', 'Net amount']];
    const mixed = await read(rated, [['Oil', '3', '12.00', '20', '30.00'], ['Salt', '10', '2.10', '5', '20.00']], [['Subtotal', '50.00'], ['VAT', '7.00'], ['Total', '57.00']]);
    expect(mixed.invoice.lines.map(({ price, net }) => [price, net])).toEqual([[{ net: '10' }, '30'], [{ net: '2' }, '20']]);
    const plain = await read([...rated.slice(0, 3), ...rated.slice(4)], [['Oil', '3', '12.00', '30.00'], ['Salt', '10', '2.40', '20.00']], [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(plain.invoice.lines.map(({ price, net }) => [price.net, net])).toEqual([['10', '30'], ['2', '20']]);
    expect(plain.evidence['lines[0].price.net']).toMatchObject({ method: 'derived', text: '12.00' });
  });

  it.each([
    ['in one cell', [['Oil', '3 x 10.00', '30.00'], ['Salt', '10 pcs x 2.00', '20.00']]],
    ['below the name', [[['Oil', '3 pcs @ 10.00'], '', '30.00'], [['Salt', '10x 2.00'], '', '20.00']]],
  ] as const)('reads a quantity and a price that are printed as a product %s', async (_where, rows) => {
    const { invoice } = await read([[50, 'left', 'Description'], [400, 'right', 'Price'], [530, 'right', 'Amount']], rows, [['Subtotal', '50.00'], ['VAT 20%', '10.00'], ['Total', '60.00']]);
    expect(invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net])).toEqual([['Oil', '3', '10', '30'], ['Salt', '10', '2', '20']]);
  });

  it('takes amounts that no tax comes to for prices, though their head is that of rates', async () => {
    const columns: Column[] = [[50, 'left', 'Nazwa'], [280, 'right', 'Godziny'], [400, 'right', 'Stawka'], [530, 'right', 'Kwota netto']];
    const { invoice } = await read(columns, [['Montaz', '2', '85.00', '170.00'], ['Serwis', '3', '110.00', '330.00']], [['Subtotal', '500.00'], ['VAT 20%', '100.00'], ['Total', '600.00']]);
    expect(invoice.lines.map(({ quantity, price }) => [quantity, price.net])).toEqual([['2', '85'], ['3', '110']]);
  });

  it('takes what is printed as money for prices, under the head of units, and whole numbers for quantities', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Zorp'], [380, 'right', 'Unit'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Oil', '3', '122.62', '367.86'], ['Salt', '1', '28.89', '28.89']], [['Subtotal', '396.75'], ['VAT 20%', '79.35'], ['Total', '476.10']]);
    expect(invoice.lines.map(({ quantity, price }) => [quantity, price.net])).toEqual([['3', '122.62'], ['1', '28.89']]);
  });

  it('is sure of no line among rows without a name, which are pieces of broken numbers', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Quantity'], [380, 'right', 'Price'], [530, 'right', 'Amount']];
    const { evidence } = await read(columns, [['Oil', '3', ['4279.', '50'], ['12838.', '50']], ['Salt', '2', ['4584.', '50'], ['9169.', '00']]], [['Subtotal', '22007.50'], ['VAT 20%', '4401.50'], ['Total', '26409.00']]);
    expect(Object.entries(evidence).filter(([path, { confidence }]) => path.startsWith('lines[') && confidence >= 0.9)).toEqual([]);
  });

  it('reads a quantity of thousands with three places', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Sand', '1 200,000', '0,50', '600,00'], ['Gravel', '2,500', '800,00', '2 000,00']], [['Subtotal', '2 600,00'], ['VAT 20%', '520,00'], ['Total', '3 120,00']]);
    expect(invoice.lines.map(({ quantity }) => quantity)).toEqual(['1200', '2.5']);
  });

  it('gives what is returned a negative quantity, not a negative price', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [280, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Oil', '3', '10.00', '30.00'], ['Salt', '10', '4.00', '40.00'], ['Empty drum', '2', '-5.00', '-10.00']], [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net])).toEqual([['3', '10', '30'], ['10', '4', '40'], ['-2', '5', '-10']]);
  });

  it('keeps an amount that is taken off a line as its allowance', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [380, 'right', 'Price'], [440, 'right', 'Discount'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Oil', '20', '4.50', '7.25', '82.75'], ['Salt', '10', '1.00', '', '10.00']], [['Subtotal', '92.75'], ['VAT 20%', '18.55'], ['Total', '111.30']]);
    expect(invoice.lines.map(({ price, allowances }) => [price, allowances])).toEqual([[{ net: '4.5' }, [{ amount: '7.25' }]], [{ net: '1' }, []]]);
  });

  it('takes what has an amount alone for one item where only all together sum up', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['Oil', '2', '10.00', '20.00'], ['Flat fee for assembly', '', '', '35.00'], ['Salt', '5', '1.00', '5.00']], [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']]);
    expect(invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net])).toEqual([['Oil', '2', '10', '20'], ['Flat fee for assembly', '1', '35', '35'], ['Salt', '5', '1', '5']]);
  });
});

describe(`${findItems.name}, of lists`, () => {
  it('takes the tax out of amounts that are only named and sum up to the gross total', async () => {
    const items: Printed[] = [[50, 300, 'Liability insurance'], [300, 300, '€80.00'], [50, 312, 'Own damage insurance'], [300, 312, '€140.00'], [50, 324, 'quarterly premium with all taxes'], [295, 324, '€220.00'], [50, 336, 'Includes VAT 19%'], [300, 336, '€35.13'], [50, 348, 'Total'], [295, 348, '€220.00']];
    const { outcome } = await linesOf([...TITLE, ...items.map(([left, top, text]): Printed => [text.startsWith('€') ? 340 - text.length * 5.56 : left, top, text])]);
    expect(outcome.invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net])).toEqual([['Liability insurance', '1', '67.2269', '67.22'], ['Own damage insurance', '1', '117.6471', '117.65']]);
  });

  it('reads one row without heads where it multiplies and is the total, and what is taken back as a negative quantity', async () => {
    const bare: Column[] = [[50, 'left', ''], [330, 'right', ''], [420, 'right', ''], [530, 'right', '']];
    const { printed, bottom } = tableOf(bare, [['Oil', '6', '10.00', '60.00']], 250, false);
    const one = await linesOf([...TITLE, ...printed, ...totals(bottom + 20, [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']])]);
    expect(one.lines.map(([name, quantity]) => [name, quantity])).toEqual([['Oil', '6']]);
    const named: Column[] = [[50, 'left', 'Description'], [530, 'right', 'Amount']];
    const { invoice } = await read(named, [['Oil', '90.00'], ['Returned drum', '-30.00']], [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']]);
    expect(invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net])).toEqual([['1', '90', '90'], ['-1', '30', '-30']]);
  });

  it('tells columns without heads from numbers that stand within names', async () => {
    const bare: Column[] = [[50, 'left', ''], [330, 'right', ''], [420, 'right', ''], [530, 'right', '']];
    const { printed, bottom } = tableOf(bare, [['Cable Cat 6 with plugs', '12', '1.00', '12.00'], ['Wires Cat 6 with clips', '40', '1.00', '40.00'], ['Stand for panels and cables 3', '16', '0.50', '8.00']], 250, false);
    const { outcome } = await linesOf([...TITLE, ...printed, ...totals(bottom + 20, [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']])]);
    expect(outcome.invoice.lines.map(({ item, quantity }) => [item.name, quantity])).toEqual([['Cable Cat 6 with plugs', '12'], ['Wires Cat 6 with clips', '40'], ['Stand for panels and cables 3', '16']]);
  });

  it('goes on after the sum of a section that ends a page', async () => {
    const columns: Column[] = [[50, 'left', 'No'], [90, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const [one, two] = [tableOf(columns, [['1', 'Oil', '2', '10.00', '20.00'], ['2', 'Salt', '5', '1.00', '5.00']]), tableOf(columns, [['3', 'Soap', '4', '5.00', '20.00']], 60, false)];
    const { outcome } = await linesOf([...TITLE, ...one.printed, ...totals(one.bottom, [['Subtotal A', '25.00']]).map(([left, top, text]): Printed => [left === 480 ? 505 : left, top, text])], [...two.printed, ...totals(two.bottom + 30, [['Net total', '45.00'], ['VAT 20%', '9.00'], ['Total', '54.00']])]);
    expect(outcome.invoice.lines.map(({ item }) => item.name)).toEqual(['Oil', 'Salt', 'Soap']);
  });
});

describe(`${findItems.name}, of sections`, () => {
  it('goes on after the sum of a section whose label has a number', async () => {
    const columns: Column[] = [[50, 'left', 'No'], [90, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['1', 'Part 1'], ['1.1', 'Oil', '2', '10.00', '20.00'], ['', 'Total part 1', '', '', '20.00'], ['2', 'Part 2'], ['2.1', 'Soap', '4', '5.00', '20.00'], ['', 'Total part 2', '', '', '20.00']], [['Net total', '40.00'], ['VAT 20%', '8.00'], ['Total', '48.00']]);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Oil', 'Soap']);
  });

  it('gives no item the heading of its section, which has a number of its own', async () => {
    const columns: Column[] = [[50, 'left', 'No'], [90, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { printed, bottom } = tableOf(columns, [['1', 'Part 1 north'], ['1.1', 'Oil of olives', '2', '10.00', '20.00'], ['', 'Subtotal part 1', '', '', '20.00'], ['2', 'Part 2 south'], ['2.1', 'Soap', '4', '5.00', '20.00'], ['', 'Subtotal part 2', '', '', '20.00'], ['3', 'Part 3 east'], ['3.1', 'Salt', '1', '5.00', '5.00'], ['', 'Subtotal part 3', '', '', '5.00']]);
    // As close as lines of one text.
    const close = printed.map(([left, top, text, size]): Printed => [left, top <= 250 ? top : 268 + ((top - 268) / 18) * 12, text, size ?? 10]);
    const { outcome } = await linesOf([...TITLE, ...close, ...totals(bottom + 20, [['Net total', '45.00'], ['VAT 20%', '9.00'], ['Total', '54.00']])]);
    expect(outcome.invoice.lines.map(({ item }) => item.name)).toEqual(['Oil of olives', 'Soap', 'Salt']);
  });

  it('reads heads of two lines that are set beside those of one', async () => {
    const columns: Column[] = [[50, 'left', 'Lp'], [90, 'left', 'Opis'], [300, 'right', 'Ilosc'], [400, 'right', ''], [530, 'right', '']];
    const { printed, bottom } = tableOf(columns, [['1', 'Regal', '2', '10,00', '20,00'], ['2', 'Kabel', '4', '5,00', '20,00']]);
    const heads: Printed[] = [[370, 244, 'Cena'], [500, 244, 'Kwota'], [370, 256, 'netto'], [500, 256, 'netto']];
    const { outcome } = await linesOf([...TITLE, ...printed, ...heads, ...totals(bottom + 20, [['Razem netto', '40,00'], ['VAT 20%', '8,00'], ['Total', '48,00']])]);
    expect(outcome.invoice.lines.map(({ id, item, quantity, price }) => [id, item.name, quantity, price.net])).toEqual([['1', 'Regal', '2', '10'], ['2', 'Kabel', '4', '5']]);
  });

  it('parts a date from the name that it runs into', async () => {
    const columns: Column[] = [[50, 'left', 'Date'], [104, 'left', 'Description'], [300, 'right', 'Quantity'], [400, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [['14/03/2026', 'Survey', '2', '10.00', '20.00'], ['15/03/2026', 'Report', '4', '5.00', '20.00']], [['Net total', '40.00'], ['VAT 20%', '8.00'], ['Total', '48.00']]);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Survey', 'Report']);
  });

  it('keeps the column of a head that is not known beside one that is', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [200, 'left', 'Pakbon'], [241, 'left', 'Date'], [330, 'right', 'Quantity'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(columns, [[['Timber screws galvanised, steel', '4x40'], '47114', '14.03.2026', '2', '10.00', '20.00'], ['Washer', '47115', '15.03.2026', '4', '5.00', '20.00']], [['Net total', '40.00'], ['VAT 20%', '8.00'], ['Total', '48.00']]);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Timber screws galvanised, steel 4x40', 'Washer']);
  });
});

describe(`${findItems.name}, of texts`, () => {
  const columns: Column[] = [[50, 'left', 'Description'], [330, 'right', 'Quantity'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
  const sums = [['Subtotal', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']] as const;

  it('joins the lines of names where every break shows how wide their column is, far from the next one', async () => {
    const { invoice } = await read(columns, [[['Impact drill with battery packs and fast', 'chargers for cold sites'], '1', '20.00', '20.00'], [['Adjustable torque wrench in a hard carrying', 'case of plastic'], '2', '20.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Impact drill with battery packs and fast chargers for cold sites', 'Adjustable torque wrench in a hard carrying case of plastic']);
  });

  it('joins what stands close below a name where other texts of items stand apart', async () => {
    const { invoice } = await read(columns, [[['Oil', '', 'Delivered in March'], '2', '10.00', '20.00'], [['Water medium', '6 x 1,5l PET', '', 'Delivered in April'], '40', '1.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Oil', 'Water medium 6 x 1,5l PET']);
  });

  it('keeps what stands below a short name apart from it, be it as long', async () => {
    const { invoice } = await read(columns, [[['Impact drill', 'for concrete'], '1', '20.00', '20.00'], [['Torque wrench', 'for bolts'], '2', '20.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => [item.name, item.description])).toEqual([['Impact drill', 'for concrete'], ['Torque wrench', 'for bolts']]);
  });

  it('takes a quantity that stands right before a name for no part of it', async () => {
    const bare: Column[] = [[50, 'left', ''], [330, 'right', ''], [420, 'right', ''], [530, 'right', '']];
    const { printed, bottom } = tableOf(bare, [['12 Oil of olives', '9.31', '1.00', '12.00'], ['40 Salt of the sea', '8.17', '1.00', '40.00'], ['16 Soap', '7.25', '0.50', '8.00']], 250, false);
    const { outcome } = await linesOf([...TITLE, ...printed, ...totals(bottom + 20, sums)]);
    expect(outcome.invoice.lines.map(({ item, quantity }) => [item.name, quantity])).toEqual([['Oil of olives', '12'], ['Salt of the sea', '40'], ['Soap', '16']]);
  });

  it('reads names that stand above their figures though their last line is beside them', async () => {
    const { printed, bottom } = tableOf(columns, [[['Impact drill', 'Serial 4711'], ['', '1'], ['', '20.00'], ['', '20.00']], [['Torque wrench', 'Serial 4712'], ['', '2'], ['', '20.00'], ['', '40.00']]]);
    const { outcome } = await linesOf([...TITLE, ...printed, ...totals(bottom + 20, sums)]);
    expect(outcome.invoice.lines.map(({ item }) => [item.name, item.description])).toEqual([['Impact drill', 'Serial 4711'], ['Torque wrench', 'Serial 4712']]);
  });

  it('takes a line that only states the number of the item for no name, above it too', async () => {
    const { invoice } = await read(columns, [[['SKU A-1234', 'Impact drill'], '1', '20.00', '20.00'], [['Part no. 4712', 'Torque wrench'], '2', '20.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => [item.name, item.sellerId])).toEqual([['Impact drill', 'A-1234'], ['Torque wrench', '4712']]);
  });

  it('takes the texts of a column that repeats itself for no names', async () => {
    const people: Column[] = [[50, 'left', 'Name'], [150, 'left', 'Service'], [330, 'right', 'Hours'], [420, 'right', 'Price'], [530, 'right', 'Amount']];
    const { invoice } = await read(people, [['A. Berger', 'Survey', '1', '20.00', '20.00'], ['A. Berger', 'Report', '1', '20.00', '20.00'], ['A. Berger', 'Travel', '1', '20.00', '20.00']], sums);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Survey', 'Report', 'Travel']);
  });

  it('gives no item the text of a part of it that has a quantity alone, close below it', async () => {
    const { invoice } = await read(columns, [[['Impact drill with battery packs and a fast charger', 'Case of plastic'], ['1', '2'], '20.00', '20.00'], ['Salt', '40', '1.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Impact drill with battery packs and a fast charger', 'Salt']);
  });

  it('gives no item the text of what stands below it without an amount', async () => {
    const { invoice } = await read(columns, [['Oil', '2', '10.00', '20.00'], ['Sample of grease', '1', '', ''], ['Salt', '40', '1.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => [item.name, item.description])).toEqual([['Oil', undefined], ['Salt', undefined]]);
  });
});
