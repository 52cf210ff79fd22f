import { compactVatId, isKnownVatId, isProvenVatId } from './vat-id.js';

/** An id is printed in so many groups at most. */
const MAX_GROUPS = 6;
/** A VAT id as it is printed. */
export interface PrintedVatId {
  /** Compact. */
  readonly vatId: string;
  /** How many words it is printed in, the last of them perhaps with something set to it. */
  readonly words: number;
}

/** What stands right behind an id in one word, as in `FR40303265045RCS`: the shortest and the longest id before it. */
const [SHORTEST, LONGEST] = [8, 16];

/** What every VAT id of a known structure begins with: its country, or the state and firm of an Indian one. */
const BEGINNING = /^(?:[A-Z]{2}|\d{2}[A-Z]{5})/;

/** The beginnings of a word that a letter follows: what is set behind an id without a space. */
function beginnings(word: string): string[] {
  return Array.from({ length: LONGEST - SHORTEST + 1 }, (_, at) => word.slice(0, LONGEST - at)).filter((text) => /^[A-Z]$/.test(word.charAt(text.length)));
}

/**
 * The VAT id that words begin with: of what their groups may mean the longest whose check digits hold, else the longest that has
 * the structure of its country. Undefined when they begin with none.
 *
 * @example vatIdIn(['FR', '40', '303', '265', '045', 'RCS', 'Paris']) // { vatId: 'FR40303265045', words: 5 }
 */
export function vatIdIn(words: readonly string[]): PrintedVatId | undefined {
  if (!BEGINNING.test(compactVatId(words.slice(0, MAX_GROUPS).join('')))) return undefined;
  const joined = words.slice(0, MAX_GROUPS).map((_, last) => compactVatId(words.slice(0, last + 1).join('')));
  const known = [...new Set([...joined.toReversed(), ...beginnings(compactVatId(words[0] ?? ''))])].filter(isKnownVatId);
  const vatId = known.find(isProvenVatId) ?? known[0];
  return vatId === undefined ? undefined : { vatId, words: 1 + joined.findIndex((text) => text.length >= vatId.length) };
}
