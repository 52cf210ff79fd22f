import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import { page } from '../../testing/reading-of.js';
import { read } from '../reading.js';

/** Lines that stand close below each other where one begins with `^`. */
function readingOf(...lines: readonly string[]) {
  let [top, rows] = [0, [] as Word[]];
  for (const line of lines) {
    top += line.startsWith('^') ? 11 : 26;
    rows = [...rows, ...page(line.replace('^', '')).map((word): Word => ({ ...word, box: [word.box[0], top, word.box[2], top + 10] }))];
  }
  return read(layOut([rows]));
}

const rowsOf = (...lines: readonly string[]): string[] => readingOf(...lines).lines.map(({ row }) => row.cells.map(({ text }) => text).join(' | '));

describe('Labels below their values', () => {
  it('stand before them, also beside another column, and keep their places', () => {
    const lines = ['EXP-2031-118 | 07/10/2031', '^número de factura | fecha de factura', 'AB-77 | 05/10/2031', '^albarán de entrega | fecha de entrega'];
    expect(rowsOf(...lines)).toEqual(['número de factura | fecha de factura', 'EXP-2031-118 | 07/10/2031', 'albarán de entrega | fecha de entrega', 'AB-77 | 05/10/2031']);
    expect(readingOf(...lines).lines[1]?.words[0]?.box[1]).toBe(26);
    expect(rowsOf('Southern Acids | T-11894 | 14/08/2031', '^Lot 11 Mason Road | invoice no. | date', 'Kwinana')).toEqual(['Southern Acids | invoice no. | date', 'Lot 11 Mason Road | T-11894 | 14/08/2031', 'Kwinana']);
  });

  it('go on in the line below, and may be of totals', () => {
    expect(rowsOf('118/A | 05-04-2031 | B-77', '^N° FACTURE | ÉCHÉANCE / | VOTRE CDE / UW', '^ | VERVALDATUM | BESTELBON', 'Texte')).toEqual(['N° FACTURE | ÉCHÉANCE / VERVALDATUM | VOTRE CDE / UW BESTELBON', '118/A | 05-04-2031 | B-77', 'Texte']);
    expect(rowsOf('€1,087.22 | €250.06 | €1,337.28', '^before VAT | VAT at 23% | total of this bill', 'Text')).toEqual(['before VAT | VAT at 23% | total of this bill', '€1,087.22 | €250.06 | €1,337.28', 'Text']);
  });

  it('are none where values stand as near below them, or right beside', () => {
    for (const lines of [
      ['Invoice no. | Date', '^RE-118 | 14/08/2031', '^Due date | Your PO', '^28/08/2031 | PO-77'],
      ['Invoice no. | RE-118', '^Date | 14/08/2031', '^Due date | 28/08/2031'],
      ['RE-118', '^Invoice no.', 'Thank you'],
    ])
      expect(rowsOf(...lines)).toEqual(lines.map((line) => line.replace('^', '')));
  });

  it('stand so too above the value of another such label', () => {
    expect(rowsOf('CN-118 | 15/07/2031', '^credit note no. | date', '^F-1183 | BW-16', '^customer no. | your order', 'Text')).toEqual(['credit note no. | date', 'CN-118 | 15/07/2031', 'customer no. | your order', 'F-1183 | BW-16', 'Text']);
  });
});
