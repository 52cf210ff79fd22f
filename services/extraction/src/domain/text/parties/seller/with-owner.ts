import { overlap } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { companyName } from '../names/company-name.js';

/** Who owns a firm of one person in Denmark and Norway, whose name is a part of the firm's: `v/ Signe Brandt, Nygade 5`. */
const OWNER = /^v\/\s?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,3}(?=,|\s[·•|–-]|$)/u;
/** Lines of a letter head stand no further below each other, in heights of the lower one. */
const NEAR = 1.5;

/** A seller without a legal form, with the owner that is named right below in the letter head. */
export function withOwner({ lines }: Reading, seller: Found): Found {
  if (companyName(seller.value) === seller.value || seller.value.includes('v/')) return seller;
  const row = lines[seller.line + 1]?.row;
  const below = row?.page === seller.page ? row.cells.find(({ box }) => overlap(box, seller.box) > 0) : undefined;
  const owner = below !== undefined && below.box[1] - seller.box[3] < NEAR * (below.box[3] - below.box[1]) ? OWNER.exec(below.text)?.[0] : undefined;
  return owner === undefined ? seller : { ...seller, value: `${seller.value} ${owner.replace(/^v\/\s?/, 'v/ ')}` };
}
