import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from './reading.js';

const SIZE = 10;
const CHARACTER = 5.5;

/** Runs of text as a PDF gives them: each character, a space too, is given the mean width of its run. */
function lineOf(top: number, ...runs: readonly string[]): Word[] {
  return runs.flatMap((run, column) =>
    [...run.matchAll(/\S+/g)].map((match): Word => {
      const left = 50 + column * 150 + match.index * CHARACTER;
      const end = match.index + match[0].length;
      return { text: match[0], box: [left, top, left + match[0].length * CHARACTER, top + SIZE], page: 1, size: SIZE, opens: match.index === 0, closes: end === run.length };
    }),
  );
}

function amountsOf(...lines: readonly (readonly string[])[]): string[] {
  return read(layOut([lines.flatMap((runs, row) => lineOf(row * 14, ...runs))])).amounts.flat().map(({ value }) => value);
}

describe('Thousands parted by a space', () => {
  it('are one number where a run of text is no more than it', () => {
    expect(amountsOf(['Total HT', '5 870,28 €'], ['TVA', '1 174,06 €'], ['Net à payer', '7 044,34 €'])).toEqual(['5870.28', '1174.06', '7044.34']);
    expect(amountsOf(['Summa', 'SEK 12 345 678,50'])).toEqual(['12345678.5']);
    expect(amountsOf(['TOTAL', 'R 18 892.55'])).toEqual(['18892.55']);
  });

  it('are so on a page that sets one amount otherwise, such as the capital of a company', () => {
    const capital = ['Capital Social 5.000,00 EUR'];
    expect(amountsOf(capital, ['Base', '7 591,04 €'], ['IVA', '1 745,94 €'], ['Total', '9 336,98 €'], ['A pagar', '9 336,98 €'], ['Obra', '4,00', '1 563,02', '6 252,08']).slice(-3)).toEqual(['4', '1563.02', '6252.08']);
    expect(amountsOf(capital, ['Base', '7.591,04 €'], ['Total', '9.336,98 €'], ['Obra', '4', '563,02']).slice(-2)).toEqual(['4', '563.02']);
  });

  it('are so where four figures stand together, as Spanish, Polish and Portuguese print them', () => {
    expect(amountsOf(['Suma częściowa', '261 482,41 zł'], ['Cena', '8756,85 zł'])).toEqual(['261482.41', '8756.85']);
  });

  it('are so where a narrow space that the font has not is printed as a stroke', () => {
    expect(amountsOf(['Subtotal', '11 /084,39 €'], ['Tax', '1/847,40 €'])).toEqual(['11084.39', '1847.4']);
    expect(amountsOf(['Number', '24/123'], ['Of', '4 /2024'])).not.toContain('24123');
  });

  it('are so where a currency makes one number of a cell, however others are written', () => {
    expect(amountsOf(['Preço', '1.082,04'], ['Total', '35 944,23 €'])).toEqual(['1082.04', '35944.23']);
  });

  it('are so too in a run with other words, once the document has shown it', () => {
    expect(amountsOf(['Total HT 5 870,28'], ['Net à payer', '7 044,34'])).toEqual(['5870.28', '7044.34']);
  });

  it('are so behind the label of a sum in one run', () => {
    expect(amountsOf(['Total HT: 5 870,28 €'])).toEqual(['5870.28']);
    expect(amountsOf(['Net à payer 7 044,34 €'])).toEqual(['7044.34']);
  });

  it('are so in print of one width, whose space is as wide as a figure', () => {
    const typed = (top: number, ...cells: readonly string[]): Word[] => lineOf(top, ...cells).map((word) => ({ ...word, size: 9, opens: true, closes: true }));
    expect(read(layOut([typed(0, 'Netto PLN', '1 224,57')])).amounts.flat().map(({ value }) => value)).toEqual(['1224.57']);
  });

  it('are so without cents beside a currency, and in cells of their own once that is shown', () => {
    expect(amountsOf(['Konsultdag', '13 115'], ['Att betala', '13 115 kr'])).toEqual(['13115', '13115']);
    expect(amountsOf(['Konsultdag', '13 115'])).toEqual(['13', '115']);
  });

  it('are so on a scan where the gap is as wide as a space with what a figure leaves free at its sides, and four figures without it prove nothing', () => {
    const seen = (text: string, left: number, right: number, top: number): Word => ({ text, box: [left, top, right, top + SIZE], page: 1, size: SIZE, opens: false, closes: false, confidence: 0.95 });
    const amounts = (gap: number): string[] => read(layOut([[seen('1', 50, 54, 0), seen('558,00', 54 + gap, 84 + gap, 0), seen('1916,34', 50, 85, 14)]])).amounts.flat().map(({ value }) => value);
    expect([amounts(5.4), amounts(12)]).toEqual([['1558', '1916.34'], ['1', '558', '1916.34']]);
  });

  it('are a quantity and a price where nothing shows it', () => {
    expect(amountsOf(['Widget 2 150,00 300,00'])).toEqual(['2', '150', '300']);
  });

  it('are a quantity and a price where the document writes thousands otherwise', () => {
    expect(amountsOf(['Widget', '2 150,00'], ['Total', '1.300,00'])).toEqual(['2', '150', '1300']);
    expect(amountsOf(['Widget', '2 150,00'], ['Total', '1300,00'])).toEqual(['2', '150', '1300']);
  });
});
