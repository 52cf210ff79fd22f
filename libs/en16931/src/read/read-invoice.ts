import type { Invoice } from '../model/index.js';
import { DEFAULT_LIMITS } from '../xml/limits.js';
import type { ReadLimits } from '../xml/limits.js';
import { FATTURAPA_NAMESPACES, ROOTS, UNSUPPORTED_ROOTS } from '../xml/namespaces.js';
import type { Syntax } from '../xml/namespaces.js';
import type { Occurrence } from '../xml/occurrence.js';
import { parseXml } from '../xml/parse-xml.js';
import type { ParsedXml } from '../xml/parse-xml.js';
import { InvoiceReadError } from '../xml/read-error.js';
import { readCii } from './cii/read-cii.js';
import { readFatturaPa } from './fatturapa/read-fatturapa.js';
import { Scribe } from './scribe.js';
import type { Sources } from './scribe.js';
import { readUbl } from './ubl/read-ubl.js';

/** An invoice as read: its syntax, the typed model, every element of the document, and which element gave which value. */
export interface ReadResult {
  syntax: Syntax;
  model: Invoice;
  /** Every element in document order; the first is the root. */
  occurrences: Occurrence[];
  /** For each object of the model, the element each of its values came from. */
  sources: Sources;
}

function syntaxOf(parsed: ParsedXml): Syntax {
  const { root, rootNamespace } = parsed;
  if (root.name === 'FatturaElettronica' && FATTURAPA_NAMESPACES.has(rootNamespace)) return 'fatturapa';
  const known = ROOTS.get(root.name);
  if (known?.namespace === rootNamespace) return known.syntax;
  const unsupported = UNSUPPORTED_ROOTS.get(root.name);
  if (unsupported !== undefined) {
    throw new InvoiceReadError('UNSUPPORTED_FORMAT', `${unsupported} is not read: send UBL 2.1 or CII`, `/${root.name}`);
  }
  if (known !== undefined) {
    const found = rootNamespace === '' ? 'no namespace' : `the namespace "${rootNamespace}"`;
    throw new InvoiceReadError('WRONG_NAMESPACE', `The root element ${root.name} is in ${found}; it must be in "${known.namespace}"`, `/${root.name}`);
  }
  if (root.name === 'FatturaElettronica') throw new InvoiceReadError('WRONG_NAMESPACE', `The FatturaElettronica is in the namespace "${rootNamespace}"; it must be in "${[...FATTURAPA_NAMESPACES][0] ?? ''}"`, '/FatturaElettronica');
  throw new InvoiceReadError('NOT_AN_INVOICE', `The root element is ${root.name}: that is no invoice or credit note of UBL or CII`, `/${root.name}`);
}

/**
 * Reads a UBL 2.x invoice or credit note, a CII D16B/D22B invoice, a ZUGFeRD 1 invoice or an ordinary FatturaPA in one pass.
 * @param source the document, as bytes in any encoding XML can declare, or as text.
 * @param limits what the document may cost; the defaults where not given.
 * @throws InvoiceReadError for anything that is no such document or over a limit; never another error.
 */
export function readInvoice(source: Uint8Array | string, limits: Partial<ReadLimits> = {}): ReadResult {
  const parsed = parseXml(source, { ...DEFAULT_LIMITS, ...limits });
  const syntax = syntaxOf(parsed);
  const scribe = new Scribe();
  const read = syntax === 'fatturapa' ? readFatturaPa : syntax === 'cii' || syntax === 'cii-zf1' ? readCii : readUbl;
  return { syntax, model: read(scribe, parsed.root), occurrences: parsed.occurrences, sources: scribe.sources };
}
