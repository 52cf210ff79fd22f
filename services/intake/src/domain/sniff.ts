import { isPlainText } from '@smartap/en16931';
import { fileTypeFromBuffer } from 'file-type';

/** What the bytes are, whatever their name says. */
export interface Sniffed {
  readonly mediaType: string;
  readonly kind: 'xml' | 'pdf' | 'image' | 'text';
}

/** Bytes from the start of a document that are enough to tell. */
export const SNIFF_BYTES = 64 * 1024;

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/tiff', 'image/heic', 'image/heif', 'image/webp']);
const XML_START = /^\s*<(\?xml|!DOCTYPE|!--|[A-Za-z_])/;
const SIGNATURE_START = /^\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?Signature[\s>]/;
const HEADER_LINES = /^(?:[\x21-\x39\x3b-\x7e]+:.*(?:\r?\n[ \t].*)*\r?\n){3}/;
const MAIL_HEADERS = ['from', 'date', 'subject', 'message-id', 'mime-version', 'received'];
/** So many of them make a text with headers a mail. */
const FEWEST_MAIL_HEADERS = 3;
const HTML_START = /^\s*<(!doctype\s+html|html)[\s>]/i;

/** Tells an XML document, a PDF, an image or a plain text by its bytes; anything else by its media type alone, or undefined. */
export async function sniff(head: Buffer): Promise<Sniffed | { readonly mediaType: string; readonly kind: undefined } | undefined> {
  // A PDF may have some bytes of a mail gateway before its header: readers accept it within the first 1024.
  if (head.subarray(0, 1024).includes('%PDF-')) return { mediaType: 'application/pdf', kind: 'pdf' };
  if (isSigned(head)) return { mediaType: 'application/pkcs7-mime', kind: 'xml' };
  const known = await fileTypeFromBuffer(head);
  const text = decodeStart(head);
  if (HTML_START.test(text)) return { mediaType: 'text/html', kind: undefined };
  if (known?.mime === 'application/xml' || XML_START.test(text)) return { mediaType: 'application/xml', kind: 'xml' };
  if (!known) return isMail(head) ? { mediaType: MAIL, kind: undefined } : isPlainText(head) ? { mediaType: 'text/plain', kind: 'text' } : undefined;
  return IMAGES.has(known.mime) ? { mediaType: known.mime, kind: 'image' } : { mediaType: known.mime, kind: undefined };
}

/** A mail that was kept as a file (RFC 5322), as programs save and forward it. */
export const MAIL = 'message/rfc822';

/** A container of Microsoft's (MS-CFB): mails of Outlook, and documents of before 2007. */
export const COMPOUND_FILE = 'application/x-cfb';

const COMPOUND_FILE_START = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** What the directory of a mail has, wherever in the file it stands (MS-OXMSG 2.2). */
const OF_OUTLOOK = Buffer.from('__properties_version1.0', 'utf16le');

/** Whether a file is such a container. */
export const isCompoundFile = (bytes: Buffer): boolean => bytes.subarray(0, COMPOUND_FILE_START.length).equals(COMPOUND_FILE_START);

/** Whether a whole file is a mail as Outlook keeps it (`.msg`). */
export const isOutlookMail = (bytes: Buffer): boolean => isCompoundFile(bytes) && bytes.includes(OF_OUTLOOK);

function isMail(head: Buffer): boolean {
  const [headers = ''] = head.toString('latin1').split(/\r?\n\r?\n/, 1);
  if (!HEADER_LINES.test(`${headers}\n`)) return false;
  const names = new Set(headers.split(/\r?\n/).flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []));
  return MAIL_HEADERS.filter((name) => names.has(name)).length >= FEWEST_MAIL_HEADERS;
}

// 1.2.840.113549.1.7.2, signed data: an Italian invoice in the envelope of its signature (.p7m), as bytes or as base64.
const SIGNED = Buffer.from('06092a864886f70d010702', 'hex');

function isSigned(head: Buffer): boolean {
  const start = head.subarray(0, 2).toString('latin1') === 'MI' ? Buffer.from(head.subarray(0, 128).toString('latin1'), 'base64') : head;
  return start.subarray(0, 64).includes(SIGNED);
}

/** Whether an XML is but the signature of another one (XMLDSig, as Romania's SPV puts beside each invoice). */
export function isSignature(head: Buffer): boolean {
  return SIGNATURE_START.test(decodeStart(head));
}

function decodeStart(head: Buffer): string {
  const start = head.subarray(0, 512);
  const encoding = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(start);
}
