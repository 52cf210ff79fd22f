import { describe, expect, it } from 'vitest';
import { extractPages } from './extract-pages.js';
import { page } from './testing/reading-of.js';

/** Type, totals and lines of a page of two items whose amounts are printed with a sign. */
function read(title: string, sign: '' | '-') {
  const outcome = extractPages([page(
    `${title} C26-0417`, 'Datum: 04.11.2026', 'Muster Reinigung GmbH', 'USt-IdNr. DE136695976', 'IBAN DE89 3704 0044 0532 0130 00',
    'Pos | Beschreibung | Menge | Einzelpreis | Gesamt EUR', `1 | Reinigung Büro | ${sign}3 | 86,40 | ${sign}259,20`, `2 | Verbrauchsmaterial | ${sign}1 | 64,75 | ${sign}64,75`,
    `Nettobetrag | ${sign}323,95`, `MwSt 19 % | ${sign}61,55`, `Gesamtbetrag EUR | ${sign}385,50`,
  )], {});
  if (outcome.outcome !== 'extracted') throw new Error(outcome.outcome);
  const { typeCode, totals, lines, vatBreakdown } = outcome.invoice;
  return { typeCode, withVat: totals.withVat, net: totals.withoutVat, taxes: vatBreakdown.map(({ taxable, tax }) => [taxable, tax]), lines: lines.map(({ quantity, price, net }) => [quantity, price.net, net]) };
}

const CREDITED = { net: '323.95', withVat: '385.5', taxes: [['323.95', '61.55']], lines: [['3', '86.4', '259.2'], ['1', '64.75', '64.75']] };
const GIVEN_BACK = { net: '-323.95', withVat: '-385.5', taxes: [['-323.95', '-61.55']], lines: [['-3', '86.4', '-259.2'], ['-1', '64.75', '-64.75']] };

describe('The sign of a credit', () => {
  it.each([['Gutschrift', ''], ['Gutschrift', '-'], ['Stornorechnung', '-'], ['Storno', '-'], ['Facture avoir', '-']] as const)('is in the type of a credit note, not in its amounts: %s, %s', (title, sign) => {
    expect(read(title, sign)).toEqual({ typeCode: '381', ...CREDITED });
  });

  it('leaves the number of the invoice that it credits to that', () => {
    const outcome = extractPages([page('Avoir', 'Numéro | AV-2026-004', 'Facture d’origine | F-2026-031', 'Studio Kerouan SAS', 'TVA FR14904172632', 'Description | Quantité | Prix HT | Total HT', 'Licence | 2 | 175,75 | 351,50', 'Total HT | 351,50', 'TVA 20 % | 70,30', 'Total TTC | 421,80', 'Cet avoir annule la facture F-2026-031.')], {});
    expect(outcome.outcome === 'extracted' ? [outcome.invoice.number, outcome.invoice.precedingInvoices[0]?.number] : outcome).toEqual(['AV-2026-004', 'F-2026-031']);
  });

  it('stays in an invoice, and in one that is corrected by the difference', () => {
    expect(read('Rechnung', '-')).toEqual({ typeCode: '380', ...GIVEN_BACK });
    expect(read('Rechnungskorrektur', '-')).toEqual({ typeCode: '384', ...GIVEN_BACK });
  });

  it('is that of a credit where a correction calls its total one', () => {
    const totalled = (label: string): string | undefined => {
      const outcome = extractPages([page('Rechnungskorrektur', 'Nr. GS-118 vom 04.11.2026', 'Muster GmbH', 'USt-IdNr. DE136695976', 'Nettobetrag | −100,00', 'Umsatzsteuer 19 % | −19,00', `${label} | −119,00`)], {});
      return outcome.outcome === 'extracted' ? `${outcome.invoice.typeCode} ${outcome.invoice.totals.withVat}` : outcome.outcome;
    };
    expect([totalled('Gutschriftbetrag'), totalled('Gesamtbetrag')]).toEqual(['381 119', '384 -119']);
  });
});
