import type { Random } from '../random.js';

const ENCODINGS = ['UTF-8', 'UTF-16', 'utf-16le', 'ISO-8859-1', 'windows-1252', 'shift_jis', 'UTF-7', 'EBCDIC-CP-US', '', 'x'.repeat(300)];
const MARKS = ['efbbbf', 'fffe', 'feff', '0000feff', '2b2f76', ''];

const WAYS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  // Says another encoding than it is in.
  (bytes, random) => Buffer.from(bytes.toString('latin1').replace(/encoding="[^"]*"/, `encoding="${random.pick(ENCODINGS) ?? ''}"`), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le').swap16(),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  (bytes, random) => Buffer.concat([Buffer.from(random.pick(MARKS) ?? '', 'hex'), bytes]),
  (bytes) => Buffer.from(bytes.toString('base64')),
];

/** Writes a document in another encoding, or has it say so, or puts a byte order mark before it. */
export function recode(bytes: Buffer, random: Random): Buffer {
  return random.pick(WAYS)?.(bytes, random) ?? bytes;
}
