import { oncePer } from '@smartap/runtime';
import type { DuplicateRecord } from './duplicate-record.js';

const LABELS = new Set(['INV', 'INVOICE', 'RE', 'RG', 'RECHNUNG', 'FAC', 'FACTURE', 'FACTUUR', 'NO', 'NR']);
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };

const withoutZeros = (number: string): string => number.replace(/0*(\d)/, '$1');

/**
 * The number as two editions of the same invoice share it: upper case, letters and digits only, without a leading label
 * and without the leading zeros of the first run of digits. A label is dropped only as a whole run of letters; a single
 * letter is a series and stays.
 */
export function canonicalNumber(number: string): string {
  let rest = number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, ' ')
    .trim();
  for (let label = /^[A-Z]+/.exec(rest)?.[0]; label !== undefined && LABELS.has(label); label = /^[A-Z]+/.exec(rest)?.[0]) {
    const shorter = rest.slice(label.length).trim();
    if (shorter === '') break;
    rest = shorter;
  }
  return withoutZeros(rest.replaceAll(' ', ''));
}

/** The canonical number of a record, which is held against many others. */
export const numberOf = oncePer(({ number }: DuplicateRecord) => canonicalNumber(number));

/** A canonical number with each letter that is read for a digit as that digit. */
export function foldedNumber(canonical: string): string {
  return withoutZeros(canonical.replaceAll(/[OILSBZ]/g, (letter) => LOOK_ALIKES[letter] ?? letter));
}
