import { plainTextOf } from '@smartap/en16931';
import { refused, type ExtractionContext, type ExtractionLimits, type ExtractionOutcome, type Refused } from '../outcome.js';
import { extractPages, renumbered, shifted } from '../text/extract-pages.js';
import type { Word } from '../pdf/word.js';
import { wordsOfText } from './words-of-text.js';

/** More is a book, or a report: an invoice of a thousand lines has less. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The words of a text, by its pages; why it is none that is read. */
export function pagesOfText(bytes: Uint8Array, limits: Pick<ExtractionLimits, 'maxWordsPerPage' | 'maxPages'>): Word[][] | Refused {
  if (bytes.byteLength > MOST_BYTES) return refused('TOO_COMPLEX', `The text has more than ${MOST_BYTES} bytes: that is no invoice.`);
  const pages = wordsOfText(plainTextOf(bytes));
  if (pages.length > limits.maxPages) return refused('TOO_COMPLEX', `The text has ${pages.length} pages; ${limits.maxPages} are read.`);
  const full = pages.findIndex((words) => words.length > limits.maxWordsPerPage);
  return full < 0 ? pages : refused('TOO_COMPLEX', `Page ${full + 1} has more than ${limits.maxWordsPerPage} words: that is no invoice.`);
}

/** Reads a plain text as a page that was printed in a fixed pitch. */
export function extractPlain(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): ExtractionOutcome {
  const pages = pagesOfText(bytes, limits);
  if ('outcome' in pages) return pages;
  const { pages: range } = context;
  if (range === undefined) return extractPages(pages, context, 'text');
  if (range.from > range.to || range.to > pages.length)
    return refused('UNSUPPORTED_FORMAT', `The text has ${pages.length} pages; ${range.from} to ${range.to} were asked for.`);
  return shifted(extractPages(renumbered(pages, range), context, 'text'), range.from - 1);
}
