import type { AlteredAfterSigning, Companion, PageRange, PdfTraits, RecognisedKind } from '@smartap/contracts';
import type { DocumentForm, Invoice, TradeDocument } from '@smartap/en16931';
import type { VendorLayout } from './layout/layout.types.js';
import type { Recogniser } from './ocr/ocr.types.js';
import type { Box } from './pdf/word.js';

/** What was read: the syntax of an XML, the XML in a hybrid PDF, the words of a PDF page, or the picture of a page. */
export type ExtractionFormat =
  | 'ubl'
  | 'cii'
  | 'cii-zf1'
  | 'facturx'
  | 'fatturapa'
  | 'ksef'
  | 'ebinterface'
  | 'facturae'
  | 'isdoc'
  | 'finvoice'
  | 'pdf-text'
  | 'pdf-scan'
  | 'image'
  | 'text';

/** Where a value came from: an XML element, words on a page, words recognised in a picture, words where a correction taught to look, values it was computed from, a language model whose answer is printed, or a person. */
export type EvidenceMethod = 'xml' | 'text' | 'ocr' | 'layout' | 'derived' | 'model' | 'person';

/** How a value is known. */
export interface FieldEvidence {
  method: EvidenceMethod;
  /** From 0 to 1: 1 means the document states it in a form that cannot be misread. */
  confidence: number;
  /** Page, from 1. */
  page?: number;
  /** [left, top, right, bottom] on that page in points, from its upper left corner. */
  box?: [number, number, number, number];
  /** The words as printed, or the lexical text of the element where it differs from the value. */
  text?: string;
  /** The label the value was found by. */
  label?: string;
  /** The path of the element in the XML. */
  xpath?: string;
}

/** Why a person must look at a field. */
export type ReviewReason =
  | 'MISSING'
  | 'LOW_CONFIDENCE'
  | 'ARITHMETIC'
  | 'ATTACHMENT_UNREADABLE'
  | 'NAME_FROM_TRADING_NAME'
  | 'PAGES_NOT_READ'
  | 'FURTHER_INVOICES'
  | 'PAGES_MAY_BE_ANOTHERS'
  | 'UNPROVEN'
  | 'LAYOUT_CHANGED';

/** A field that a person must confirm or correct. */
export interface ReviewItem {
  /** Path in the invoice, such as `totals.withVat`; empty for the document as a whole. */
  field: string;
  /** The business term at that path, such as `BT-112`. */
  term?: string;
  reason: ReviewReason;
  confidence: number;
  value?: string;
}

/** A value that a page prints otherwise than the XML in its PDF states. */
export interface PageDifference {
  /** Path in the invoice, such as `totals.due`. */
  field: string;
  printed: string;
  stated: string;
  /** Page, from 1. */
  page?: number;
  /** [left, top, right, bottom] on that page in points, from its upper left corner. */
  box?: [number, number, number, number];
}

/** Why a document is not taken as an invoice. */
export type RefusalReason =
  | 'EMPTY_DOCUMENT'
  | 'TOO_LARGE'
  | 'TOO_MANY_PAGES'
  | 'TOO_COMPLEX'
  | 'DOCTYPE_REFUSED'
  | 'MALFORMED_XML'
  | 'WRONG_NAMESPACE'
  | 'NOT_AN_INVOICE'
  | 'BELONGS_TO_INVOICE'
  | 'UNSUPPORTED_FORMAT'
  | 'NO_TEXT_LAYER'
  | 'ENCRYPTED_PDF'
  | 'UNREADABLE_PDF'
  | 'UNREADABLE_IMAGE';

/** An invoice with the evidence of its values and what a person must look at. */
export interface Extracted {
  outcome: 'extracted';
  format: ExtractionFormat;
  invoice: Invoice;
  /** By path in the invoice; a line of an XML invoice has one entry for all of it (`lines[0]`). */
  evidence: Record<string, FieldEvidence>;
  review: ReviewItem[];
  /** Of a hybrid PDF that was compared: what its page prints otherwise than its XML states. */
  differences?: PageDifference[];
  /** Of an electronic document with something off: what rules need and the model cannot hold. */
  form?: DocumentForm;
  /** Of a signed PDF that was saved again after it had been signed. */
  altered?: AlteredAfterSigning;
  /** Of a PDF: how it came to be. */
  pdf?: PdfTraits;
  /** Of a page: what may identify its vendor, to find the layouts it may have. */
  identities?: string[];
  /** Of a file of several documents: the pages of each, those that were read first; of an electronic one the place of each in it. */
  parts?: readonly PageRange[];
  /** The layout it was read by, and the fields that were not where it says. */
  layout?: { id: string; missed: string[] };
}

/** A document that is not taken, and what its sender can do. */
export interface Refused {
  outcome: 'refused';
  reason: RefusalReason;
  message: string;
  recognised?: RecognisedKind & { box: Box };
  /** The invoice that it is a part of, of those that came with it. */
  belongsTo?: string;
  /** Of what may be part of a printed invoice of its mail: the numbers that it names, squeezed. */
  names?: readonly string[];
}

/** A document that is no invoice but an order or a receipt: what invoices are matched against. */
export interface Traded {
  outcome: 'traded';
  document: TradeDocument;
}

export type ExtractionOutcome = Extracted | Refused | Traded;

/** What extraction may use beside the document. */
export interface ExtractionContext {
  /** Names under which the tenant buys: a party of that name is the buyer, never the seller. */
  buyerNames?: readonly string[];
  /** VAT identifiers of the tenant. */
  buyerVatIds?: readonly string[];
  /** Read the page even where an XML is attached: to measure, or to compare both. */
  ignoreAttachments?: boolean;
  /** Compare the page of a hybrid PDF with its XML, and take lines from it that the XML cannot state: it takes as long as to open the page. */
  comparePage?: boolean;
  /** Look whether a file holds several invoices: the first is read then, and the outcome says on which pages each stands. */
  split?: boolean;
  /** Electronic invoices of the same mail: a page that belongs to one of them is none of its own. */
  companions?: readonly Companion[];
  /** It came in a mail with other files. */
  isOfMail?: boolean;
  /** A person says that it is an invoice, whatever it calls itself. */
  insisted?: boolean;
  /** Read these pages of a PDF alone, by their words, or this invoice of an XML: one of several of a file. */
  pages?: PageRange;
  /** Confidences as the reader claims them, before calibration: to calibrate. */
  rawConfidence?: boolean;
  /** Layouts that corrections taught, newest first: the first that a page has is applied. */
  layouts?: readonly (VendorLayout & { readonly id: string })[];
  /** Its pages are coarse pictures, as faxes are: what nothing on them bears out is asked about. */
  isCoarse?: boolean;
  /** Reads pictures of pages; without one they are refused with NO_TEXT_LAYER. */
  recogniser?: Recogniser;
  limits?: Partial<ExtractionLimits>;
}

/** What a document may cost. */
export interface ExtractionLimits {
  maxBytes: number;
  /** A PDF with more pages is refused. */
  maxPages: number;
  /** Pages whose words are read: totals stand on the first and the last. */
  maxTextPages: number;
  /** Words of a page; more is no invoice. */
  maxWordsPerPage: number;
  /** Pages that are read of a scan: the first and the last ones. */
  maxPicturePages: number;
  /** A PDF with more pages is not looked through for several invoices. */
  maxSplitPages: number;
  /** Pixels of a picture; one that states more is refused before it is unpacked. */
  maxPixels: number;
}

/** The limits in force unless others are given. */
export const DEFAULT_EXTRACTION_LIMITS: Readonly<ExtractionLimits> = {
  maxBytes: 64 * 1024 * 1024,
  // Telephone and fleet invoices of some hundred pages are real; a book is not.
  maxPages: 500,
  // Five in front, five at the end.
  maxTextPages: 10,
  maxWordsPerPage: 20_000,
  maxPicturePages: 6,
  // A stack of invoices that somebody put through a scanner at once.
  maxSplitPages: 100,
  maxPixels: 60_000_000,
};

/**
 * What a thread that reads documents has, unless the service is told otherwise: seconds, heap, and outside the heap as a multiple of it,
 * where a large document is there three times.
 */
export const WORKER_LIMITS = { seconds: 30, memoryMb: 256, outsideHeap: 2 } as const;

/** Below this confidence a value is shown to a person. Of what is above it, 1 % may be wrong; docs/accuracy.md says how much is. */
export const REVIEW_BOUND = 0.9;

/** Whether a document was not read for want of text: the words of its pictures are still to be recognised. */
export function isScan(outcome: ExtractionOutcome): boolean {
  return outcome.outcome === 'refused' && outcome.reason === 'NO_TEXT_LAYER';
}

/** A refusal. */
export function refused(reason: RefusalReason, message: string): Refused {
  return { outcome: 'refused', reason, message };
}
