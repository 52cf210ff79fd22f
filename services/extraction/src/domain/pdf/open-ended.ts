/** What the reader goes over again in seconds: more is no file that somebody's software wrote. */
const MOST_BYTES = 64 * 1024 * 1024;
/** No invoice has more objects. */
const MOST_OBJECTS = 1_000_000;
const HEADER = Buffer.from(' obj');
/** The longest number and generation that stand before the word. */
const LONGEST_NUMBER = 18;
const NUMBER = /(\d{1,10}) (\d{1,5})$/;
const [OPEN, CLOSE, LESS, MORE, SQUARE, SQUARE_END, ESCAPE] = Buffer.from('()<>[]\\');

/** Whether what stands from one place to another, a dictionary, list or text, is closed before its end (ISO 32000-1, 7.3). */
function isClosed(bytes: Buffer, from: number, to: number): boolean {
  let [depth, texts] = [0, 0];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (texts > 0) {
      if (byte === ESCAPE) at += 1;
      else if (byte === OPEN) texts += 1;
      else if (byte === CLOSE) texts -= 1;
    } else if (byte === OPEN) texts = 1;
    else if (byte === LESS || byte === SQUARE) depth += 1;
    else if (byte === MORE || byte === SQUARE_END) depth -= 1;
    else if (depth > 0 || byte === undefined || byte <= 0x20) continue;
    // Anything else that stands alone, a number or a reference, ends by itself.
    if (depth <= 0 && texts === 0) return true;
  }
  return depth === 0 && texts === 0;
}

/**
 * Whether a PDF says the same objects again and again without an end. A reader that mends the table of objects reads every version
 * of an object, each to its end: thousands that only end with the file take it minutes, and so do millions of others.
 */
export function isOpenEnded(document: Uint8Array): boolean {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const seen = new Set<string>();
  let again = 0;
  for (let at = bytes.indexOf(HEADER); at >= 0; ) {
    const next = bytes.indexOf(HEADER, at + 1);
    const [name] = NUMBER.exec(bytes.toString('latin1', Math.max(0, at - LONGEST_NUMBER), at)) ?? [];
    if (name !== undefined && seen.has(name) && !isClosed(bytes, at + HEADER.length, next < 0 ? bytes.length : next)) again += bytes.length - at;
    if (name !== undefined) seen.add(name);
    if (again > MOST_BYTES || seen.size > MOST_OBJECTS) return true;
    at = next;
  }
  return false;
}
