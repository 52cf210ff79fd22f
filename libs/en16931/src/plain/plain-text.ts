import { decodeAs } from '../xml/decode.js';

/** Control characters of texts and of printers: backspace, tab, ends of lines and pages, wide and narrow print, the end of a file in DOS, escape. */
const OF_TEXTS: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x0e, 0x0f, 0x12, 0x14, 0x1a, 0x1b]);
const FIRST_OF_SECOND_SET = 0x80;

const isOfText = (control: string): boolean => OF_TEXTS.has(control.charCodeAt(0)) || control.charCodeAt(0) >= FIRST_OF_SECOND_SET;
/** What is text and is read by programs: JSON, EDIFACT and X12, markup, keys and certificates, scripts, bytes that are written as letters (base64). */
const FOR_PROGRAMS = /^\s*(?:[{[<]|UN[ABH][+:]|UNA|ISA\*|-----BEGIN|#!|%PDF-|BEGIN:V|[\w+/=\r\n]{400})/;

/** Letters of code page 850, as DOS had it, that Windows-1252 has signs for: from 0x80 on. */
const CODE_PAGE_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
/** A letter of code page 850 within a word: what stands there in Windows-1252 are quotation marks and the like, which are not within words. */
const WITHIN_A_WORD = /[A-Za-z][\u0081\u0082\u0084\u0088\u008a\u008c\u008e\u0090\u0093\u0094\u0099\u009a][A-Za-z]/;

/** Bytes that tell whether it is text. */
const HEAD_BYTES = 8192;
/** A character may be cut in two where bytes are cut: the longest of UTF-8 has four. */
const LONGEST_CHARACTER = 4;

/** UTF-16 by its mark, or by what stands in every other byte of a text in a Latin script. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 256);
  const zeros = (place: number): number => head.filter((byte, index) => index % 2 === place && byte === 0).length;
  if (zeros(1) * 4 > head.length && zeros(0) === 0) return 'utf-16le';
  return zeros(0) * 4 > head.length && zeros(1) === 0 ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  // Halves of characters are shown as such: nothing here is without a reading.
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return decodeAs(bytes, 'utf-8');
  } catch {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return WITHIN_A_WORD.test(raw)
      ? raw.replaceAll(/[\u0080-\u00ff]/g, (letter) => CODE_PAGE_850[letter.charCodeAt(0) - 0x80] ?? letter)
      : decodeAs(bytes, 'windows-1252');
  }
}

/** The last bytes that may be the first ones of a character are left out. */
function withoutCutCharacter(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= LONGEST_CHARACTER; back += 1) {
    const byte = head.at(-back) ?? 0;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
  }
  return head;
}

/**
 * Whether a document is text for people, as programs print it; to be asked of what is no XML, no mail and no other known format.
 *
 * @param bytes the whole or its start
 */
export function isPlainText(bytes: Uint8Array): boolean {
  const isCut = bytes.length > HEAD_BYTES;
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = decode(isCut ? withoutCutCharacter(head) : head);
  return /\p{L}{2}/u.test(text) && (text.match(/\p{Cc}/gu) ?? []).every(isOfText) && !FOR_PROGRAMS.test(text);
}

/** The text of a document that is one: in UTF-8, UTF-16, Windows-1252 or code page 850, whichever its bytes are in. */
export function plainTextOf(bytes: Uint8Array): string {
  return decode(bytes).replace(/^\uFEFF/, '');
}
