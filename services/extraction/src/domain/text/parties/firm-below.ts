import { atMost, type Found } from '../found.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { isPhrase } from '../print/says.js';
import { isCareOf } from './address-signs.js';
import { cellBelow } from './cell-below.js';
import { cleanName, isSameName } from './names/clean-name.js';
import { companyName } from './names/company-name.js';
import { isLikePerson } from './names/like-person.js';
import { isNameLike } from './names/name-like.js';

/** Lines of another column that may stand between those of a block. */
const MAX_BETWEEN = 3;
/** What a company is sure of that stands below a person. */
const BELOW_PERSON = 0.72;
/** What a name without a legal form is sure of at most that another stands right below. */
const ABOVE_ANOTHER = 0.7;

/** Words that say what kind of firm it is. */
const FIRMS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.firms));

/** A name of several words that ends with one for the kind of firm: `Upper Basin Trails Association`. */
const firmIn = (text: string): string | undefined => {
  const name = cleanName(text);
  return name.includes(' ') && isNameLike(name) && isPhrase(name.split(' ').at(-1) ?? '', FIRMS) ? name : undefined;
};

/**
 * The buyer where a name without a legal form stands right above another: the company below a name like a person's, whom a shop or a register of members names second; else the
 * name itself, about which somebody is asked, for it may be a person above the firm, a firm above the person, a label above either, or the first line of a longer name.
 */
export function withFirmBelow(reading: Reading, named: Found, sellerNames: readonly string[]): Found {
  const below = companyName(named.value) === undefined ? cellBelow(reading, named, MAX_BETWEEN) : undefined;
  // What stands further off than a line is high is another's.
  if (below === undefined || below.cell.box[1] - named.box[3] > named.box[3] - named.box[1]) return named;
  const { cell, line } = below;
  const firm = isCareOf(cell.text) || !isLikePerson(named.value) ? undefined : (companyName(cell.text) ?? firmIn(cell.text));
  const isFirm = firm !== undefined && firm === cleanName(cell.text) && !sellerNames.some((seller) => isSameName(seller, firm));
  if (isFirm) return { value: firm, confidence: BELOW_PERSON, label: undefined, text: cell.text, page: named.page, box: cell.box, line };
  const mayBeFirm = isNameLike(cell.text) && !/\d/.test(cell.text);
  return mayBeFirm ? atMost(named, ABOVE_ANOTHER) : named;
}
