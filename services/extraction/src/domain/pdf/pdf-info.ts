import type { Pdfium } from './pdfium.js';

/** What a PDF says of itself in its information dictionary (ISO 32000-1, 14.3.3). */
export interface PdfInfo {
  readonly producer: string | undefined;
  readonly creator: string | undefined;
  readonly creationDate: string | undefined;
  readonly modificationDate: string | undefined;
  /** Written so that its first page can be shown before the rest has come: such a file has one end more. */
  readonly isLinearized: boolean;
}

/** The dictionary that says so stands within the first bytes (ISO 32000-1, F.3.3). */
const WITHIN = 1024;

/** Reads what a PDF says of itself. */
export function infoOf(pdfium: Pdfium, document: number, bytes: Uint8Array): PdfInfo {
  const told = (name: string): string | undefined =>
    pdfium.within(name.length + 1, (tag) => {
      pdfium.bytes(tag, name.length + 1).set(Buffer.from(`${name}\0`, 'latin1'));
      return pdfium.text((at, length) => pdfium.call.FPDF_GetMetaText(document, tag, at, length)) || undefined;
    });
  const isLinearized = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(WITHIN, bytes.byteLength)).includes('/Linearized');
  return { producer: told('Producer'), creator: told('Creator'), creationDate: told('CreationDate'), modificationDate: told('ModDate'), isLinearized };
}
