import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { read } from '../../print/reading.js';
import { readingOf } from '../../testing/reading-of.js';
import { findTradingName } from './trading-name.js';

type Printed = readonly [text: string, size: number];

/** Lines of a letter from its top, each in its size. */
function wordsOf(printed: readonly Printed[]): Word[] {
  let top = 20;
  return printed.flatMap(([text, size]) => {
    let left = 50;
    const words = text.split(' ').map((each): Word => {
      const right = left + (each.length * size) / 2;
      const word: Word = { text: each, box: [left, top, right, top + size], page: 1, size, opens: false, closes: false };
      left = right + size / 4;
      return word;
    });
    top += size + 4;
    return words;
  });
}

const named = (value: string): Found => ({ value, confidence: 0.9, label: undefined, text: value, page: 1, box: [0, 0, 1, 1], line: 0 });

const brandOf = (seller: string, ...printed: readonly Printed[]): string | undefined => findTradingName(read(layOut([wordsOf([...printed, ['Beispiel AG', 10]])])), named(seller), named('Beispiel AG'))?.value;

describe(findTradingName, () => {
  it.each([
    ['Klee Fluidtechnik GmbH', [['KLEE', 20], ['Ventile und Pumpen', 9]]],
    ['Klee Gerüstbau GmbH', [['GERÜSTBAU KLEE', 20], ['Klee Gerüstbau GmbH', 9]]],
    ['Klee Picture Library Limited', [['kleepictures', 20], ['office@kleepictures.example', 9]]],
    ['Imprimerie du Nord SRL', [['Presses du Klee', 20], ['post@pressesklee.example', 9]]],
    ['Klee Vertrieb GmbH', [['◆ Hotel Klee ****', 20], ['post@hotelklee.example', 9]]],
  ] satisfies [string, Printed[]][])('takes the largest name in the head that is of %s', (seller, printed) => {
    expect(brandOf(seller, ...printed)).toBe((printed[0]?.[0] ?? '').replaceAll(/^◆ | \*+$/g, ''));
  });

  it('takes what a label says that the seller trades as, right below its name', () => {
    const reading = readingOf('Klee & Display Limited', 't/a Klee Print', '17 Station Parade');
    const [row] = reading.lines;
    expect(findTradingName(reading, row && { ...named('Klee & Display Limited'), box: row.row.box }, undefined)?.value).toBe('Klee Print');
  });

  it('takes a brand over two lines as one', () => {
    expect(brandOf('Douaneagentschap Klee NV', ['KLEE', 20], ['DOUANE', 20])).toBe('KLEE DOUANE');
    expect(brandOf('Distribuciones La Klee del Segura, S.L.', ['Klee', 24], ['del Segura', 15])).toBe('Klee del Segura');
  });

  it.each([
    ['the name itself', 'Klee GmbH', [['KLEE', 20]]],
    ['the name itself, written otherwise', 'SARL Klee et Fils', [['Klee & Fils', 20]]],
    ['a name with its form', 'Klee Fluidtechnik GmbH', [['Klee Holding GmbH', 20]]],
    ['what no other name is smaller than', 'Klee Fluidtechnik GmbH', [['KLEE', 11]]],
    ['what is called otherwise', 'Klee Fluidtechnik GmbH', [['NOTARIAT', 20]]],
    ['anything where the whole name is not known', 'Klee Fluidtechnik', [['KLEE', 20]]],
  ] satisfies [string, string, Printed[]][])('takes no brand from %s', (_, seller, printed) => {
    expect(brandOf(seller, ...printed)).toBeUndefined();
  });
});
