import { squeeze } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';
import { AND } from './small-words.js';

const LEAST_NAME = 4;

const AND_SIGN = /[&+]/g;

/** A name without the place in it: `The Copper Kettle (Wexdale) Ltd`, of which there are many. */
const withoutPlace = (name: string): string => name.replace(/\s\([^()]+\)(?=\s)/, '');

/** Whether an address, squeezed, speaks for a name; one with a sign for `and` has a word in its address: `Kaffe & Te` of `kaffeogte.dk`. */
function speaksFor(address: string, name: string): boolean {
  const says = (squeezed: string): boolean => squeezed.length >= LEAST_NAME && (squeezed.includes(address) || address.includes(squeezed));
  return says(squeeze(withoutPlace(name))) || (name.search(AND_SIGN) > 0 && [...AND].some((word) => says(squeeze(name.replaceAll(AND_SIGN, ` ${word} `)))));
}

/** Whether a mail or web address on the pages speaks for a name; an address does not for itself. */
export function isSpokenFor({ addresses: { domains, boxes } }: Reading, name: string): boolean {
  return !/^[\w-]+(?:\.[\w-]+)+$/.test(name) && [...domains, ...boxes].some((address) => speaksFor(address, name));
}

/** Whether most of the mail and web addresses on the pages speak for a name: that of the buyer may be printed too. */
export function isCorroborated({ addresses: { domains } }: Reading, name: string): boolean {
  return domains.filter((domain) => speaksFor(domain, name)).length * 2 > domains.length;
}

const ADDRESS = /(?:@|www\.|https?:\/\/)((?:[\w-]+\.)+)[a-z]{2,}/giu;

/** Whether a mail or web address within a text speaks for a name. */
export function isSpokenForIn(text: string, name: string): boolean {
  return [...text.matchAll(ADDRESS)].some(([, domain = '']) => domain.split('.').some((part) => part.length >= LEAST_NAME && speaksFor(squeeze(part), name)));
}
