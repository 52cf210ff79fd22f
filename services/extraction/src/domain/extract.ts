import { extractImage } from './ocr/extract-pictures.js';
import { DEFAULT_EXTRACTION_LIMITS, refused, type ExtractionContext, type ExtractionOutcome } from './outcome.js';
import { extractPdf } from './pdf/extract-pdf.js';
import { extractPlain } from './plain/extract-plain.js';
import { readElectronic } from './read-electronic.js';

/**
 * Reads an invoice out of a document, each value with its evidence.
 * @returns the invoice with what a person must look at, or why the document is not taken. A fault of the document is never thrown.
 */
export async function extract(document: Uint8Array, context: ExtractionContext = {}): Promise<ExtractionOutcome> {
  const read = readElectronic(document, context);
  if (read.outcome !== 'other') return read;
  const { kind, bytes } = read;
  const limits = { ...DEFAULT_EXTRACTION_LIMITS, ...context.limits };
  switch (kind) {
    case 'empty':
      return refused('EMPTY_DOCUMENT', 'The document is empty. Send it anew.');
    case 'pdf':
      return extractPdf(bytes, context, limits);
    case 'image':
      return extractImage(bytes, context, limits);
    case 'text':
      return extractPlain(bytes, context, limits);
    case 'other':
      return refused('UNSUPPORTED_FORMAT', 'The document is neither XML nor PDF nor a picture nor a text. Send UBL, CII, a PDF, PNG, JPEG, HEIC or TIFF.');
    default:
      return kind satisfies never;
  }
}
