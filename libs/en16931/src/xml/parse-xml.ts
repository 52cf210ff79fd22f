import { SaxesParser } from 'saxes';
import { decodeXml } from './decode.js';
import { DocumentBuilder, type Stranger } from './document-builder.js';
import type { ReadLimits } from './limits.js';
import { framedDocuments } from './frames.js';
import { ATTACHED_DOCUMENT } from './namespaces.js';
import type { Occurrence } from './occurrence.js';
import { InvoiceReadError } from './read-error.js';

/** A parsed document: its root, the root's namespace, and every element in document order. */
export interface ParsedXml {
  root: Occurrence;
  rootNamespace: string;
  occurrences: Occurrence[];
  /** The first element that stands where its namespace has no place. */
  stranger: Stranger | undefined;
  /** Documents of its envelope; none without one. */
  documents: number;
}

function checkSize(source: Uint8Array | string, limits: ReadLimits): void {
  const size = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength;
  if (size > limits.maxBytes) {
    throw new InvoiceReadError('TOO_LARGE', `The document has ${size} bytes; the limit is ${limits.maxBytes}`);
  }
  if (size === 0) throw new InvoiceReadError('EMPTY_DOCUMENT', 'The document is empty');
}

/**
 * Parses XML in one pass, within limits, without any document type declaration or external entity. Of an envelope (a
 * StandardBusinessDocument, a message of a network, or one of its own making) one document in it is taken.
 * @param position which of them, from 1
 * @throws InvoiceReadError with the code of what was refused.
 */
export function parseXml(source: Uint8Array | string, limits: ReadLimits, position = 1): ParsedXml {
  checkSize(source, limits);
  // Its declaration may not have white space before it, but some put an empty line there; a byte order mark is white space too.
  const xml = (typeof source === 'string' ? source : decodeXml(source)).trimStart();
  const parser = new SaxesParser({ xmlns: false });
  const where = (): string => `line ${parser.line}, column ${parser.column}`;
  const builder = new DocumentBuilder(limits, position, where);
  parser.on('error', (error) => builder.refuse('MALFORMED_XML', `Not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => builder.refuse('DOCTYPE_REFUSED', 'Document type declarations are refused: send the invoice without DOCTYPE'));
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  parser.write(xml).close();
  const { root, rootNamespace, occurrences, stranger, documents } = builder;
  if (root === undefined) throw new InvoiceReadError('EMPTY_DOCUMENT', 'The document has no element');
  return { root, rootNamespace, occurrences, stranger, documents };
}

/**
 * Parses a document, one of several that stand one behind the other, or the one that a UBL AttachedDocument carries as text or as a file.
 * @param position of a document in an envelope, from 1
 * @throws InvoiceReadError with the code of what was refused; `NOT_AN_INVOICE` where nothing is attached.
 */
export function parseDocument(source: Uint8Array | string, limits: ReadLimits, position = 1): ParsedXml {
  checkSize(source, limits);
  const framed = framedDocuments(source);
  if (framed.length > 0) return { ...parseXml(framed[position - 1] ?? framed[0] ?? source, limits), documents: framed.length };
  const parsed = parseXml(source, limits, position);
  const { root, rootNamespace } = parsed;
  if (root.name !== ATTACHED_DOCUMENT.name || rootNamespace !== ATTACHED_DOCUMENT.namespace) return parsed;
  const attachment = root.first('cac:Attachment');
  const text = attachment?.at('cac:ExternalReference', 'cbc:Description')?.value;
  const file = attachment?.first('cbc:EmbeddedDocumentBinaryObject')?.value;
  if (text !== undefined) return parseXml(text, limits);
  if (file !== undefined) return parseXml(Buffer.from(file, 'base64'), limits);
  throw new InvoiceReadError('NOT_AN_INVOICE', 'The AttachedDocument carries no document in cac:Attachment', root.path);
}
