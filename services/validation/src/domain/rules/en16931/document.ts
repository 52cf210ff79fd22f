import { isSaid, isThere, requiredOnce } from '../presence.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';
import { ofFamilies } from './vat/ids.js';

const any = { appliesTo: 'any' } as const;

/** What the invoice as a whole must say: BR-01 to BR-16, BR-53, BR-CO-03, BR-CO-18. */
export const DOCUMENT_RULES: readonly Rule[] = [
  requiredOnce('BR-01', 'BT-24', ({ s }) => isSaid(s.specificationId)),
  requiredOnce('BR-02', 'BT-1', ({ s }) => isSaid(s.number), any),
  requiredOnce('BR-03', 'BT-2', ({ s }) => isSaid(s.issueDate), any),
  requiredOnce('BR-04', 'BT-3', ({ s }) => isSaid(s.typeCode), any),
  requiredOnce('BR-05', 'BT-5', ({ s }) => isSaid(s.currency), any),
  requiredOnce('BR-06', 'BT-27', ({ s }) => isSaid(s.seller?.name), any),
  requiredOnce('BR-07', 'BT-44', ({ s }) => isSaid(s.buyer?.name)),
  requiredOnce('BR-08', 'BG-5', ({ s }) => isThere(s.seller?.address), { follows: ['BR-09'] }),
  // CII asks for the country of an address even where there is none.
  requiredOnce('BR-09', 'BT-40', ({ s }) => (s.seller?.address ? isSaid(s.seller.address.country) : s.binding === 'ubl')),
  requiredOnce('BR-10', 'BG-8', ({ s }) => isThere(s.buyer?.address), { follows: ['BR-11'] }),
  requiredOnce('BR-11', 'BT-55', ({ s }) => (s.buyer?.address ? isSaid(s.buyer.address.country) : s.binding === 'ubl')),
  requiredOnce('BR-12', 'BT-106', ({ s }) => !s.totals || isThere(s.totals.lineNetSum), { follows: ['BR-CO-10', 'BR-CO-13'] }),
  requiredOnce('BR-13', 'BT-109', ({ s }) => !s.totals || isThere(s.totals.withoutVat), { ...any, follows: ['BR-CO-13', 'BR-CO-15'] }),
  requiredOnce('BR-14', 'BT-112', ({ s }) => !s.totals || isThere(s.totals.withVat), { ...any, follows: ['BR-CO-15', 'BR-CO-16'] }),
  requiredOnce('BR-15', 'BT-115', ({ s }) => !s.totals || isThere(s.totals.due), { ...any, follows: ['BR-CO-16'] }),
  requiredOnce('BR-16', 'BG-25', ({ s }) => s.lines.length > 0, { follows: ['BR-CO-10', ...ofFamilies('01', '08')] }),
  rule({
    id: 'BR-53',
    terms: ['BT-6', 'BT-111'],
    text: texts(
      'An invoice with a VAT accounting currency (BT-6) shall give the VAT total in that currency (BT-111).',
      'Ist eine Währung für die Umsatzsteuer (BT-6) genannt, muss die Umsatzsteuersumme in dieser Währung (BT-111) angegeben sein.',
    ),
    message: texts(
      'The VAT accounting currency (BT-6) is {currency}, but no VAT total in {currency} (BT-111) is given. Ask the seller for it, in a currency other than that of the invoice.',
      'Die Währung für die Umsatzsteuer (BT-6) ist {currency}, aber es fehlt die Umsatzsteuersumme in {currency} (BT-111). Den Verkäufer um diesen Betrag bitten.',
    ),
    check: ({ s }, report) => {
      if (s.taxCurrency === undefined) return;
      const isGiven = s.vatTotals.some((total) => isThere(total.amount) && total.currency === s.taxCurrency);
      const isSame = s.binding === 'cii' && s.taxCurrency === s.currency;
      if ((s.binding === 'ubl' || s.totals !== undefined) && (!isGiven || isSame)) report({ values: { currency: s.taxCurrency } });
    },
  }),
  rule({
    id: 'BR-CO-03',
    terms: ['BT-7', 'BT-8'],
    text: texts(
      'A VAT point date (BT-7) and a VAT point date code (BT-8) exclude each other.',
      'Datum (BT-7) und Code (BT-8) des Steuerzeitpunkts schließen einander aus.',
    ),
    message: texts(
      'The invoice has both a VAT point date (BT-7: {date}) and a code for it (BT-8: {code}). Ask the seller to keep one.',
      'Die Rechnung nennt sowohl ein Datum (BT-7: {date}) als auch einen Code (BT-8: {code}) des Steuerzeitpunkts. Den Verkäufer bitten, nur eines zu nennen.',
    ),
    check: ({ s }, report) => {
      if (s.taxPointDate !== undefined && s.taxPointDateCode !== undefined) report({ values: { date: s.taxPointDate, code: s.taxPointDateCode } });
    },
  }),
  // UBL asks once a document, CII once a line.
  requiredOnce('BR-CO-18', 'BG-23', ({ s }) => s.breakdown.length > 0 || (s.binding === 'cii' && s.lines.length === 0), {
    follows: ['BR-CO-14', ...ofFamilies('01')],
  }),
];
