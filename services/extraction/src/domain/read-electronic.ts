import { sniff, type DocumentKind } from './document/sniff.js';
import { isSigned, unwrapSigned } from './document/unwrap-signed.js';
import { DEFAULT_EXTRACTION_LIMITS, refused, type Extracted, type ExtractionContext, type Refused, type Traded } from './outcome.js';
import { extractXml } from './xml/extract-xml.js';

/** A document that is no XML, out of the envelope of its signature where it has one. */
export interface OtherDocument {
  readonly outcome: 'other';
  readonly kind: Exclude<DocumentKind, 'xml' | 'signed'>;
  readonly bytes: Uint8Array;
}

/** Reads an XML, also one in the envelope of a signature (.p7m), and nothing else: a PDF that is signed takes as long as any. An envelope in an envelope is none. */
export function readElectronic(bytes: Uint8Array, context: ExtractionContext = {}): Extracted | Refused | Traded | OtherDocument {
  const limits = { ...DEFAULT_EXTRACTION_LIMITS, ...context.limits };
  if (bytes.byteLength > limits.maxBytes) return refused('TOO_LARGE', `The document has ${bytes.byteLength} bytes; the limit is ${limits.maxBytes}.`);
  const kind = sniff(bytes);
  if (kind === 'xml') return extractXml(bytes, limits, context);
  if (kind !== 'signed') return { outcome: 'other', kind, bytes };
  const inner = unwrapSigned(bytes);
  if (inner === undefined || isSigned(inner))
    return refused('UNSUPPORTED_FORMAT', 'The signed file (.p7m) holds no document that can be read. Send the document itself.');
  return readElectronic(inner, context);
}
