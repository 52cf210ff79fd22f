import type { Pdfium } from './pdfium.js';

/** A file attached to a PDF. */
export interface Attached {
  readonly filename: string;
  readonly content: Uint8Array;
}

/** A hybrid invoice has one or two; a portfolio of hundreds is none. */
const MAX_ATTACHMENTS = 20;

/** The files that a PDF carries (ISO 32000-1, 7.11.4), in the order in which it names them. */
export function attachmentsOf(pdfium: Pdfium, document: number): Attached[] {
  const { call } = pdfium;
  const found: Attached[] = [];
  for (let index = 0; index < Math.min(MAX_ATTACHMENTS, call.FPDFDoc_GetAttachmentCount(document)); index += 1) {
    const attachment = call.FPDFDoc_GetAttachment(document, index);
    if (attachment === 0) continue;
    const content = contentOf(pdfium, attachment);
    if (content !== undefined) found.push({ filename: pdfium.text((at, length) => call.FPDFAttachment_GetName(attachment, at, length)), content });
  }
  return found;
}

function contentOf(pdfium: Pdfium, attachment: number): Uint8Array | undefined {
  const { call, answer } = pdfium;
  const sizeOf = (at: number, length: number): number =>
    call.FPDFAttachment_GetFile(attachment, at, length, answer) === 0 ? 0 : Buffer.from(pdfium.bytes(answer, 4)).readUInt32LE();
  const size = sizeOf(0, 0);
  return size === 0 ? undefined : pdfium.within(size, (at) => Uint8Array.from(pdfium.bytes(at, sizeOf(at, size))));
}
