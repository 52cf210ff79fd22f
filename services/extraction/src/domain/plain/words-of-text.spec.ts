import { describe, expect, it } from 'vitest';
import { layOut } from '../pdf/layout.js';
import { wordsOfText } from './words-of-text.js';

const cells = (text: string): string[][] => layOut(wordsOfText(text)).map((row) => row.cells.map((cell) => cell.text));

describe(wordsOfText, () => {
  it('has lines for rows, and cells where two spaces or more stand', () => {
    expect(cells('Invoice no. 17\r\nPen   2  10.00\n\n  Total  20.00')).toEqual([['Invoice no. 17'], ['Pen', '2', '10.00'], ['Total', '20.00']]);
  });

  it('says where a word stands: its line and column, on its page', () => {
    const pages = wordsOfText('Page one\f\n\n  Page two\n\f');
    expect(pages).toHaveLength(2);
    expect(pages[1]?.map(({ text, page, box }) => [text, page, box[1] / 9, box[0] / 6])).toEqual([['Page', 2, 2, 2], ['two', 2, 2, 7]]);
  });

  it('leaves rules and leaders out, and what stands beside them in its place', () => {
    expect(cells('+-----+------+\n| Pen | 2.00 |\n=====  =====\nTotal.........: 12.00')).toEqual([['Pen', '2.00'], ['Total', ': 12.00']]);
    expect(wordsOfText('Total.....: 12.00')[0]?.at(-1)?.box[0]).toBe(12 * 6);
  });

  it('widens tabs to the next eighth column', () => {
    expect(wordsOfText('a\tb\t\tc')[0]?.map(({ box }) => box[0] / 6)).toEqual([0, 8, 24]);
    expect(wordsOfText('12345678\tx')[0]?.[1]?.box[0]).toBe(16 * 6);
  });

  it('leaves out bytes that are written as letters', () => {
    expect(cells(`Invoice ${'QUJD'.repeat(5000)} 17`)).toEqual([['Invoice', '17']]);
  });

  it('leaves out what is for printers', () => {
    expect(cells('\u001b&l0O\u001bE\u000fInvoice\u0012 \u001b[1m17\u001b[0m')).toEqual([['Invoice 17']]);
    expect(cells('T\u0008To\u0008ot\u0008ta\u0008al\u0008l')).toEqual([['Total']]);
  });
});
