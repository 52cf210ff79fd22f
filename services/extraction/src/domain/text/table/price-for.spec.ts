import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, TITLE } from '../../testing/print-table.js';
import { readingOf } from '../testing/reading-of.js';
import { figuresOf } from './figures.js';
import { unitsFor } from './price-for.js';

describe(unitsFor, () => {
  it.each([
    ['3.000 ex. à 412,50 € le mille', 10_000_000n],
    ['Tarif 412,50 € les 1.000 exemplaires', 10_000_000n],
    ['je Sorte 9,60 EUR pro Hundert', 1_000_000n],
    ['Labels 12.40 ‰', 10_000_000n],
    ['Flyers 31,25 /1000', 10_000_000n],
    ['Ballots 182.00 M', 10_000_000n],
    ['Bolts 12.50 /C', 1_000_000n],
    ['Druck 80,00 EUR %', 1_000_000n],
    ['Blech 848,0 kg zu 1.068,00 EUR t', 10_000_000n],
    ['Blech 0,848 t zu 1.068,00 EUR t', undefined],
    ['Plakate 80,00 EUR je Stück', undefined],
    ['Plakate 80,00 EUR', undefined],
  ])('of %j', (text, expected) => {
    const reading = readingOf(text);
    expect(figuresOf(reading, 0).find(({ isMoney }) => isMoney)?.per).toBe(expected);
  });
});

describe(figuresOf, () => {
  it('has the count that a price is for as part of it, wherever its column ends', () => {
    const figures = figuresOf(readingOf('Œufs | 1440 | 16,90 /100 | 243,36'), 0);
    expect(figures.map(({ text, per }) => [text, per])).toEqual([['1440', undefined], ['16,90', 1_000_000n], ['243,36', undefined]]);
  });
});

describe('Items in blocks that end with how many there are, at which price', () => {
  /** Blocks of lines, the last of which has an amount; what it is for stands further in. */
  const blocksOf = (blocks: readonly (readonly string[])[]): Printed[] => blocks.flatMap((lines, block) => lines.flatMap((line, index): Printed[] => {
    const [top, [text = '', amount]] = [260 + block * 60 + index * 12, line.split('|')];
    return amount === undefined ? [[50, top, text]] : [[70, top, text], [530 - amount.length * 5, top, amount]];
  }));
  const sums = (top: number, pairs: readonly (readonly [string, string])[]): Printed[] => pairs.flatMap(([label, value], index): Printed[] => [[350, top + index * 16, label], [530 - value.length * 5, top + index * 16, value]]);
  const told = async (blocks: readonly (readonly string[])[], pairs: readonly (readonly [string, string])[]) => {
    const { outcome } = await linesOf([...TITLE, ...blocksOf(blocks), ...sums(270 + blocks.length * 60, pairs)]);
    return outcome.invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, price.baseQuantity, net]);
  };

  it('are named by the first row, in a list of two', async () => {
    expect(await told([['Folded leaflets', '135 g silk, printed on both sides', '5,000 pcs at 24.50 per thousand|122.50'], ['Posters A1', '200 sheets at 80.00 per hundred|160.00']], [['Net total', '282.50'], ['VAT 20%', '56.50'], ['Total', '339.00']])).toEqual([
      ['Folded leaflets', '5000', '24.5', '1000', '122.5'],
      ['Posters A1', '200', '80', '100', '160'],
    ]);
  });

  it('are named by the first row, in columns of rates and amounts', async () => {
    const rows = [['Folded leaflets', '135 g silk, printed on both sides', '5,000 copies at 24.50 per thousand    VAT 20 %|122.50'], ['Posters A1', '200 sheets at 80.00 per hundred    VAT 20 %|160.00'], ['Proofs', 'One set, two rounds', '2.5 h at 60.00 an hour    VAT 20 %|150.00']];
    expect(await told(rows, [['Net total', '432.50'], ['VAT 20%', '86.50'], ['Total', '519.00']])).toEqual([
      ['Folded leaflets', '5000', '24.5', '1000', '122.5'],
      ['Posters A1', '200', '80', '100', '160'],
      ['Proofs', '2.5', '60', undefined, '150'],
    ]);
  });
});
