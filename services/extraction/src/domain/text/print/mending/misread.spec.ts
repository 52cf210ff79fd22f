import { describe, expect, it } from 'vitest';
import { piecesOf } from './misread.js';

const seen = (text: string): readonly string[] => piecesOf({ text, confidence: 0.8 });

describe(piecesOf, () => {
  it.each([
    ['with another letter', 'Rechmungsdatum:', 'rechnungsdatum'],
    ['without a letter', 'Nettobtrag', 'nettobetrag'],
    ['with a letter too many', 'Ammount-Description', 'ammount', 'description'],
    ['at the end of a longer word', 'WARENRECENUNG', 'warenrechnung'],
    ['with a figure for a letter', 'Liefersche1n', 'lieferschein'],
  ])('takes a recognised word of labels for what it is, read %s', (_, text, ...pieces) => {
    expect(seen(text)).toEqual(pieces);
  });

  it.each(['Rechnungen', 'Invoices', 'Nettobetrags', 'Musterhausen', 'Bratum'])('leaves %s, which is another word', (text) => {
    expect(seen(text)).toEqual([text.toLowerCase()]);
  });

  it('leaves what is printed as it is', () => {
    expect(piecesOf({ text: 'WARENRECENUNG' })).toEqual(['warenrecenung']);
  });
});
