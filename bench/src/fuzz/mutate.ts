import type { Random } from '../random.js';
import { recode } from './recode.js';
import { repack } from './repack.js';

/** Changes a document; `other` is one to take pieces of. */
export type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const VALUES = [
  'NaN',
  'Infinity',
  '1,5',
  '--1',
  '0x10',
  '1'.repeat(400),
  `0.${'0'.repeat(400)}1`,
  '__proto__',
  'constructor',
  'XXX',
  '380',
  '381',
  '20260230',
  '102',
  'S',
  'AE',
];
const MAX_BYTES = 4 * 1024 * 1024;
const NUMBERS = ['0', '-1', '1', '65536', '2147483647', '-2147483648', '4294967296', '99999999999999999999', '1e308', '0.0000001'];
// prettier-ignore
const WORDS = [
  '<!DOCTYPE a [<!ENTITY b "c">]>', '<![CDATA[', ']]>', '<!--', '&b;', '&#0;', '&#x10FFFF;', '<?xml version="1.1"?>', '</', '/>', ' xmlns="urn:x"', '\u0000', '\uFEFF', '\u202E',
  'endstream', 'endobj', '1 0 obj', '<<', '>>', '[', 'startxref', '/Filter [/FlateDecode /FlateDecode]', '/Filter /LZWDecode', '/Kids [2 0 R]', '/Prev 0', '/Encrypt 1 0 R', '/ObjStm', '/Type /XRef', 'BT', 'Tj', 'q ',
];

function span(bytes: Buffer, random: Random, longest = bytes.length): [from: number, to: number] {
  const from = random.int(0, Math.max(0, bytes.length - 1));
  return [from, Math.min(bytes.length, from + random.int(1, Math.max(1, longest)))];
}

const flip: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let left = 2 ** random.int(0, 7); left > 0 && copy.length > 0; left -= 1) {
    const at = random.int(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.int(0, 7));
  }
  return copy;
};

const cut: Mutation = (bytes, random) => {
  const [from, to] = span(bytes, random);
  return random.next() < 0.5 ? bytes.subarray(0, from) : Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const repeat: Mutation = (bytes, random) => {
  const [from, to] = span(bytes, random, 2 ** random.int(2, 12));
  const times = Math.min(2 ** random.int(1, 14), Math.ceil(MAX_BYTES / (to - from + 1)));
  return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: times }, () => bytes.subarray(from, to)), bytes.subarray(to)]);
};

const splice: Mutation = (bytes, random, other) => {
  const [from, to] = span(bytes, random);
  const [start, end] = span(other, random);
  return Buffer.concat([bytes.subarray(0, from), other.subarray(start, end), bytes.subarray(random.next() < 0.5 ? from : to)]);
};

const insert: Mutation = (bytes, random) => {
  const [at] = span(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(WORDS) ?? ''), bytes.subarray(at)]);
};

/** Replaces what a pattern finds, at some of its places, until the document has grown as far as it may. */
function replacing(pattern: RegExp, by: (found: string, random: Random) => string): Mutation {
  return (bytes, random) => {
    const share = random.next() < 0.5 ? 0.02 : 0.3;
    let room = MAX_BYTES - bytes.length;
    return Buffer.from(
      bytes.toString('latin1').replaceAll(pattern, (found) => {
        if (room <= 0 || random.next() >= share) return found;
        const changed = by(found, random);
        room -= changed.length - found.length;
        return changed;
      }),
      'latin1',
    );
  };
}

const aNumber = (found: string, random: Random): string => random.pick([...NUMBERS, found.repeat(9), String(random.int(0, 999))]) ?? found;
const lengths = replacing(/(?<=\/(?:Length|Count|Size|First|N|W|Index|Predictor|Columns|Prev)[\s[]{0,4})\d{1,60}|(?<=startxref\s{1,4})\d{1,60}/g, aNumber);
const numbers = replacing(/\d{1,60}(?:\.\d{1,60})?/g, aNumber);
const references = replacing(/\d{1,9}(?= 0 R)/g, (_, random) => String(random.int(0, 20)));
const names = replacing(
  /(?<=[</:])[A-Z]\w{1,60}/g,
  (found, random) => random.pick([found.toLowerCase(), `${found}${found}`, 'cac:Party', 'ID', 'x:y']) ?? found,
);

/** What an element or attribute says, by something else that XML allows. */
const values = replacing(
  /(?<=>)[^<>]{1,4000}(?=<\/)|(?<==")[^"<>]{0,4000}(?=")/g,
  (found, random) =>
    random.pick([...NUMBERS, '', '2026-02-31', found.repeat(50), '../../etc/passwd', '\u00ad'.repeat(40), '9'.repeat(4000), random.pick(VALUES) ?? '']) ??
    found,
);
const ELEMENT = /<([\w:]{1,60})[^<>]{0,200}>[^<>]{0,4000}<\/\1>/g;
const elements = replacing(
  ELEMENT,
  (found, random) =>
    random.pick([
      '',
      found + found,
      `<!--x-->${found}`,
      found.repeat(500),
      `${found.slice(0, found.indexOf('>') + 1)}${found}${found.slice(found.lastIndexOf('<'))}`,
    ]) ?? found,
);

/** Tags opened without an end, deeper than any document goes. */
const nest: Mutation = (bytes, random) => {
  const [at] = span(bytes, random);
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from((random.pick(['<a>', '[', '<<', '(', '<a b="c">', '<< /K [']) ?? '').repeat(2 ** random.int(4, 17))),
    bytes.subarray(at),
  ]);
};

/** The ways to change a document, by their names. */
// prettier-ignore
export const MUTATIONS: Readonly<Record<string, Mutation>> = { flip, cut, repeat, splice, insert, lengths, numbers, references, names, nest, recode, values, elements };

const EVERY = Object.entries(MUTATIONS);
// An XML that is no longer well-formed is refused at once: half of the ways leave it so that it is read further.
const FOR_XML = [...EVERY, ...Array.from({ length: 12 }, (_, turn): [string, Mutation] => (turn % 2 === 0 ? ['values', values] : ['elements', elements]))];

/** Changes a document in one to four ways, in half of the PDFs within their packed streams; the same random gives the same bytes. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): { bytes: Buffer; ways: string[] } {
  const ways: string[] = [];
  let changed = bytes;
  for (let left = random.int(1, 4); left > 0; left -= 1) {
    const [name, way] = random.pick(changed.includes('%PDF-') ? EVERY : FOR_XML) ?? ['flip', flip];
    const inside = changed.includes('%PDF-') && random.next() < 0.5;
    const next = inside ? repack(changed, (content) => way(content, random, other), random) : way(changed, random, other);
    changed = next.subarray(0, MAX_BYTES);
    ways.push(inside ? `${name} in a stream` : name);
  }
  return { bytes: changed, ways };
}
