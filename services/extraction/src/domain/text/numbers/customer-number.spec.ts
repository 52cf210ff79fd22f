import { describe, expect, it } from 'vitest';
import { findCustomerNumber } from './customer-number.js';
import { readingOf } from '../testing/reading-of.js';

const customerNumber = (...lines: readonly string[]): string | undefined => findCustomerNumber(readingOf(...lines), new Set(['RE-118']))?.value;

describe(findCustomerNumber, () => {
  it.each([
    ['a number behind its label', ['Kundennummer: 171746'], '171746'],
    ['a code of letters behind its label', ['Cork | Customer ID | HARBOUR', 'T12 W6CP | Shipment | S00414850'], 'HARBOUR'],
    ['a code of letters below its head', ['Numéro | Date | Code client | Échéance', 'FA-7 | 18/03/2025 | CHASEG | 30/04/2025'], 'CHASEG'],
    ['a number below what heads the buyer', ['Data | Vencimento | Cliente | Moeda', '2025-05-19 | 2025-06-18 | 1042 | EUR'], '1042'],
    ['a number behind what heads the buyer', ['Kunde: | 10023'], '10023'],
    ['a number in the part of the buyer', ['Verkäufer', 'Nummer: | 549910', 'Käufer', 'Nummer: | 16259', 'Name: | Kunde AG'], '16259'],
    ['an account with the seller', ['Page | 1', 'Account | KAL002'], 'KAL002'],
    ['what is called its id, wherever it stands', [...Array.from({ length: 40 }, () => 'Goods'), 'Account ID: acct_GC118'], 'acct_GC118'],
    ['one in groups of figures', ['Číslo odběratele: 10 2277'], '10 2277'],
    ['a code of letters behind its label in one cell', ['Dokument WZ: WZ/118 | Kod kontrahenta: CZYDOM'], 'CZYDOM'],
    ['one in groups before the account of a contract', ['Kundennummer', '4 118 226', 'Vertragskonto', '2000 447 190'], '4 118 226'],
    ['one behind a word for the buyer that is all else of its cell', ['Kunde 10438|Auftrag AU-118'], '10438'],
  ])('finds %s', (_, lines, number) => {
    expect(customerNumber(...lines)).toBe(number);
  });

  it.each([
    ['an account of a bank', ['Bank details', 'Sort code 20-30-44', 'Account No. 62088417']],
    ['an account at the foot', [...Array.from({ length: 40 }, () => 'Goods'), 'Account No. 62088417']],
    ['a name', ['Kunde: | Roth']],
    ['a number in a text', ['Kunde 10438 wurde beliefert']],
    ['the number of the invoice', ['Kunde: | RE-118']],
    ['a number of the seller\'s part', ['Verkäufer', 'Nummer: | 549910']],
    ['what heads a column of items', ['Pos | Kunde | Menge | Einzelpreis | Betrag', '1 | 10023 | 2 | 5,00 | 10,00']],
  ])('takes no other for it: %s', (_, lines) => {
    expect(customerNumber(...lines)).toBeUndefined();
  });
});
