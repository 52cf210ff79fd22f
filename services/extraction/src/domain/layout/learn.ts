import { pagesOfText } from '../plain/extract-plain.js';
import { sniff } from '../document/sniff.js';
import { decodePictures } from '../ocr/decode.js';
import { seePages } from '../ocr/see-pages.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionContext } from '../outcome.js';
import { layOut } from '../pdf/layout.js';
import { isPictured } from '../pdf/has-text.js';
import { openPdf, pagesOf, type OpenPdf } from '../pdf/open-pdf.js';
import type { Word } from '../pdf/word.js';
import { read } from '../text/print/reading.js';
import { learnLayout, type CorrectedValues } from './learn-layout.js';
import type { VendorLayout } from './layout.types.js';

const MAX_PAGES = 4;

function* drawn(pdf: OpenPdf): Generator<PagePicture> {
  for (let page = 1; page <= Math.min(MAX_PAGES, pdf.pageCount); page += 1) yield pdf.picture(page);
}

/** The words of the first pages of a document, by their pages; recognised where they are pictures and there is a recogniser. */
export async function wordsOf(bytes: Uint8Array, { recogniser, limits, pages: range }: ExtractionContext): Promise<Word[][]> {
  const bounds = { ...DEFAULT_EXTRACTION_LIMITS, ...limits };
  const kind = sniff(bytes);
  if (kind === 'text') {
    const pages = pagesOfText(bytes, bounds);
    return 'outcome' in pages ? [] : pages.slice((range?.from ?? 1) - 1, Math.min(range?.to ?? MAX_PAGES, (range?.from ?? 1) - 1 + MAX_PAGES));
  }
  if (kind === 'image') {
    const pictures = recogniser === undefined ? [] : await decodePictures(bytes, bounds);
    return recogniser === undefined || 'outcome' in pictures ? [] : (await seePages(pictures, recogniser)).words;
  }
  const opened = await openPdf(bytes, bounds);
  if ('outcome' in opened) return [];
  const pdf = range === undefined ? opened : pagesOf(opened, range);
  try {
    const pages: Word[][] = [];
    for (let page = 1; page <= Math.min(MAX_PAGES, pdf.pageCount); page += 1) pages.push(pdf.words(page));
    return recogniser !== undefined && isPictured(pdf, pages) ? (await seePages(drawn(pdf), recogniser)).words : pages;
  } finally {
    pdf.close();
  }
}

/** What corrected fields teach of the layout of a document: see `learnLayout`. */
export async function learn(bytes: Uint8Array, corrected: CorrectedValues, context: ExtractionContext): Promise<VendorLayout | undefined> {
  return learnLayout(read(layOut(await wordsOf(bytes, context))), corrected);
}
