import { texts, type Language } from '@smartap/en16931';

export { fill, LANGUAGES, texts, type Language, type Texts, type Values } from '@smartap/en16931';

/** Where in the invoice something is. */
export interface Place {
  readonly group: keyof typeof GROUPS;
  /** From 0. */
  readonly index: number;
  /** As the invoice names it (BT-126). */
  readonly name?: string | undefined;
}

const GROUPS = {
  line: texts('Line', 'Zeile'),
  allowance: texts('Allowance', 'Nachlass'),
  charge: texts('Charge', 'Zuschlag'),
  breakdown: texts('VAT breakdown', 'Umsatzsteueraufschlüsselung'),
  payment: texts('Payment instruction', 'Zahlungsanweisung'),
  document: texts('Supporting document', 'Rechnungsbegründende Unterlage'),
  preceding: texts('Preceding invoice', 'Vorausgegangene Rechnung'),
} as const;

/** `Line 3: `, and `` for the invoice as a whole. */
export function placeIn(language: Language, place: Place | undefined): string {
  if (place === undefined) return '';
  const { group, index, name } = place;
  const number = String(index + 1);
  return `${GROUPS[group][language]} ${number}${name === undefined || name === '' || name === number ? '' : ` (${name})`}: `;
}

/** Words for what comes after the first breach of a rule. */
export function andMore(language: Language, more: number): string {
  if (more === 0) return '';
  return language === 'de' ? ` Ebenso an ${more} weiteren Stellen.` : ` The same in ${more} more places.`;
}
