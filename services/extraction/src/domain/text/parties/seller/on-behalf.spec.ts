import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { issuedFor } from './on-behalf.js';
import { findSellers } from './find-sellers.js';
import { PROVEN_SELLER } from './seller-proof.js';

const namesIn = (...lines: readonly string[]): string[] => issuedFor(readingOf(...lines)).map(({ value }) => value);

describe(issuedFor, () => {
  it.each([
    ['This invoice is issued in the name and on behalf of Brightwater Ltd by Megashop.', 'Brightwater Ltd'],
    ['Ausgestellt im Namen und auf Rechnung der Müller und Söhne GmbH, Hamburg', 'Müller und Söhne GmbH'],
    ['Facture émise au nom et pour le compte de la société Atelier du Lac (SIREN 552 100 554)', 'Atelier du Lac'],
    ['Deze factuur is namens Handel De Vries opgemaakt door Winkel Nederland B.V.', 'Handel De Vries'],
    ['Vystaveno jménem a na účet společnosti Olsza s.r.o. provozovatelem', 'Olsza s.r.o.'],
  ])('names the seller in %s', (line, name) => {
    expect(namesIn(line)).toEqual([name]);
  });

  it('names one in the line below, and nobody where no name follows', () => {
    expect(namesIn('Factura emitida en nombre y por cuenta de', 'Talleres Olsza, S.L. por Megashop')).toEqual(['Talleres Olsza, S.L.']);
    expect(namesIn('We are acting on behalf of our clients.')).toEqual([]);
  });

  it('names nobody for whom only a tax of the town is collected', () => {
    expect(namesIn('Die Kurtaxe wird im Namen und auf Rechnung der Gemeinde eingehoben.')).toEqual([]);
  });
});

describe('A seller that another issues for', () => {
  it('is sure before the head of the page where its legal form bears it out', () => {
    const [seller] = findSellers(readingOf('Megashop Services GmbH', 'Hafenstr. 3', '20457 Hamburg', 'USt-IdNr. DE136695976', 'Rechnung', 'Im Namen und auf Rechnung der Olsza Hotel AG'), {});
    expect([seller?.value, seller?.confidence]).toEqual(['Olsza Hotel AG', PROVEN_SELLER]);
  });
});
