import { describe, expect, it } from 'vitest';
import { layOut } from './layout.js';
import type { Word } from './word.js';

const word = (text: string, left: number, size: number): Word => ({ text, box: [left, 20 - size / 2, left + (text.length * size) / 2, 20 + size / 2], page: 1, size, opens: true, closes: true });

const cellsOf = (...words: readonly Word[]): string[] => layOut([words]).flatMap(({ cells }) => cells.map(({ text }) => text));

describe(layOut, () => {
  it('ends a cell at a wide gap', () => {
    expect(cellsOf(word('Total', 50, 10), word('due', 78, 10), word('12.00', 110, 10))).toEqual(['Total due', '12.00']);
  });

  it('parts a label from the number that touches it in another font, and joins what one font prints in pieces', () => {
    const texts = (...words: readonly Word[]): string[] => layOut([words]).flatMap((row) => row.words.map(({ text }) => text));
    expect(texts({ ...word('del', 50, 10), font: 'bold' }, { ...word('4546478936', 65, 10), font: 'regular' })).toEqual(['del', '4546478936']);
    expect(texts({ ...word('INV', 50, 10), font: 'bold' }, { ...word('4546478936', 65, 10), font: 'bold' })).toEqual(['INV4546478936']);
  });

  it('takes recognised words for one line that stand a little lower, where nothing stands over the other', () => {
    const rowsOf = (confidence: number | undefined, ...words: readonly Word[]): string[] => layOut([words.map((own) => (confidence === undefined ? own : { ...own, confidence }))]).map(({ text }) => text);
    const lower = (own: Word, by: number): Word => ({ ...own, box: [own.box[0], own.box[1] + by, own.box[2], own.box[3] + by] });
    const [label, value] = [word('Number', 50, 10), lower(word('4711', 120, 10), 5.5)];
    expect(rowsOf(0.9, label, value)).toEqual(['Number 4711']);
    expect(rowsOf(undefined, label, value)).toEqual(['Number', '4711']);
    expect(rowsOf(0.9, label, lower(value, 3))).toEqual(['Number', '4711']);
    expect(rowsOf(0.9, label, value, lower(word('Date', 50, 10), 5.5))).toEqual(['Number', 'Date 4711']);
  });

  it('ends it at a narrower one where the size of the print changes', () => {
    expect(cellsOf(word('Brown', 50, 16), word('Brown', 99, 9))).toEqual(['Brown', 'Brown']);
    expect(cellsOf(word('Brown', 50, 16), word('Ltd', 93, 9), word('London', 110, 9))).toEqual(['Brown Ltd London']);
  });

  it('parts columns that stand nearer than cells where lines begin at the same edge behind more than a space', () => {
    const line = (top: number, first: readonly Word[], second: string): Word[] => [...first, word(second, 116, 10)].map((own) => ({ ...own, box: [own.box[0], own.box[1] + top, own.box[2], own.box[3] + top] }));
    const seller = line(12, [word('Alder', 50, 10), word('Timber', 78, 10)], 'Beech');
    expect(cellsOf(...line(0, [word('Seller', 50, 10)], 'Buyer'), ...seller, ...line(24, [word('Mill', 50, 10), word('Road', 73, 10)], 'Quay'))).toEqual(['Seller', 'Buyer', 'Alder Timber', 'Beech', 'Mill Road', 'Quay']);
    expect(cellsOf(...seller)).toEqual(['Alder Timber Beech']);
  });

  it('parts none at the spaces of a font whose letters are all as wide as each other', () => {
    const line = (top: number): Word[] => ['Total', 'goods', 'value'].map((text, index) => ({ ...word(text, 50 + 36 * index, 10), box: [50 + 36 * index, top, 80 + 36 * index, top + 10] }));
    expect(cellsOf(...line(0), ...line(12), ...line(24))).toEqual(['Total goods value', 'Total goods value', 'Total goods value']);
  });
});
