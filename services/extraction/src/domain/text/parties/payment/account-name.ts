import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import type { Reading } from '../../print/reading.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { holderAfter } from './holder-after.js';

/** How far from the account its holder is named, in points. */
const NEAR = 80;
/** The name of somebody has so many words at most. */
const MAX_WORDS = 6;
const CLAIM = 0.9;

/** What goes before what says whose account it is: the name of a company ends with its legal form, that of the seller is known. */
function nameIn(text: string): string | undefined {
  const company = companyName(text);
  if (company !== undefined) return company;
  // `to the following account` names nobody.
  return isNameLike(text) && /^\P{L}*\p{Lu}/u.test(text) && !/\d/.test(text) && text.split(' ').length <= MAX_WORDS ? text : undefined;
}

/** In whose name the account is that is to be paid to (BT-85): behind its label, near the account unless it is the seller. None where several are named. */
export function findAccountName(
  reading: Reading,
  { account, seller }: { readonly account: Found | undefined; readonly seller: Found | undefined },
): Found | undefined {
  if (account === undefined) return undefined;
  const named = labelsOfField(reading, 'accountHolder').flatMap(({ hit, index }): Found[] => {
    const found = holderAfter(reading, index, hit);
    const name = found === undefined ? undefined : nameIn(found.value);
    const isNear = name === seller?.value || (hit.line.row.page === account.page && Math.abs(hit.box[1] - account.box[1]) <= NEAR);
    return found === undefined || name === undefined || !isNear ? [] : [{ ...found, value: name, confidence: CLAIM }];
  });
  return new Set(named.map(({ value }) => squeeze(value))).size === 1 ? named[0] : undefined;
}
