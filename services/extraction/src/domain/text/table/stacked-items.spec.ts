import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import { makePdf, type Printed } from '../../testing/make-pdf.js';
import { HEAD, tableOf, totals } from '../../testing/print-table.js';

/** Cells of a line by their left edge. */
const line = (top: number, cells: Readonly<Record<number, string>>): Printed[] => Object.entries(cells).map(([left, text]): Printed => [Number(left), top, text]);

const TITLE: readonly Printed[] = [...HEAD, [57, 200, 'Rechnung', 14], [380, 120, 'Belegnummer: 9494347203'], [380, 134, 'Belegdatum: 23.05.2025']];
const SUMS: [string, string][] = [['Summe Positionen', '850,45'], ['Mehrwertsteuer 19,000 %', '161,59'], ['Endbetrag', '1.012,04']];

async function linesOf(printed: readonly Printed[]) {
  const outcome = await extract(makePdf([printed]));
  return outcome.outcome !== 'extracted' ? [] : outcome.invoice.lines.map(({ item, quantity, price, net, id }) => ({ id, name: item.name, quantity, price: price.net, net }));
}

describe('items of two lines under a head of two', () => {
  const head = [...line(240, { 57: 'Pos.', 95: 'Material', 160: 'Bezeichnung', 412: 'Preis', 520: 'Wert' }), ...line(251, { 95: 'Menge', 446: 'pro' })];
  const items = [
    ...line(270, { 57: '000010', 95: '4700312', 160: 'O-Ring 24 NBR' }), ...line(282, { 95: '400 ST', 422: '0,34', 446: '1 ST', 512: '136,00' }),
    ...line(300, { 57: '000020', 95: '4700877', 160: 'Dichtring FKM' }), ...line(312, { 95: '60 ST', 160: 'Bruttopreis', 422: '6,85', 446: '1 ST', 512: '411,00' }),
    ...line(324, { 160: 'Kundenrabatt', 410: '5,000-', 446: '%', 516: '20,55-' }), ...line(336, { 160: 'Positionsnetto', 512: '390,45' }),
    ...line(354, { 57: '000030', 95: '4712045', 160: 'Flachdichtung DN 80' }), ...line(366, { 95: '4.800 ST', 422: '6,75', 446: '100 ST', 512: '324,00' }),
  ];

  it('have their numbers above their quantities, what is taken off below them, and what is left stated once more', async () => {
    expect(await linesOf([...TITLE, ...head, ...items, ...totals(390, SUMS)])).toEqual([
      { id: '000010', name: 'O-Ring 24 NBR', quantity: '400', price: '0.34', net: '136' },
      { id: '000020', name: 'Dichtring FKM', quantity: '60', price: '6.5075', net: '390.45' },
      { id: '000030', name: 'Flachdichtung DN 80', quantity: '4800', price: '6.75', net: '324' },
    ]);
  });
});

describe('items without a head', () => {
  const sums = [...line(380, { 400: 'Total HTVA', 512: '402,96' }), ...line(394, { 400: 'TVA 6 %', 512: '24,18' }), ...line(408, { 400: 'Total', 512: '427,14' })];
  const title: readonly Printed[] = [...HEAD, [57, 200, 'Facture', 14], [380, 120, 'Numéro: 9494347203'], [380, 134, 'Date: 23.05.2025']];

  it('have their numbers and names right above their figures, and what these hold is none of them', async () => {
    const items = [
      ...line(270, { 57: '1104', 130: 'Lait bio 1 l' }), ...line(284, { 130: '180 pc', 220: '× 0,98', 320: 'TVA 6%', 512: '176,40' }),
      ...line(305, { 57: '1210', 130: 'Beurre doux en rouleau 250 g' }), ...line(319, { 130: '96 pc', 220: '× 2,36', 320: 'TVA 6%', 512: '226,56' }),
      ...line(350, { 57: '6 %', 116: '402,96', 220: '24,18' }),
    ];
    const outcome = await extract(makePdf([[...title, ...items, ...sums]]));
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { lines: [{ item: { name: 'Lait bio 1 l', sellerId: '1104' }, quantity: '180', net: '176.4' }, { item: { name: 'Beurre doux en rouleau 250 g', sellerId: '1210' }, quantity: '96', net: '226.56' }] } });
  });

  it('have the rate of tax behind the product below their names', async () => {
    const items = [...line(270, { 57: 'Lait bio', 512: '176,40' }), ...line(284, { 57: '180 pc à 0,98 TVA 6%' }), ...line(305, { 57: 'Beurre doux', 512: '226,56' }), ...line(319, { 57: '96 pc à 2,36 TVA 6%' })];
    const outcome = await extract(makePdf([[...title, ...items, ...sums]]));
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { lines: [{ item: { name: 'Lait bio' }, quantity: '180', vatRate: '6' }, { item: { name: 'Beurre doux' }, quantity: '96', vatRate: '6' }] }, evidence: { 'lines[0].vatRate': { text: '6%' } } });
  });

  it('are all that come to the total, where only some are products', async () => {
    const items = [...line(270, { 57: 'Mesurage', 512: '148,00' }), ...line(284, { 57: 'Supplément', 512: '152,96' }), ...line(298, { 57: 'Bornes', 420: '2 x 34,00', 517.6: '68,00' }), ...line(312, { 57: 'Piquets', 420: '2 x 17,00', 517.6: '34,00' })];
    expect((await linesOf([...title, ...items, ...sums])).map(({ name, quantity, net }) => [name, quantity, net])).toEqual([['Mesurage', '1', '148'], ['Supplément', '1', '152.96'], ['Bornes', '2', '68'], ['Piquets', '2', '34']]);
  });
});

describe('items above their figures, with the price among the names', () => {
  it('are named by the line above, and not by the price', async () => {
    const head = [...line(240, { 57: 'Pos.', 85: 'Material', 153: 'Bezeichnung' }), ...line(252, { 114: 'Menge', 196: 'Preis je Einheit', 486: 'Wert in EUR' })];
    const items = [...line(274, { 57: '000010', 96: 'WB-60', 170: 'Bodenwaage Edelstahl' }), ...line(286, { 170: '1 ST', 298: '428,00 EUR / 1 ST', 500: '428,00' }), ...line(298, { 170: 'Ser.-Nr. 26-44871' }), ...line(316, { 57: '000020', 96: 'RAMPE-15', 170: 'Auffahrrampe' }), ...line(328, { 170: '2 LE', 298: '211,225 EUR / 1 LE', 500: '422,45' })];
    expect((await linesOf([...TITLE, ...head, ...items, ...totals(350, SUMS)])).map(({ name, quantity, net }) => [name, quantity, net])).toEqual([['Bodenwaage Edelstahl', '1', '428'], ['Auffahrrampe', '2', '422.45']]);
  });
});

describe('an item in three lines with its figures beside the second', () => {
  it('begins above its figures where the text beside these begins with a small letter', async () => {
    const head = line(240, { 57: 'Bezeichnung', 340: 'Menge', 420: 'Einzelpreis', 500: 'Betrag' });
    const items = [...line(260, { 57: 'Bohrer 6 x 110', 350: '4', 440: '100,00', 500: '400,00' }), ...line(274, { 57: 'Bitsatz 32 Teile', 350: '2', 440: '75,00', 500: '150,00' }), ...line(288, { 57: 'Handschuhe gegen Schnitte,' }), ...line(298, { 57: 'persönliche Ausrüstung, Gr. 10', 350: '5', 440: '60,09', 500: '300,45' }), ...line(308, { 57: 'beschichtet' })];
    expect((await linesOf([...TITLE, ...head, ...items, ...totals(340, SUMS)])).map(({ name }) => name)).toEqual(['Bohrer 6 x 110', 'Bitsatz 32 Teile', expect.stringMatching(/^Handschuhe gegen Schnitte, persönliche Ausrüstung/)]);
  });
});

describe('numbers of items under their names', () => {
  it('are told where each has one alone, below a sentence that names the delivery', async () => {
    const head = line(240, { 43: 'Bezeichnung', 265: 'Menge', 340: 'Einzelpreis', 480: 'Betrag' });
    const items = [...line(258, { 43: 'Wir berechnen laut Lieferschein Nr. DL260733:' }), ...line(272, { 43: 'Erlenmeyerkolben 500 ml' }), ...line(277, { 270: '40', 350: '10,00', 480: '400,00' }), ...line(283, { 43: 'ERL500' }), ...line(297, { 43: 'Spritzflasche' }), ...line(302, { 270: '10', 350: '45,045', 480: '450,45' }), ...line(308, { 43: 'SL-KAL' })];
    const outcome = await extract(makePdf([[...TITLE, ...head, ...items, ...totals(340, SUMS)]]));
    expect(outcome.outcome === 'extracted' && outcome.invoice.lines.map(({ item }) => [item.name, item.sellerId, item.description])).toEqual([['Erlenmeyerkolben 500 ml', 'ERL500', undefined], ['Spritzflasche', 'SL-KAL', undefined]]);
  });
});

describe('the column of names', () => {
  it('is not told by what stands below the last item', async () => {
    const { printed, bottom } = tableOf([[41, 'left', 'Artikel'], [94, 'left', 'Omschrijving'], [392, 'right', 'Aantal'], [445, 'right', 'Prijs'], [543, 'right', 'Bedrag']], [['100245', 'Golfkarton', '600', '0,38', '228,00'], ['100880', 'Vulpapier', '4', '31,75', '127,00']]);
    const specification = line(bottom + 20, { 41: 'BTW specificatie van deze factuur', 345: 'Totaal excl. BTW', 507: '355,00' });
    const rest = [...line(bottom + 34, { 345: 'BTW 21%', 507: '74,55' }), ...line(bottom + 48, { 345: 'Totaal incl. BTW', 507: '429,55' })];
    const lines = await linesOf([...HEAD, [57, 200, 'Factuur', 14], [380, 120, 'Factuurnummer: 25707'], [380, 134, 'Factuurdatum: 17-08-2025'], ...printed, ...specification, ...rest]);
    expect(lines.map(({ name }) => name)).toEqual(['Golfkarton', 'Vulpapier']);
  });
});

describe('the foot of a page', () => {
  it('is no item, though its account has figures in the columns', async () => {
    const columns = [[50, 'left', 'Beschreibung'], [330, 'right', 'Menge'], [425, 'right', 'Preis'], [550, 'right', 'Betrag']] as const;
    const { printed } = tableOf(columns, [['Sand', '2', '10,00', '20,00'], ['Kies', '3', '10,00', '30,00']]);
    const foot = line(700, { 50: 'Allee 90', 300: 'IBAN DE20 1509 1704 9834 0310 77', 445: 'IBAN DE71 2004 1111 1276 1392 08' });
    const second = tableOf(columns, [['Salz', '5', '10,00', '50,00']], 120);
    const page2 = [...second.printed, ...totals(second.bottom + 20, [['Netto', '100,00'], ['USt 19 %', '19,00'], ['Rechnungsbetrag', '119,00']])];
    const outcome = await extract(makePdf([[...HEAD, [57, 200, 'Rechnung', 14], [380, 134, 'Rechnungsnummer: R-1'], [380, 150, 'Rechnungsdatum: 03.03.2026'], ...printed, ...foot], page2]));
    expect(outcome.outcome === 'extracted' ? outcome.invoice.lines.map(({ item, net }) => [item.name, net]) : []).toEqual([['Sand', '20'], ['Kies', '30'], ['Salz', '50']]);
  });
});
