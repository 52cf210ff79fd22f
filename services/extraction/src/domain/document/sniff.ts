import { isPlainText } from '@smartap/en16931';
import { isSigned } from './unwrap-signed.js';

/** What a document is by its content. */
export type DocumentKind = 'empty' | 'xml' | 'signed' | 'pdf' | 'image' | 'text' | 'other';

const PDF_HEADER_WINDOW = 1024;
/** In either order of bytes. */
const TIFFS: readonly (readonly number[])[] = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
const IMAGES: readonly (readonly number[])[] = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], ...TIFFS, [0x47, 0x49, 0x46, 0x38]];

/** The brands of HEIC (ISO/IEC 23008-12). */
const HEIC = /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)$/;

/** True for a photo as telephones take them. */
export function isHeic(bytes: Uint8Array): boolean {
  return HEIC.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** True for a TIFF, which may hold many pages. */
export const isTiff = (bytes: Uint8Array): boolean => TIFFS.some((magic) => startsWith(bytes, magic));

function looksLikeXml(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64);
  const [a, b] = head;
  const isWide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0x3c && b === 0) || (a === 0 && b === 0x3c);
  if (isWide) return head.includes(0x3c);
  const start = startsWith(head, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  for (let index = start; index < head.length; index += 1) {
    const byte = head[index];
    if (byte === 0x3c) return true;
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return false;
}

/** Tells what a document is by its first bytes, never by its name. */
export function sniff(bytes: Uint8Array): DocumentKind {
  if (bytes.byteLength === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_HEADER_WINDOW));
  if (head.includes('%PDF-')) return 'pdf';
  if (IMAGES.some((magic) => startsWith(bytes, magic))) return 'image';
  const isWebp = head.subarray(0, 4).toString('latin1') === 'RIFF' && head.subarray(8, 12).toString('latin1') === 'WEBP';
  if (isWebp || isHeic(bytes)) return 'image';
  if (isSigned(bytes)) return 'signed';
  if (looksLikeXml(bytes)) return 'xml';
  return isPlainText(bytes) ? 'text' : 'other';
}
