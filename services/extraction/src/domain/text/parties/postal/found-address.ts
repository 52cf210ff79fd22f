import type { Address } from '@smartap/en16931';
import { boxOf, textOf } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import type { AddressLine } from './address-lines.js';
import { parseAddress, type ParsedAddress } from './parse-address.js';
import type { PostalPart } from './pieces.js';
import { isStreetWord } from './streets.js';
import type { Writing } from './writing.js';

/** The terms of an address as found on the pages (BG-5, BG-8, BG-15). */
export type FoundAddress = Partial<Record<keyof Address, Found>>;

/** An address read off lines of a page, with how sure it is whose it is. */
export interface ReadAddress {
  parsed: ParsedAddress;
  /** The lines up to its last. */
  lines: readonly AddressLine[];
  confidence: number;
  label?: string;
}

/** What a line claims at most that is taken for the street since nothing else stands above the town. */
const UNNAMED = 0.75;

/** What is longer is a sentence that an address stands in. */
const LONGEST_STREET = 80;

/** Four to six figures before a word are an address where a street stands above, or a country says so: `12345 Schrauben` is an item. */
const isPlausible = ({ terms, named, town }: ParsedAddress): boolean =>
  town.form === 'own' || town.isPrefixed === true || terms.line1 !== undefined || named !== undefined;

/** Reads lines of a page as an address, where they are one; those below a label begin with a name. */
export function readAddress(lines: readonly AddressLine[], writing: Writing, confidence: number, label?: string): ReadAddress | undefined {
  const parsed =
    lines.length === 0
      ? undefined
      : parseAddress(
          lines.map(({ text }) => text),
          { writing, names: label === undefined ? 0 : 1 },
        );
  // `Street, Leeds LS11 5QP` goes on from the line above.
  const street = parsed?.terms.line1?.value ?? '';
  if (parsed === undefined || !isPlausible(parsed) || isStreetWord(street) || street.length > LONGEST_STREET) return undefined;
  const last = Math.max(...[parsed.terms.city, parsed.terms.postCode, parsed.named].map((part) => part?.line ?? 0));
  return { parsed, lines: lines.slice(0, last + 1), confidence, ...(label !== undefined && { label }) };
}

/** A part of an address with the words that print it: those of its line that make it up, else the whole line. */
export function foundPart(
  { lines, label }: Pick<ReadAddress, 'lines' | 'label'>,
  { value, line }: PostalPart,
  confidence: number,
  printed = value,
): Found | undefined {
  const at = lines[line];
  if (at === undefined) return undefined;
  const wanted = squeeze(printed);
  let words = at.words;
  for (let from = 0; from < at.words.length && words === at.words; from += 1) {
    if (squeeze(at.words[from]?.text ?? '') === '') continue;
    for (let to = from + 1; to <= at.words.length; to += 1) {
      const joined = squeeze(textOf(at.words.slice(from, to)));
      if (joined.length > wanted.length) break;
      if (joined === wanted) words = at.words.slice(from, to);
    }
  }
  return { value, confidence, label, text: textOf(words), page: words[0]?.page ?? 1, box: boxOf(words), line: at.line };
}

/** The terms of an address but its country, each with its place. */
export function foundTerms(read: ReadAddress): FoundAddress {
  const {
    parsed: { terms, hasStreet },
    confidence,
  } = read;
  const found: FoundAddress = {};
  for (const [term, part] of Object.entries(terms) as [keyof typeof terms, PostalPart][]) {
    const own = foundPart(read, part, term === 'line1' && !hasStreet ? Math.min(confidence, UNNAMED) : confidence);
    if (own !== undefined) found[term] = own;
  }
  return found;
}
