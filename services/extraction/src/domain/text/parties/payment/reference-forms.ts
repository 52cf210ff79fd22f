import { isCreditorReference, isKid, isOcrReference, isQrReference, isStructuredCommunication, isViitenumero } from '@smartap/payment-references';
import { boxOf, textOf, type Box, type Word } from '../../../pdf/word.js';

/** A reference that says by its form alone that a payment is to quote it. */
export interface PrintedReference {
  value: string;
  text: string;
  box: Box;
}

/** A form: how it is printed without spaces, and what it says where its check digits hold. */
interface Form {
  readonly pattern: RegExp;
  readonly valueOf: (digits: string) => string | undefined;
}

const FORMS: readonly Form[] = [
  // Belgium: a structured communication.
  {
    pattern: /^[+*]{3}(\d{3}\/\d{4}\/\d{5})[+*]{3}$/,
    valueOf: (digits) => (isStructuredCommunication(digits.replaceAll('/', '')) ? `+++${digits}+++` : undefined),
  },
  // ISO 11649, of the length of an account at most.
  { pattern: /^(RF\d{2}[A-Z\d]{5,21})$/, valueOf: (text) => (isCreditorReference(text) ? text : undefined) },
  // Switzerland: a QR reference.
  { pattern: /^(\d{27})$/, valueOf: (digits) => (isQrReference(digits) ? digits : undefined) },
  // Denmark: the line of a FIK card, its payment id between the kind of card and the creditor.
  { pattern: /^\+7[15]<(\d{15,16})\+\d{8}<?$/, valueOf: (digits) => (isOcrReference(digits) ? digits : undefined) },
];
/** What a form begins with. */
const BEGINS = /^(?:[+*]{3}|RF\d{2}|\d{2}$|\d{27}$|\+7[15]<)/;
/** A reference is printed in so many groups at most. */
const MAX_GROUPS = 9;

/** The reference that a word begins, the longest whose check digits hold. */
export function referenceAt(words: readonly Word[], at: number): PrintedReference | undefined {
  if (!BEGINS.test(words[at]?.text ?? '')) return undefined;
  for (let end = Math.min(words.length, at + MAX_GROUPS); end > at; end -= 1) {
    const printed = words.slice(at, end);
    const compact = printed
      .map(({ text }) => text)
      .join('')
      .replace(/[.,;]$/, '');
    for (const { pattern, valueOf } of FORMS) {
      const value = valueOf(pattern.exec(compact)?.[1] ?? '');
      if (value !== undefined) return { value, text: textOf(printed), box: boxOf(printed) };
    }
  }
  return undefined;
}

/** How references of figures are checked where each has a check digit, by the language of the page. */
const CHECKS: Readonly<Record<string, (digits: string) => boolean>> = { no: isKid, sv: isOcrReference, fi: isViitenumero };

/** Whether figures that are labelled as a reference have the check digit that those of their country have; nothing where there is none to have. */
export const hasCheckDigit = (value: string, language: string): boolean | undefined => (/^\d+-?$/.test(value) ? CHECKS[language]?.(value) : undefined);
