import { texts } from '../rules/texts.js';

const compared = (en: string, de: string) =>
  texts(
    `${en} Compare the two; accept if they are two invoices, reject this one if it is a repetition.`,
    `${de} Beide vergleichen; annehmen, wenn es zwei Rechnungen sind, diese ablehnen, wenn sie eine Wiederholung ist.`,
  );

/** What is said of invoices that look like earlier ones. `other` is the earlier one: number, date, amount. */
export const DUPLICATE_MESSAGES = {
  DUPLICATE_NUMBER: texts(
    'Invoice {number} of this seller came before, in the same year: {other}. It is not paid twice; reject the other one first if this is the right one.',
    'Die Rechnung {number} dieses Verkäufers kam schon, im selben Jahr: {other}. Sie wird nicht zweimal bezahlt; zuerst die andere ablehnen, wenn diese die richtige ist.',
  ),
  DUPLICATE_DOCUMENT: compared('The same document came before, as invoice {other}.', 'Dasselbe Dokument kam schon, als Rechnung {other}.'),
  DUPLICATE_SAME_NUMBER: compared(
    'The seller has used this number in this year before: invoice {other}.',
    'Der Verkäufer hat diese Nummer in diesem Jahr schon verwendet: Rechnung {other}.',
  ),
  DUPLICATE_OTHER_YEAR: compared(
    'The seller has used this number before, in another year or without a date: invoice {other}. Some begin anew each January.',
    'Der Verkäufer hat diese Nummer schon verwendet, in einem anderen Jahr oder ohne Datum: Rechnung {other}. Manche beginnen jeden Januar von vorn.',
  ),
  DUPLICATE_NEAR_NUMBER: compared(
    'The number is nearly, or may be read as, that of invoice {other}, at the same amount.',
    'Die Nummer ist fast die der Rechnung {other} oder als sie zu lesen, beim selben Betrag.',
  ),
  DUPLICATE_GOODS: compared(
    'The same delivery or time was billed before at the same amount, by invoice {other}.',
    'Dieselbe Lieferung oder derselbe Zeitraum wurde schon zum selben Betrag abgerechnet, mit der Rechnung {other}.',
  ),
  DUPLICATE_OTHER_VENDOR: compared(
    'Another vendor record with the same VAT id or account has invoice {other}.',
    'Ein anderer Lieferant mit derselben Umsatzsteuer-Identifikationsnummer oder demselben Konto hat die Rechnung {other}.',
  ),
  DUPLICATE_TEXT: texts(
    'What it bills is nearly word for word that of invoice {other}, under another number. See whether it is a changed copy.',
    'Was sie abrechnet, ist fast Wort für Wort das der Rechnung {other}, unter einer anderen Nummer. Prüfen, ob sie eine veränderte Kopie ist.',
  ),
  MORE_DUPLICATES: texts('{more} more like it.', '{more} weitere derselben Art.'),
} as const;
