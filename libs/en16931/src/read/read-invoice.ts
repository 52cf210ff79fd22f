import type { Invoice } from '../model/index.js';
import { DEFAULT_LIMITS } from '../xml/limits.js';
import type { ReadLimits } from '../xml/limits.js';
import { FATTURAPA, FATTURAPA_NAMESPACES, nationalSyntax, ROOTS } from '../xml/namespaces.js';
import type { Syntax } from '../xml/namespaces.js';
import type { Occurrence } from '../xml/occurrence.js';
import { otherDocument, unreadFormat } from '../xml/other-documents.js';
import { parseDocument } from '../xml/parse-xml.js';
import type { ParsedXml } from '../xml/parse-xml.js';
import { InvoiceReadError } from '../xml/read-error.js';
import { readCii } from './cii/read-cii.js';
import { readEbInterface } from './ebinterface/read-ebinterface.js';
import { invoicesOf, readFacturae } from './facturae/read-facturae.js';
import { bodiesOf, readFatturaPa } from './fatturapa/read-fatturapa.js';
import { readFinvoice } from './finvoice/read-finvoice.js';
import { readIsdoc } from './isdoc/read-isdoc.js';
import { readKsef } from './ksef/read-ksef.js';
import { Scribe, unlessEmpty } from './scribe.js';
import type { Sources } from './scribe.js';
import { readUbl } from './ubl/read-ubl.js';

/** An invoice as read: its syntax, the typed model, every element of the document, and which element gave which value. */
export interface ReadResult {
  syntax: Syntax;
  model: Invoice;
  /** Invoices of its file: documents of an envelope, bodies of a FatturaPA, or invoices of a Facturae. */
  count: number;
  /** Every element in document order; the first is the root. */
  occurrences: Occurrence[];
  /** For each object of the model, the element each of its values came from. */
  sources: Sources;
}

function syntaxOf(parsed: ParsedXml): Syntax {
  const { root, rootNamespace } = parsed;
  const national = nationalSyntax(root.name, rootNamespace);
  if (national !== undefined) return national;
  const known = ROOTS.get(root.name);
  if (known?.namespace === rootNamespace) return known.syntax;
  const unread = unreadFormat(root.name, rootNamespace);
  if (unread !== undefined) throw new InvoiceReadError('UNSUPPORTED_FORMAT', `${unread} is not read: send UBL 2.1 or CII`, `/${root.name}`);
  const wanted = known?.namespace ?? (root.name === FATTURAPA.ordinary || root.name === FATTURAPA.simplified ? [...FATTURAPA_NAMESPACES][0] : undefined);
  if (wanted !== undefined) {
    const found = rootNamespace === '' ? 'no namespace' : `the namespace "${rootNamespace}"`;
    throw new InvoiceReadError('WRONG_NAMESPACE', `The root element ${root.name} is in ${found}; it must be in "${wanted}"`, `/${root.name}`);
  }
  throw new InvoiceReadError(
    'NOT_AN_INVOICE',
    `The root element is ${root.name}: that is ${otherDocument(root.name, rootNamespace) ?? 'no invoice or credit note of UBL or CII, and holds none'}`,
    `/${root.name}`,
  );
}

/** Refuses a document whose elements are in another namespace than its root says, so far that the invoice is not to be seen. */
function refuseStranger({ stranger, root }: ParsedXml, model: Invoice): void {
  const isSeen = model.number !== undefined && model.lines.length > 0 && unlessEmpty(model.totals) !== undefined;
  if (stranger === undefined || isSeen) return;
  const { occurrence, namespace } = stranger;
  throw new InvoiceReadError(
    'WRONG_NAMESPACE',
    `${occurrence.path} is in the namespace "${namespace}", which has no place in a document of ${root.name}`,
    occurrence.path,
  );
}

/** Invoices that one document holds: those of a lot each stand by themselves. */
function invoicesIn(root: Occurrence, syntax: Syntax): number {
  if (syntax === 'fatturapa') return bodiesOf(root).length;
  return syntax === 'facturae' ? invoicesOf(root).length : 1;
}

function readRoot(scribe: Scribe, { root, rootNamespace }: ParsedXml, syntax: Syntax, position: number): Invoice {
  switch (syntax) {
    case 'ubl-invoice':
    case 'ubl-creditnote':
      return readUbl(scribe, root);
    case 'cii':
    case 'cii-zf1':
      return readCii(scribe, root);
    case 'fatturapa':
      return readFatturaPa(scribe, root, position);
    case 'ksef':
      return readKsef(scribe, root);
    case 'finvoice':
      return readFinvoice(scribe, root);
    case 'facturae':
      return readFacturae(scribe, root, position);
    case 'ebinterface':
      return readEbInterface(scribe, root, rootNamespace);
    case 'isdoc':
      return readIsdoc(scribe, root, rootNamespace);
  }
}

/**
 * Reads a UBL 2.x invoice, credit note or debit note, a CII invoice of D16A or later, a ZUGFeRD 1 invoice, a FatturaPA, a structured
 * invoice of KSeF (FA(2), FA(3)), one of ebInterface (4.0 to 6.1) or ISDOC (6.0), a Facturae (3.2 to 3.2.2) or a Finvoice in one pass;
 * of an envelope or a lot one invoice.
 * @param source the document, as bytes in any encoding XML can declare, or as text.
 * @param limits what the document may cost; the defaults where not given.
 * @param position which invoice of its file, from 1.
 * @throws InvoiceReadError for anything that is no such document or over a limit; never another error.
 */
export function readInvoice(source: Uint8Array | string, limits: Partial<ReadLimits> = {}, position = 1): ReadResult {
  const parsed = parseDocument(source, { ...DEFAULT_LIMITS, ...limits }, position);
  const syntax = syntaxOf(parsed);
  const { root, documents, occurrences } = parsed;
  const count = documents > 1 ? documents : invoicesIn(root, syntax);
  if (position > Math.max(1, count))
    throw new InvoiceReadError('NOT_AN_INVOICE', `The file holds ${count} invoices, and none of the number ${position}`, root.path);
  const scribe = new Scribe();
  const model = readRoot(scribe, parsed, syntax, documents > 1 ? 1 : position);
  if (nationalSyntax(root.name, parsed.rootNamespace) === undefined) refuseStranger(parsed, model);
  return { syntax, model, count, occurrences, sources: scribe.sources };
}
