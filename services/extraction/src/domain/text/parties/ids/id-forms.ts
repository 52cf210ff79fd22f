import { oncePerText } from '@smartap/runtime';
import { isProvenTaxNumber, isProvenVatId, vatIdIn, vatIdMeant } from '@smartap/tax-ids';
import { boxOf, textOf, type Box, type Word } from '../../../pdf/word.js';
import { knownOf } from '../../print/labels/index.js';
import type { Line } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';

/** An identifier as it is printed, and what its form says. */
export interface Id {
  value: string;
  /** It has the structure of the VAT ids of its country. */
  isFormal: boolean;
  /** Its check digits hold. */
  isProven: boolean;
  text: string;
  box: Box;
}

/** Whether a tax number without the prefix of its country is right by the check digits of a country where the language of the page is spoken. */
export const isProvenWhereSpoken = (number: string, language: string): boolean => isProvenTaxNumber(number, knownOf(language)?.spokenIn ?? []);

/** An identifier is printed in so many words at most. */
export const MAX_WORDS = 6;

const printed = (words: readonly Word[]): Pick<Id, 'text' | 'box'> => ({ text: textOf(words), box: boxOf(words) });

/** The VAT id that recognised words begin with were letters and digits not taken for one another. */
function meantAt(words: readonly Word[]): Id | undefined {
  if (words[0]?.confidence === undefined) return undefined;
  for (let count = 1; count <= words.length && /\d/.test(words[count - 1]?.text ?? ''); count += 1) {
    const own = words.slice(0, count);
    const value = vatIdMeant(own.map(({ text }) => text).join(''));
    if (value !== undefined) return { value, isFormal: true, isProven: true, ...printed(own) };
  }
  return undefined;
}

/** A share or an amount is no part of an id: `FRE 0% 1,300.00`. */
const OF_NO_ID = /%|\d,\d/;

/** The VAT id that words begin with, one a line, for there may be spaces within them, and whether its check digits hold: the same words are asked about beside, below and without a label. */
const idIn = oncePerText((lines) => {
  const found = vatIdIn(lines.split('\n'));
  return found && { ...found, isProven: isProvenVatId(found.vatId) };
});

/** The VAT id that words begin with. */
export function vatIdAt(all: readonly Word[]): Id | undefined {
  const end = all.findIndex(({ text }) => OF_NO_ID.test(text));
  const words = end < 0 ? all : all.slice(0, end);
  const found = idIn(words.map(({ text }) => text).join('\n'));
  const meant = found?.isProven === true ? undefined : meantAt(words);
  return meant ?? (found && { value: found.vatId, isFormal: true, isProven: found.isProven, ...printed(words.slice(0, found.words)) });
}

/** A number in groups of figures that its check digits prove to be one: `51 824 753 556`. */
export function groupedNumberAt(words: readonly Word[], language: string): Id | undefined {
  const end = words.findIndex(({ text }) => !/^\d{2,4}$/.test(text));
  const last = words[end];
  // `ABN 51 824 753 556, 12 Beach Road`
  const closed = last !== undefined && /^\d{2,4}[,;.]$/.test(last.text) ? [{ ...last, text: last.text.slice(0, -1) }] : [];
  const all = [...words.slice(0, end < 0 ? words.length : end), ...closed];
  // The number of a house may follow.
  const possible = [all, all.slice(0, -1)].filter((groups) => groups.length > 1).map((groups) => ({ groups, value: groups.map(({ text }) => text).join('') }));
  const found = possible.find(({ value }) => isProvenWhereSpoken(value, language));
  return found && { value: found.value, isFormal: false, isProven: true, ...printed(found.groups) };
}

/** The number of a Norwegian company with the letters behind it that make it a VAT id (bokføringsforskriften § 5-1-2): `888 067 507 MVA`. */
export function norwegianAt(words: readonly Word[]): Id | undefined {
  const tax = words.findIndex(({ text }) => text === 'MVA');
  const value = `NO${words
    .slice(0, Math.max(0, tax))
    .map(({ text }) => text)
    .join('')}MVA`;
  return /^NO\d{9}MVA$/.test(value) && isProvenVatId(value) ? { value, isFormal: true, isProven: true, ...printed(words.slice(0, tax + 1)) } : undefined;
}

/** What follows the nine figures of a Canadian business: its account for sales tax. */
const CANADIAN_ACCOUNT = /^RT\d{4}$/;

/** A number of an Austrian or German tax office with its parts in words of their own: `70 418/2279`, `181 / 815 / 08155`, `007 118 10582`. */
const OF_OFFICE = /^\d{2,3} ?\/? ?\d{3} ?\/ ?\d{4,5}$|^\d{2,3} \d{3} \d{5}$/;

/** A number with figures enough that has not the form of a VAT id. */
export function taxNumberAt(words: readonly Word[], language: string): Id | undefined {
  const [word] = words;
  const office = [...words.keys()].map((count) => words.slice(0, count + 1)).find((own) => own.length > 1 && OF_OFFICE.test(textOf(own)));
  if (office !== undefined) return { value: textOf(office), isFormal: false, isProven: false, ...printed(office) };
  const value = word?.text.replaceAll(/[,;.]+$/g, '') ?? '';
  const account = words.findIndex(({ text }) => CANADIAN_ACCOUNT.test(text));
  const business = words
    .slice(0, Math.max(0, account))
    .map(({ text }) => text)
    .join('');
  if (/^\d{9}$/.test(business))
    return { value: business + (words[account]?.text ?? ''), isFormal: false, isProven: false, ...printed(words.slice(0, account + 1)) };
  if (word === undefined || !/\d{5}/.test(value.replaceAll(/\D/g, ''))) return groupedNumberAt(words, language);
  return { value, isFormal: false, isProven: isProvenWhereSpoken(value, language), ...printed([word]) };
}

/** Tax ids of Spain stand alone below a name: `B01251974`, `12345678Z` (Real Decreto 1065/2007, art. 22). */
const SPANISH = /^(?:[A-HJNP-SUVW]\d{7}[\dA-J]|\d{8}[A-Z])$/;

/** What parts an id from the address behind it: `B01251974 - Calle Mayor, 15`. */
const PARTS = /^[-–·|]$/;

/** A tax id of a page in Spanish that is all its cell says, or stands before what parts it from the rest. */
export function spanishAt({ language }: Reading, { words, cellOf }: Line, at: number): Id | undefined {
  if (language !== 'es') return undefined;
  const text = words[at]?.text ?? '';
  const isAlone = cellOf[at] !== cellOf[at - 1] && (cellOf[at] !== cellOf[at + 1] || PARTS.test(words[at + 1]?.text ?? ''));
  return isAlone && SPANISH.test(text) && isProvenTaxNumber(text, ['ES'])
    ? { value: text, isFormal: false, isProven: true, ...printed(words.slice(at, at + 1)) }
    : undefined;
}
