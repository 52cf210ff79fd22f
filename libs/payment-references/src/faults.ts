import { isCreditorReference, isQrReference, isStructuredCommunication } from './check-digits.js';

/** Forms that say themselves which check digits a reference has. */
const KINDS: readonly (readonly [form: RegExp, holds: (text: string) => boolean])[] = [
  [/^RF\d{2}/i, isCreditorReference],
  [/^(?:\+{3}|\*{3})\d{3}\/\d{4}\/\d{5}(?:\+{3}|\*{3})$/, (text) => isStructuredCommunication(text.replaceAll(/\D/g, ''))],
  [/^\d{27}$/, isQrReference],
];

/** Whether a reference is of a form with check digits, and these do not hold: RF of ISO 11649, a Belgian structured communication, a Swiss QR reference. */
export function hasWrongCheckDigits(reference: string): boolean {
  const compact = reference.replaceAll(' ', '');
  return KINDS.some(([form, holds]) => form.test(compact) && !holds(compact));
}

/** Whether an IBAN is a QR-IBAN, which is paid to with a QR reference alone: of Switzerland or Liechtenstein, its bank numbered from 30000 to 31999 (Swiss Implementation Guidelines QR-bill). */
export const isQrIban = (iban: string): boolean => /^(?:CH|LI)\d{2}3[01]\d{3}/.test(iban.replaceAll(' ', '').toUpperCase());
