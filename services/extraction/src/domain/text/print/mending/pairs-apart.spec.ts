import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import { page } from '../../testing/reading-of.js';
import { withPairsApart } from './pairs-apart.js';

const cellsOf = (text: string): string[] | undefined => layOut([page(text)]).map(withPairsApart)[0]?.cells.map((cell) => cell.text);

describe(withPairsApart, () => {
  it('makes cells of references that stand in one line, each with its value', () => {
    expect(cellsOf('Datum 28.01.2031 · Kundennr. 1019 · Referenz: Projekt Nord')).toEqual(['Datum 28.01.2031', 'Kundennr. 1019', 'Referenz: Projekt Nord']);
    expect(cellsOf('Mandant Nr. 4418 / Ihre Referenz: Abschluss 2031 / Zeitraum 06.01.2031 bis 31.03.2031')).toEqual(['Mandant Nr. 4418', 'Ihre Referenz: Abschluss 2031', 'Zeitraum 06.01.2031 bis 31.03.2031']);
  });

  it('leaves two names of one value, the address of a sender and a lone reference as they are', () => {
    for (const text of ['Rechnungsdatum / Lieferdatum: 28.01.2031', 'Muster GmbH · Hauptstr. 1 · 50667 Köln', 'Rechnung 118 · Seite 1']) expect(cellsOf(text)).toEqual([text]);
  });
});
