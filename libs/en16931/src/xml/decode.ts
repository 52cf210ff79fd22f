import { InvoiceReadError } from './read-error.js';

const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
/** Encodings of two bytes a character: a declaration that can be read byte by byte is not written in one. */
const WIDE = /^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/;

const CONTROLS = /[\u0080-\u009F]/g;
/** What Windows-1252 has where ISO 8859-1 has control characters, the five that it leaves open as they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function detect(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1');
  const declared = (DECLARED.exec(head)?.[1] ?? 'utf-8').toLowerCase();
  return WIDE.test(declared) ? 'utf-8' : declared;
}

/**
 * Decodes text in an encoding by its label (WHATWG).
 * @throws TypeError or RangeError when the bytes are not in that encoding or it is not known
 */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const text = decoder.decode(bytes);
  // Node.js decodes both as ISO 8859-1 in some of its versions.
  return decoder.encoding === 'windows-1252' ? text.replaceAll(CONTROLS, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control) : text;
}

/**
 * Decodes an XML document by its byte order mark, its declaration or else UTF-8. Programs that write text in memory declare
 * UTF-16 and store UTF-8: what the bytes are counts.
 * @throws InvoiceReadError `INVALID_ENCODING` when the bytes are not in that encoding or it is not known.
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = detect(bytes);
  try {
    return decodeAs(bytes, encoding);
  } catch {
    throw new InvoiceReadError('INVALID_ENCODING', `The bytes of the document are not valid ${encoding}: save it as UTF-8`);
  }
}
