import { formOf, InvoiceReadError, readInvoice, readTradeDocument, type Occurrence, type ReadErrorCode, type ReadResult, type Syntax } from '@smartap/en16931';
import { refused } from '../outcome.js';
import type { Extracted, ExtractionContext, ExtractionFormat, ExtractionLimits, FieldEvidence, RefusalReason, Refused, Traded } from '../outcome.js';
import { reviewOf } from '../review/review.js';
import { headerEvidence } from './xml-evidence.js';

const FORMATS: Readonly<Record<Syntax, ExtractionFormat>> = {
  'ubl-invoice': 'ubl',
  'ubl-creditnote': 'ubl',
  cii: 'cii',
  'cii-zf1': 'cii-zf1',
  fatturapa: 'fatturapa',
  ksef: 'ksef',
  ebinterface: 'ebinterface',
  facturae: 'facturae',
  isdoc: 'isdoc',
  finvoice: 'finvoice',
};

const REASONS: Readonly<Record<ReadErrorCode, RefusalReason>> = {
  EMPTY_DOCUMENT: 'EMPTY_DOCUMENT',
  TOO_LARGE: 'TOO_LARGE',
  TOO_DEEP: 'TOO_COMPLEX',
  TOO_MANY_ELEMENTS: 'TOO_COMPLEX',
  TEXT_TOO_LONG: 'TOO_COMPLEX',
  DOCTYPE_REFUSED: 'DOCTYPE_REFUSED',
  MALFORMED_XML: 'MALFORMED_XML',
  INVALID_ENCODING: 'MALFORMED_XML',
  NOT_AN_INVOICE: 'NOT_AN_INVOICE',
  WRONG_NAMESPACE: 'WRONG_NAMESPACE',
  UNSUPPORTED_FORMAT: 'UNSUPPORTED_FORMAT',
};

/** Invoices of a file that are told apart; who hands in more at once is asked to do so one by one. */
const MAX_PARTS = 200;
/** A name that stands where older profiles put it is taken, but a person is told. */
const TRADING_NAME_CONFIDENCE = 0.9;

/** Takes the trading name of a party that has no formal name (UBL 2.0, minimal profiles), as evidence of its own. */
function completeNames({ model, sources }: ReadResult, evidence: Record<string, FieldEvidence>): void {
  for (const role of ['seller', 'buyer'] as const) {
    const party = model[role];
    const { tradingName } = party;
    if (party.name !== undefined || tradingName === undefined) continue;
    party.name = tradingName;
    const from: Occurrence | undefined = sources.get(party)?.get('tradingName');
    evidence[`${role}.name`] = { method: 'derived', confidence: TRADING_NAME_CONFIDENCE, ...(from === undefined ? {} : { xpath: from.path }) };
  }
}

/** How an XML was come by. */
interface Origin {
  /** Other than its syntax says: it was in a PDF. */
  readonly format?: ExtractionFormat;
  /** The others of its file go their own way. */
  readonly isPart?: boolean;
}

/** The outcome for an XML that was read. */
export function fromRead(result: ReadResult, { format, isPart = false }: Origin = {}): Extracted {
  const evidence = headerEvidence(result);
  // Before names are completed: rules judge what the document says.
  const form = formOf(result);
  completeNames(result, evidence);
  const review = reviewOf(result.model, evidence);
  if (result.count > 1 && !isPart) review.push({ field: '', reason: 'FURTHER_INVOICES', confidence: 0, value: String(result.count) });
  return { outcome: 'extracted', format: format ?? FORMATS[result.syntax], invoice: result.model, evidence, review, ...(form === undefined ? {} : { form }) };
}

/** The refusal for an XML that could not be read. */
export function fromReadError(error: InvoiceReadError): Refused {
  return refused(REASONS[error.code], `${error.message}.`);
}

/** Extracts a UBL or CII document, a FatturaPA, a Facturae, an invoice of KSeF, ebInterface or ISDOC; an order or a receipt where it is one. Of a file of several each is what a page is to a PDF. */
export function extractXml(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  { pages, split = false }: Pick<ExtractionContext, 'pages' | 'split'>,
): Extracted | Refused | Traded {
  try {
    const result = readInvoice(bytes, { maxBytes: limits.maxBytes }, pages?.from);
    const isSplit = split && pages === undefined && result.count > 1 && result.count <= MAX_PARTS;
    const extracted = fromRead(result, { isPart: pages !== undefined || isSplit });
    return isSplit ? { ...extracted, parts: Array.from({ length: result.count }, (_, index) => ({ from: index + 1, to: index + 1 })) } : extracted;
  } catch (error) {
    if (!(error instanceof InvoiceReadError)) throw error;
    return (error.code === 'NOT_AN_INVOICE' ? traded(bytes, limits) : undefined) ?? fromReadError(error);
  }
}

/** The order or receipt in an XML that is no invoice, or why it is not taken; undefined where it is another document. */
export function traded(bytes: Uint8Array, limits: ExtractionLimits): Traded | Refused | undefined {
  try {
    const document = readTradeDocument(bytes, { maxBytes: limits.maxBytes });
    return document === undefined ? undefined : { outcome: 'traded', document };
  } catch (error) {
    if (error instanceof InvoiceReadError) return refused('NOT_AN_INVOICE', `${error.message}.`);
    throw error;
  }
}
