import { sniff } from './document/sniff.js';
import { isSigned, unwrapSigned } from './document/unwrap-signed.js';
import { extractImage } from './ocr/extract-pictures.js';
import { DEFAULT_EXTRACTION_LIMITS, refused } from './outcome.js';
import type { ExtractionContext, ExtractionOutcome } from './outcome.js';
import { extractPdf } from './pdf/extract-pdf.js';
import { extractXml } from './xml/extract-xml.js';

/**
 * Reads an invoice out of a document, each value with its evidence.
 * @returns the invoice with what a person must look at, or why the document is not taken. A fault of the document is never thrown.
 */
export async function extract(bytes: Uint8Array, context: ExtractionContext = {}): Promise<ExtractionOutcome> {
  const limits = { ...DEFAULT_EXTRACTION_LIMITS, ...context.limits };
  if (bytes.byteLength > limits.maxBytes) {
    return refused('TOO_LARGE', `The document has ${bytes.byteLength} bytes; the limit is ${limits.maxBytes}.`);
  }
  const kind = sniff(bytes);
  switch (kind) {
    case 'empty':
      return refused('EMPTY_DOCUMENT', 'The document is empty. Send it anew.');
    case 'xml':
      return extractXml(bytes, limits, context);
    case 'signed':
      return extractSigned(bytes, context);
    case 'pdf':
      return extractPdf(bytes, context, limits);
    case 'image':
      return extractImage(bytes, context, limits);
    case 'other':
      return refused('UNSUPPORTED_FORMAT', 'The document is neither XML nor PDF nor a picture. Send UBL, CII, a PDF, PNG, JPEG, HEIC or TIFF.');
    default:
      return kind satisfies never;
  }
}

/** A file in the envelope of a signature; an envelope in an envelope is none. */
async function extractSigned(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
  const inner = unwrapSigned(bytes);
  if (inner === undefined || isSigned(inner)) return refused('UNSUPPORTED_FORMAT', 'The signed file (.p7m) holds no document that can be read. Send the document itself.');
  return extract(inner, context);
}
