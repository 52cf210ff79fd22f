import { plainTextOf } from '@smartap/en16931';
import { refused, type ExtractionContext, type ExtractionLimits, type ExtractionOutcome } from '../outcome.js';
import { extractPages, shifted } from '../text/extract-pages.js';
import type { Word } from '../pdf/word.js';
import { wordsOfText } from './words-of-text.js';

/** More is a book, or a report: an invoice of a thousand lines has less. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The words of a text, by its pages; why it is none that is read. */
export function pagesOfText(bytes: Uint8Array, limits: Pick<ExtractionLimits, 'maxWordsPerPage' | 'maxPages'>): Word[][] | { readonly outcome: 'refused'; readonly reason: 'TOO_COMPLEX'; readonly message: string } {
  if (bytes.byteLength > MOST_BYTES) return tooComplex(`The text has more than ${MOST_BYTES} bytes: that is no invoice.`);
  const pages = wordsOfText(plainTextOf(bytes));
  if (pages.length > limits.maxPages) return tooComplex(`The text has ${pages.length} pages; ${limits.maxPages} are read.`);
  const full = pages.findIndex((words) => words.length > limits.maxWordsPerPage);
  return full < 0 ? pages : tooComplex(`Page ${full + 1} has more than ${limits.maxWordsPerPage} words: that is no invoice.`);
}

const tooComplex = (message: string) => ({ outcome: 'refused' as const, reason: 'TOO_COMPLEX' as const, message });

/** Reads a plain text as a page that was printed in a fixed pitch. */
export function extractPlain(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): ExtractionOutcome {
  const pages = pagesOfText(bytes, limits);
  if ('outcome' in pages) return refused(pages.reason, pages.message);
  const { pages: range } = context;
  if (range === undefined) return extractPages(pages, context, 'text');
  if (range.from > range.to || range.to > pages.length) return refused('UNSUPPORTED_FORMAT', `The text has ${pages.length} pages; ${range.from} to ${range.to} were asked for.`);
  const own = pages.slice(range.from - 1, range.to).map((words, index) => words.map((word) => ({ ...word, page: index + 1 })));
  return shifted(extractPages(own, context, 'text'), range.from - 1);
}
