import { atMost, type Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import { textOfLines } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { companyName, denomination } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { SMALL_WORDS } from '../names/small-words.js';

/** What a seller claims at most whose name may be short of something. */
const MAY_BE_SHORT = 0.9;
/** A shorter word tells no name from others. */
const LEAST_TELLING = 4;

const wordsOf = (name: string): string[] => name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Whether a text is a name of more words, all with a capital, that has another in it: `Distribuciones La Vega`, and no sentence about it. */
const isLonger = (text: string, name: string): boolean =>
  isNameLike(text) &&
  squeeze(text) !== squeeze(name) &&
  ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(name).join(' ')} `) &&
  wordsOf(text).every((word) => /^(?:[\p{Lu}\d]|\p{L}$)/u.test(word) || SMALL_WORDS.has(word));

/**
 * The seller, less sure where his name has no legal form and the pages print what may be the whole of it: a company that has one of its words in its name, or the name among further words.
 *
 * @param others names of whom the seller is not
 */
export function unsureIfShort(reading: Reading, seller: Found, others: readonly string[]): Found {
  const printed = companyName(seller.text);
  if (companyName(seller.value) !== undefined || (printed !== undefined && denomination(printed, textOfLines(reading.lines)) === seller.value)) return seller;
  const telling = wordsOf(seller.value)
    .map((word) => squeeze(word))
    .filter((word) => word.length >= LEAST_TELLING);
  const isWhole = (text: string): boolean => {
    const company = companyName(text);
    return company === undefined
      ? isLonger(cleanName(text), seller.value)
      : !others.some((other) => isSameName(other, company)) && telling.some((word) => squeeze(company).includes(word));
  };
  const isShort = reading.lines.some(({ row }, line) =>
    row.cells.some(({ text, box }) => isWhole(text) && reading.labels[line]?.some((hit) => hit.box[0] >= box[0] && hit.box[2] <= box[2]) !== true),
  );
  return isShort ? atMost(seller, MAY_BE_SHORT) : seller;
}
