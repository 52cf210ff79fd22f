import { InvoiceReadError, readInvoice, type Syntax } from '@smartap/en16931';
import { refused, type Extracted, type ExtractionContext, type ExtractionLimits, type ExtractionOutcome, type Refused, type Traded } from '../outcome.js';
import { differencesOf } from '../text/hybrid/differences.js';
import { extractPages, shifted } from '../text/extract-pages.js';
import { extractText } from '../text/extract-text.js';
import { withPrintedLines } from '../text/hybrid/lines-of-page.js';
import { fromRead, traded } from '../xml/extract-xml.js';
import { extractPictures } from '../ocr/extract-pictures.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { alteredAfterSigning } from './altered.js';
import { isPictured } from './has-text.js';
import { layOut } from './layout.js';
import type { Attached } from './attachments.js';
import { withEnclosed } from './enclosed.js';
import { openPdf, pagesOf, type OpenPdf } from './open-pdf.js';
import { mixedFonts } from './pdf-traits.js';
import { PdfFault } from './pdfium.js';
import type { Word } from './word.js';

/** The names the hybrid standards give their XML, best first; any other XML that reads as an invoice will do. */
const KNOWN_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml', 'zugferd_invoice.xml'];

/** The syntaxes of the hybrid standards; a PDF that carries one of a single state, as those of Czechia do, is of that. */
const HYBRID: ReadonlySet<Syntax> = new Set(['cii', 'cii-zf1', 'ubl-invoice', 'ubl-creditnote']);

function rank(name: string): number {
  const position = KNOWN_NAMES.indexOf(name.toLowerCase());
  return position < 0 ? KNOWN_NAMES.length : position;
}

function looksLikeXml({ filename, content }: Attached): boolean {
  return filename.toLowerCase().endsWith('.xml') || Buffer.from(content.subarray(0, 64)).toString('latin1').includes('<?xml');
}

interface AttachmentReading {
  extracted?: Extracted;
  /** The attachment that is another kind of document, such as an order. */
  other?: Refused | Traded;
  /** An XML that should have been the invoice and could not be read. */
  unreadable?: string;
}

function readAttachments(attachments: readonly Attached[], limits: ExtractionLimits): AttachmentReading {
  const reading: AttachmentReading = {};
  for (const attached of attachments.filter(looksLikeXml).toSorted((a, b) => rank(a.filename) - rank(b.filename))) {
    try {
      const result = readInvoice(attached.content, { maxBytes: limits.maxBytes });
      return { extracted: fromRead(result, HYBRID.has(result.syntax) ? { format: 'facturx' } : {}) };
    } catch (error) {
      if (!(error instanceof InvoiceReadError)) throw error;
      if (error.code === 'NOT_AN_INVOICE') {
        reading.other ??= traded(attached.content, limits) ?? refused('NOT_AN_INVOICE', `The attached ${attached.filename} is no invoice: ${error.message}.`);
      } else {
        reading.unreadable ??= `${attached.filename}: ${error.message}`;
      }
    }
  }
  return reading;
}

/** The pages to read: all, or the first and last ones of a long document. */
function pagesToRead(pageCount: number, most: number): number[] {
  const all = Array.from({ length: pageCount }, (_, index) => index + 1);
  const front = Math.ceil(most / 2);
  return pageCount <= most ? all : [...all.slice(0, front), ...all.slice(pageCount - (most - front))];
}

/** The pages of a document with their words. */
interface ReadPages {
  readonly pages: Word[][];
  readonly numbers: readonly number[];
}

function readPages(pdf: OpenPdf, limits: ExtractionLimits): ReadPages | Refused {
  const numbers = pagesToRead(pdf.pageCount, limits.maxTextPages);
  const pages: Word[][] = [];
  for (const number of numbers) {
    const words = pdf.words(number);
    if (words.length > limits.maxWordsPerPage) {
      return refused('TOO_COMPLEX', `Page ${number} has more than ${limits.maxWordsPerPage} words: that is no invoice.`);
    }
    pages.push(words);
  }
  return { pages, numbers };
}

/** Reads the words of pages. A long file is read whole where it may hold several invoices, and as before where it does not. */
function extractWords(pdf: OpenPdf, { pages }: ReadPages, context: ExtractionContext, limits: ExtractionLimits): Extracted | Refused {
  if (pages.length === pdf.pageCount) return extractPages(pages, context);
  if (context.split === true && pdf.pageCount <= limits.maxSplitPages) {
    const whole = readPages(pdf, { ...limits, maxTextPages: limits.maxSplitPages });
    const outcome = 'outcome' in whole ? whole : extractPages(whole.pages, context);
    if (outcome.outcome === 'extracted' && outcome.parts !== undefined) return outcome;
  }
  return extractText(layOut(pages), context);
}

/** Pages that are compared: number, dates and totals stand on the first and the last. */
const MAX_COMPARED_PAGES = 3;

/** Adds what the page prints otherwise, and the lines that only it has. The XML stands whatever the page is like: one that cannot be read is not compared. */
function withPage(pdf: OpenPdf, extracted: Extracted, context: ExtractionContext, limits: ExtractionLimits): Extracted {
  try {
    const read = readPages(pdf, { ...limits, maxTextPages: MAX_COMPARED_PAGES });
    if ('outcome' in read) return extracted;
    const rows = layOut(read.pages);
    const differences = differencesOf(rows, extracted.invoice, context);
    const whole = read.numbers.length === pdf.pageCount ? withPrintedLines(rows, extracted, context) : extracted;
    return differences.length === 0 ? whole : { ...whole, differences };
  } catch (error) {
    if (error instanceof PdfFault) return extracted;
    throw error;
  }
}

/** Reads pages that are pictures. */
async function extractScan(pdf: OpenPdf, context: ExtractionContext, limits: ExtractionLimits): Promise<Extracted | Refused> {
  if (context.recogniser === undefined) {
    return refused('NO_TEXT_LAYER', 'The PDF holds pictures of pages and no text. Send the PDF your software made, or an electronic invoice (XML).');
  }
  // Whether there are several invoices can be told only where every page is seen.
  const split = context.split === true && pdf.pageCount <= limits.maxPicturePages;
  return extractPictures(drawn(pdf, pagesToRead(pdf.pageCount, limits.maxPicturePages)), context.recogniser, 'pdf-scan', { ...context, split });
}

function* drawn(pdf: OpenPdf, numbers: readonly number[]): Generator<PagePicture> {
  for (const number of numbers) yield pdf.picture(number);
}

/** Adds how the file came to be, and where pages print an amount or an account in several fonts. What it does not tell is no reason to refuse it. */
function withTraits(pdf: OpenPdf, extracted: Extracted, pages: readonly (readonly Word[])[] = []): Extracted {
  try {
    const fonts = mixedFonts(pages, extracted.evidence);
    return { ...extracted, pdf: { ...pdf.traits(), ...(fonts.length === 0 ? {} : { fonts }) } };
  } catch (error) {
    if (error instanceof PdfFault) return extracted;
    throw error;
  }
}

async function extractOpen(pdf: OpenPdf, context: ExtractionContext, limits: ExtractionLimits): Promise<ExtractionOutcome> {
  const attached = context.ignoreAttachments === true || context.pages !== undefined ? [] : pdf.attachments();
  const reading = readAttachments(attached, limits);
  if (reading.extracted !== undefined)
    return withTraits(pdf, context.comparePage === true ? withPage(pdf, reading.extracted, context, limits) : reading.extracted);
  if (reading.other !== undefined) return reading.other;
  const read = readPages(pdf, limits);
  if ('outcome' in read) return read;
  const isScan = isPictured(pdf, read.pages);
  const outcome = isScan ? await extractScan(pdf, context, limits) : extractWords(pdf, read, context, limits);
  if (outcome.outcome === 'refused') return withEnclosed(outcome, attached);
  if (outcome.parts !== undefined) return withTraits(pdf, outcome);
  if (reading.unreadable !== undefined) outcome.review.push({ field: '', reason: 'ATTACHMENT_UNREADABLE', confidence: 0, value: reading.unreadable });
  if (isScan ? pdf.pageCount > limits.maxPicturePages : read.numbers.length < pdf.pageCount)
    outcome.review.push({ field: '', reason: 'PAGES_NOT_READ', confidence: 0, value: `${pdf.pageCount} pages` });
  return withTraits(pdf, outcome, isScan ? [] : read.pages);
}

/** Extracts a PDF: by the XML attached to it, else by the words of its pages; and notes whether it was altered after it had been signed. */
export async function extractPdf(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): Promise<ExtractionOutcome> {
  const outcome = await readPdf(bytes, context, limits);
  if (outcome.outcome !== 'extracted') return outcome;
  const altered = alteredAfterSigning(bytes);
  return altered === undefined ? outcome : { ...outcome, altered };
}

async function readPdf(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): Promise<ExtractionOutcome> {
  const pdf = await openPdf(bytes, limits);
  if ('outcome' in pdf) return pdf;
  try {
    const { pages } = context;
    if (pages === undefined) return await extractOpen(pdf, context, limits);
    if (pages.from > pages.to || pages.to > pdf.pageCount)
      return refused('UNREADABLE_PDF', `The PDF has ${pdf.pageCount} pages; ${pages.from} to ${pages.to} were asked for.`);
    const outcome = await extractOpen(pagesOf(pdf, pages), context, limits);
    return outcome.outcome === 'traded' ? outcome : shifted(outcome, pages.from - 1);
  } catch (error) {
    if (error instanceof PdfFault) {
      return error.reason === 'TOO_COMPLEX'
        ? refused('TOO_COMPLEX', error.message)
        : refused('UNREADABLE_PDF', 'The PDF is damaged and its pages cannot be read. Export it again and send it anew.');
    }
    throw error;
  } finally {
    pdf.close();
  }
}
