import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import { read } from '../../print/reading.js';
import { page, readingOf } from '../../testing/reading-of.js';
import { findSellers } from './find-sellers.js';
import { PROVEN_SELLER } from './seller-proof.js';

function sellerIn(...lines: readonly string[]): [string | undefined, boolean] {
  const [seller] = findSellers(readingOf(...lines), { buyerNames: ['Kron AG'] });
  return [seller?.value, seller?.confidence === PROVEN_SELLER];
}

describe('A seller', () => {
  it.each([
    ['its legal form and its tax id below it', ['Muster Werkzeuge GmbH', 'Hafenstr. 3', '20457 Hamburg', 'USt-IdNr. DE136695976', 'Rechnung']],
    ['a section and addresses', ['Supplier:', 'Brightwater', '4 Quay Road', 'pay@brightwater.example', 'www.brightwater.example', 'Invoice']],
    ['addresses and its tax id', ['Brightwater', '4 Quay Road', 'VAT No. GB123456789', 'pay@brightwater.example', 'Invoice']],
    ['its tax id and the account in its name', ['Brightwater', '4 Quay Road', 'VAT No. GB123456789', 'Invoice', 'Account name: Brightwater']],
    ['an account in its name, which ends in the next line', ['De Vlonder V.O.F.', 'Zaagmolenweg 12', 'Factuur', 'Gelieve te betalen op NL91 ABNA 0417 1643 00 t.n.v. De Vlonder', 'V.O.F. onder vermelding van het factuurnummer.']],
    ['a legal form and the mail in its own block', ['Brightwater Ltd', '4 Quay Road', 'pay@brightwater.example', 'Invoice', ' | Kron', ' | mail@kron.example']],
    ['the head of the page and the account in its name', ['Brightwater', '4 Quay Road', 'Invoice', ...Array<string>(20).fill('x'), 'Account name: Brightwater']],
  ])('is proven by %s', (_, lines) => {
    expect(sellerIn(...lines)).toEqual([lines[0] === 'Supplier:' ? lines[1] : lines[0], true]);
  });

  it('is not proven by its tax id where that of another company stands beside it, unless a heading names the buyer', () => {
    const [names, ids, streets] = ['Hotel Puerta, S.A. | Clima Sur, S.L.', 'CIF: A28309144 | CIF: B84127638', 'Avenida 6 | Calle 23'];
    expect(findSellers(readingOf(names, ids, streets, 'Factura F25-318'), {})[0]?.confidence).toBeLessThan(PROVEN_SELLER);
    expect(findSellers(readingOf(names, ids, streets, 'Factura F25-318', 'Cliente:', 'Hotel Puerta, S.A.'), {})[0]?.confidence).toBe(PROVEN_SELLER);
  });

  it('is proven by its tax id and the foot of the page that repeats it', () => {
    const lines = ['Brightwater', '4 Quay Road', 'VAT No. GB123456789', 'Invoice', ...Array<string>(50).fill('x')];
    expect([sellerIn(...lines, 'Brightwater - 4 Quay Road - Leeds LS1 5AB'), sellerIn(...lines, 'Thank you')]).toEqual([['Brightwater', true], ['Brightwater', false]]);
  });

  it.each([
    ['one of these alone', ['Muster Werkzeuge GmbH', 'Hafenstr. 3', '20457 Hamburg', 'Rechnung']],
    ['the id of one of two longer names', ['Megashop', 'Invoice', 'www.megashop.example', '', 'Megashop EU S.A. - VAT No. LU20260743', 'Megashop Travel Ltd']],
    ['the mail of a market place where a section names another', ['Megashop', 'VAT No. GB123456789', 'pay@megashop.example', 'Invoice', 'Sold by: | Oak and Ash']],
  ])('is not by %s', (_, lines) => {
    expect(sellerIn(...lines)[1]).toBe(false);
  });

  it('is proven by its legal form where the pages name the tenant, who is the buyer', () => {
    const letter = ['Muster Werkzeuge GmbH', 'Hafenstr. 3', '20457 Hamburg', 'Rechnung'];
    expect(sellerIn(...letter, 'Kron AG', 'Ringweg 9', '8005 Zürich')).toEqual(['Muster Werkzeuge GmbH', true]);
    expect(sellerIn(...letter.with(0, 'Muster Werkzeuge'), 'Kron AG', 'Ringweg 9', '8005 Zürich')).toEqual(['Muster Werkzeuge', false]);
  });

  it('is proven whole by the longer name that one place prints with its legal form and its id', () => {
    expect(sellerIn('Megashop', 'Invoice', 'www.megashop.example', '', 'Megashop EU S.A. - VAT No. LU20260743')).toEqual(['Megashop EU S.A.', true]);
  });

  it.each([
    ['Molinos del Bajio SA EN RL', false],
    ['Pixelhof UG (limited)', false],
    ['Molinos del Bajio SA', true],
    ['Molinos del Bajio SA · Calle Uno 4', true],
    ['Brightwater Pty Ltd ABN 18 048 258 890', true],
  ])('is proven by its legal form only where its name ends there: %s', (line, isProven) => {
    expect(sellerIn(line, 'VAT No. GB123456789', 'pay@molinosbajio.example', 'www.pixelhof.example', 'Invoice')[1]).toBe(isProven);
  });

  it('is not where its name may go on', () => {
    const isProvenAbove = (next: string): boolean => {
      const close = page('Supplier:', 'Peralta y Mesa', next, 'VAT No. GB123456789').map((word): Word => ({ ...word, box: [word.box[0], word.box[1] * 0.8, word.box[2], word.box[1] * 0.8 + 10] }));
      return findSellers(read(layOut([close])), {})[0]?.confidence === PROVEN_SELLER;
    };
    expect([isProvenAbove('4 Quay Road'), isProvenAbove('szosa Szczęsna 23a'), isProvenAbove('Consultores Reunidos')]).toEqual([true, true, false]);
  });
});
