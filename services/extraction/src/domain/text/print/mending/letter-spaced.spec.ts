import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import { page } from '../../testing/reading-of.js';
import { withWholeLabels } from './letter-spaced.js';

const mended = (text: string): string[] => layOut([page(text)]).map((row) => withWholeLabels(row).cells.map((cell) => cell.text).join(' | '));

describe(withWholeLabels, () => {
  it.each([
    ['FAC TURÉ À', 'FACTURÉ À'],
    ['NO DE FAC TURE | D ESCRIPTION', 'NO DE FACTURE | DESCRIPTION'],
    ['R E C H NUNGSDATUM', 'RECHNUNGSDATUM'],
    ['R E C H N U N G Nr. R26/0318', 'RECHNUNG Nr. R26/0318'],
    ['InvoiceNumber: 4711 | Totalamount', 'Invoice Number: 4711 | Total amount'],
  ])('puts %s together again', (printed, whole) => {
    expect(mended(printed)).toEqual([whole]);
  });

  it.each(['INVOICE DATE', 'NORTH SEA TRADING', 'A B C D E Nr. 118', 'Fac turé à', 'D ESCRIPTION 12', 'Rechnungsnummer: 12', 'BuyerReference - unit 12'])('leaves %s as it is', (printed) => {
    expect(mended(printed)).toEqual([printed]);
  });

  it('shares out the place of the words', () => {
    const [row] = layOut([page('FAC TURÉ À')]);
    const [before, after] = [row?.cells[0]?.box, row === undefined ? undefined : withWholeLabels(row).cells[0]];
    expect(after?.box[0]).toBe(before?.[0]);
    expect(after?.box[2]).toBeCloseTo(before?.[2] ?? 0);
    expect(after?.words.map(({ text }) => text)).toEqual(['FACTURÉ', 'À']);
  });
});
