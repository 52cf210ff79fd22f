import { isSaid, isThere, required } from '../presence.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';

/** Codes of UNTDID 4461 for a credit transfer, within SEPA or not. */
const TRANSFER = new Set(['30', '58']);
/** The first six and the last four digits. */
const MAX_CARD_DIGITS = 10;

/** Payment and references: BR-49 to BR-52, BR-55, BR-61. */
export const PAYMENT_RULES: readonly Rule[] = [
  required('BR-49', 'BT-81', ({ s }, report) =>
    s.payments.forEach(({ code }, index) => {
      if (!isThere(code)) report({ place: { group: 'payment', index } });
    }),
  ),
  required(
    'BR-50',
    'BT-84',
    ({ s }, report) =>
      s.payments.forEach(({ code, accounts }, index) => {
        if (TRANSFER.has(code ?? '') && accounts.some((account) => !isSaid(account))) report({ place: { group: 'payment', index } });
      }),
    { follows: ['BR-61'] },
  ),
  required('BR-61', 'BT-84', ({ s }, report) =>
    s.payments.forEach(({ code, accounts }, index) => {
      const isGiven = s.binding === 'ubl' ? accounts.some(isThere) : accounts.every(isThere);
      if (TRANSFER.has(code ?? '') && !isGiven) report({ place: { group: 'payment', index } });
    }),
  ),
  rule({
    id: 'BR-51',
    severity: 'warning',
    severityIn: { cii: 'fatal' },
    terms: ['BT-87'],
    text: texts(
      'A card number (BT-87) shall be shortened: at most the first six and the last four digits.',
      'Eine Kartennummer (BT-87) muss gekürzt sein: höchstens die ersten sechs und die letzten vier Ziffern.',
    ),
    message: texts(
      'The invoice shows {digits} digits of a payment card (BT-87). Tell the seller to show ten at most, and keep this document from others.',
      'Die Rechnung zeigt {digits} Ziffern einer Zahlungskarte (BT-87). Den Verkäufer auf höchstens zehn hinweisen und das Dokument vertraulich halten.',
    ),
    check: ({ s }, report) =>
      s.payments.forEach(({ cardNumber }, index) => {
        if ((cardNumber?.length ?? 0) > MAX_CARD_DIGITS) report({ place: { group: 'payment', index }, values: { digits: String(cardNumber?.length) } });
      }),
  }),
  required('BR-52', 'BT-122', ({ s }, report) =>
    s.documents.forEach((id, index) => {
      if (!isSaid(id)) report({ place: { group: 'document', index } });
    }),
  ),
  required('BR-55', 'BT-25', ({ s }, report) =>
    s.precedingInvoices.forEach((number, index) => {
      if (!(s.binding === 'ubl' ? isThere(number) : isSaid(number))) report({ place: { group: 'preceding', index } });
    }),
  ),
];
