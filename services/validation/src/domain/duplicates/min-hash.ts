import type { Invoice } from '@smartap/en16931';

const ROWS = 6;
const BANDS = 5;
const HASHES = 64;
const WORDS = 3;
// Less says nothing, more takes time and tells no more.
const LEAST = 10;
const MOST = 2000;
const PRIME = 0x01_00_01_93;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
}

/** The i-th of a family of hashes: a mix of the bits with a seed of its own (murmur's last step). */
function mixed(hash: number, i: number): number {
  let own = Math.imul(hash ^ Math.imul(i + 1, 0x9e_37_79_b1), 0x85_eb_ca_6b);
  own = Math.imul(own ^ (own >>> 13), 0xc2_b2_ae_35);
  return (own ^ (own >>> 16)) >>> 0;
}

/** What a person would read of an invoice, without what makes it this one: number, dates, references. */
export function textOf({ lines, notes, seller, paymentTerms }: Invoice): string {
  const items = lines.map(({ item, quantity, unit, price, net, note }) => [item.name, item.description, item.sellerId, quantity, unit, price.net, net, note]);
  return [seller.name, paymentTerms, ...notes.map(({ text }) => text), ...items.flat()].filter((part) => part !== undefined).join(' ').toUpperCase();
}

/** The smallest hashes of the shingles of a text; undefined when it is too short to be told from others. */
export function signatureOf(text: string): readonly number[] | undefined {
  const words = text.split(/[^\p{L}\p{N}.,]+/u).filter((word) => word !== '');
  const shingles = new Set<number>();
  for (let i = 0; i + WORDS <= words.length && shingles.size < MOST; i += 1) shingles.add(hashOf(words.slice(i, i + WORDS).join(' ')));
  if (shingles.size < LEAST) return undefined;
  return Array.from({ length: HASHES }, (_, i) => {
    let least = 0xff_ff_ff_ff;
    for (const shingle of shingles) least = Math.min(least, mixed(shingle, i));
    return least;
  });
}

/** How many of the shingles two texts share, as their signatures tell: from 0 to 1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  return a.filter((hash, i) => hash === b[i]).length / HASHES;
}

/** Texts that are nine tenths alike have one of these in common, 98 times of a hundred. */
export function bandsOf(signature: readonly number[]): string[] {
  return Array.from({ length: BANDS }, (_, band) => `${band}:${signature.slice(band * ROWS, (band + 1) * ROWS).join(',')}`);
}
