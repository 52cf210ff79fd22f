import { describe, expect, it } from 'vitest';
import { readTable, type ItemRow } from '../../../testing/print-table.js';
import type { Word } from '../../../pdf/word.js';
import { haveNumbersUnder, isNextLine } from './item-name.js';
import { areCentred, type Snippet } from './item-text.js';

function snippet(text: string, top: number, size: number, confidence?: number): Snippet {
  const box: Word['box'] = [100, top, 100 + text.length * 4, top + size];
  const word: Word = { text, box, page: 1, size, opens: false, closes: false, ...(confidence === undefined ? {} : { confidence }) };
  return { text, words: [word], box, page: 1, y: top + size / 2, size, column: 1 };
}

describe(isNextLine, () => {
  it('takes lines of another size for another text in print', () => {
    expect(isNextLine(snippet('LONDON office chair,', 100, 8), snippet('blue', 110, 8))).toBe(true);
    expect(isNextLine(snippet('LONDON office chair,', 100, 8), snippet('blue', 110, 9.4))).toBe(false);
  });

  it('takes small letters before a colon for no label, and what stands in brackets for no list', () => {
    expect(isNextLine(snippet('Refund for', 100, 8), snippet('return: pump', 110, 8))).toBe(true);
    expect(isNextLine(snippet('Diamond drills', 100, 8), snippet('(blister of 5)', 110, 8))).toBe(true);
    expect(isNextLine(snippet('Diamond drills', 100, 8), snippet('Serial: 4711', 110, 8))).toBe(false);
    expect(isNextLine(snippet('Diamond drills', 100, 8), snippet('- five of them', 110, 8))).toBe(false);
  });

  it('takes what has a number of its own for no rest of a name', () => {
    expect(['Ident-Nr. BM-017', 'Serial No. 4711', 'Wearer #7 (D. Ortiz)'].map((text) => isNextLine(snippet('Calibration of a gauge', 100, 8), snippet(text, 110, 8)))).toEqual([false, false, false]);
    expect(['n° 77 du 22/10', 'Nordic blue', 'No more than five', '7 parts'].map((text) => isNextLine(snippet('Calibration of a gauge', 100, 8), snippet(text, 110, 8)))).toEqual([true, true, true, true]);
  });

  it('takes a period for no rest of a name, in whatever words', () => {
    for (const period of ['01.03.-31.03.2026', '(Du 01/04/2026 au 31/03/2027)', 'Du 01/05/2026 au 30/04/2027', '1-3-2026 t/m 31-3-2026']) expect(isNextLine(snippet('Hosting', 100, 8), snippet(period, 110, 8)), period).toBe(false);
    expect(isNextLine(snippet('Vanne trois voies', 100, 8), snippet('N° de série : V25-8801', 110, 8))).toBe(false);
  });

  it('lets recognised lines differ in size: each is known by its own letters alone', () => {
    expect(isNextLine(snippet('LONDON office chair,', 100, 8, 0.9), snippet('blue', 110, 9.4, 0.9))).toBe(true);
    expect(isNextLine(snippet('LONDON office chair,', 100, 8, 0.9), snippet('TOTAL', 110, 12, 0.9))).toBe(false);
  });
});

describe('names of items', () => {
  const columns = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']] as const;
  const sums = [['Net total', '60.00'], ['VAT 20%', '12.00'], ['Total', '72.00']] as const;

  it('go on in the next line where they end within a phrase', async () => {
    const { invoice } = await readTable(columns, [[['Peppers in a', 'jar of glass'], '4', '5.00', '20.00'], [['Soap', 'lavender, of our own'], '4', '10.00', '40.00']], sums);
    expect(invoice.lines.map(({ item }) => item.name)).toEqual(['Peppers in a jar of glass', 'Soap']);
  });

  it('have their codes with a dash before them as numbers', async () => {
    const { invoice } = await readTable(columns, [['VAN-2250 - Valve', '4', '5.00', '20.00'], ['JNT-0040 - Seal', '2', '10.00', '20.00'], ['GUIDE - Manual', '2', '10.00', '20.00']], sums);
    expect(invoice.lines.map(({ item }) => [item.sellerId, item.name])).toEqual([['VAN-2250', 'Valve'], ['JNT-0040', 'Seal'], ['GUIDE', 'Manual']]);
  });

  it('ends where texts of one form below it are as long as names by chance', async () => {
    const trip = (name: string, below: string, quantity: string, net: string): ItemRow => [[name, below], quantity, '10.00', net];
    const { invoice } = await readTable([[50, 'left', 'Carrier'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']], [trip('Europallet EPAL returned', 'Trip 18-05, CMR 44812', '6', '60.00'), trip('Europallet EPAL returned', 'Trip 27-05, CMR 44990', '3', '30.00'), trip('Blockpallet CP3 returned', 'Trip 27-05, CMR 44990', '1', '10.00'), trip('Wooden frame returned', '4 hinges of brass each', '2', '20.00')], [['Net total', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']]);
    expect(invoice.lines.map((line) => line.item.name)).toEqual(['Europallet EPAL returned', 'Europallet EPAL returned', 'Blockpallet CP3 returned', 'Wooden frame returned']);
  });
});

const item = (top: number, ...lines: readonly string[]): Snippet[] => lines.map((text, line) => snippet(text, top + 9 * line, 7));
const DIGGERS = [item(100, 'Hire of a lifting', 'platform', 'WP-118'), item(140, 'Hire of a digger', 'WP-119'), item(170, 'Transport', 'TR-01')];

describe(haveNumbersUnder, () => {
  it('finds numbers below names of one line, of which some have more', () => {
    expect(haveNumbersUnder(DIGGERS.map((snippets) => ({ snippets })), 1)).toBe(true);
    expect(haveNumbersUnder([...DIGGERS, item(200, 'Fuel')].map((snippets) => ({ snippets })), 1)).toBe(false);
  });
});

describe(areCentred, () => {
  it('is where the texts of all items have their middle at their figures', () => {
    expect(areCentred([112.5, 148, 178], DIGGERS.flat(), 1)).toBe(true);
    expect(areCentred([103.5, 143.5, 173.5], DIGGERS.flat(), 1)).toBe(false);
  });
});
