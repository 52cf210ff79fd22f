import type { Invoice } from '@smartap/en16931';

const ROWS = 6;
const BANDS = 5;
const HASHES = 64;
const WORDS = 3;
// Less says nothing, more takes time and tells no more.
const LEAST = 10;
const MOST = 2000;
const PRIME = 0x01_00_01_93;
const BASIS = 0x81_1c_9d_c5;

/** The hashes of the shingles of a text, each the smallest of its family. */
export type Signature = Readonly<Uint32Array>;

/** FNV-1a, 32 bits: of a text, or of one that goes on after another. */
function hashOf(text: string, before = BASIS): number {
  let hash = before;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

/** The hash of some words in a row, with spaces between, without the text of them all. */
function shingleAt(words: readonly string[], from: number): number {
  let hash = hashOf(words[from] ?? '');
  for (let i = from + 1; i < from + WORDS; i += 1) hash = hashOf(words[i] ?? '', hashOf(' ', hash));
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
  return [seller.name, paymentTerms, ...notes.map(({ text }) => text), ...items.flat()]
    .filter((part) => part !== undefined)
    .join(' ')
    .toUpperCase();
}

/** The smallest hashes of the shingles of a text; undefined when it is too short to be told from others. */
export function signatureOf(text: string): Signature | undefined {
  const words = text.split(/[^\p{L}\p{N}.,]+/u).filter((word) => word !== '');
  const shingles = new Set<number>();
  for (let i = 0; i + WORDS <= words.length && shingles.size < MOST; i += 1) shingles.add(shingleAt(words, i));
  if (shingles.size < LEAST) return undefined;
  const least = new Uint32Array(HASHES).fill(0xff_ff_ff_ff);
  for (const shingle of shingles)
    least.forEach((known, i) => {
      least[i] = Math.min(known, mixed(shingle, i));
    });
  return least;
}

/** How many of the shingles two texts share, as their signatures tell: from 0 to 1. */
export function likeness(a: Signature, b: Signature): number {
  return a.reduce((same, hash, i) => (hash === b[i] ? same + 1 : same), 0) / HASHES;
}

/** Texts that are nine tenths alike have one of these in common, 98 times of a hundred. */
export function bandsOf(signature: Signature): string[] {
  return Array.from({ length: BANDS }, (_, band) => `${band}:${signature.slice(band * ROWS, (band + 1) * ROWS).join(',')}`);
}
