import { contested } from '../confidence/contested.js';
import { refused, REVIEW_BOUND, type ExtractionContext, type ExtractionFormat, type ExtractionLimits, type Extracted, type Refused } from '../outcome.js';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { extractPages } from '../text/extract-pages.js';
import { read } from '../text/print/reading.js';
import { mayHoldOthers } from '../text/split/find-parts.js';
import { decodePictures } from './decode.js';
import { seePages } from './see-pages.js';
import type { PagePicture, Recogniser } from './ocr.types.js';

/** Fields that an invoice cannot be processed without. */
const NEEDED = ['number', 'issueDate', 'totals.withoutVat', 'totals.withVat', 'totals.due'] as const;
/** What a total that does not follow from the others takes off. */
const CONTRADICTION = 1;

/** How good a reading is: what its needed fields and its lines are sure of. */
function worth(outcome: Extracted | Refused): number {
  if (outcome.outcome === 'refused') return -1;
  const { evidence, review } = outcome;
  const fields = NEEDED.reduce((sum, path) => sum + (evidence[path]?.confidence ?? 0), 0);
  return fields - CONTRADICTION * review.filter((item) => item.reason === 'ARITHMETIC').length + (evidence['totals.lineNetSum']?.confidence ?? 0) / 2;
}

/** Whether every needed field is above the bound of review. */
const isWhole = (outcome: Extracted | Refused): boolean =>
  outcome.outcome === 'extracted' && NEEDED.every((path) => (outcome.evidence[path]?.confidence ?? 0) >= REVIEW_BOUND);

const isSplit = (outcome: Extracted | Refused): boolean => outcome.outcome === 'extracted' && outcome.parts !== undefined;

/** Whether a second reading may prove that there are several invoices. */
const mayBeSeveral = (pages: readonly (readonly Word[])[], { split }: ExtractionContext): boolean =>
  split === true && mayHoldOthers(read(layOut(pages)), pages.length);

/** Fewer words that one can be sure of are shadows and leaves taken for letters. */
const FEWEST_WORDS = 8;
const SURE = 0.7;

const hasText = (pages: readonly (readonly Word[])[]): boolean =>
  pages.flat().filter(({ text, confidence = 1 }) => confidence >= SURE && /[\p{L}\d]{3}/u.test(text)).length >= FEWEST_WORDS;

/** So many pages are always read twice; more take too long where the first reading is sure. */
const FEW_PAGES = 2;

/** Reads an invoice off pictures of its pages, twice: what both readings agree in is surer, and either may prove that there are several invoices. */
export async function extractPictures(
  pages: AsyncIterable<PagePicture> | Iterable<PagePicture>,
  recogniser: Recogniser,
  format: ExtractionFormat,
  context: ExtractionContext,
): Promise<Extracted | Refused> {
  const seen = await seePages(pages, recogniser);
  if (!hasText(seen.words))
    return refused('NO_TEXT_LAYER', 'The document is a picture in which no text can be read. Send the PDF your software made, or an electronic invoice (XML).');
  const first = extractPages(seen.words, context, format);
  if (first.outcome === 'refused' && first.belongsTo !== undefined) return first;
  if (isSplit(first) || (seen.words.length > FEW_PAGES && isWhole(first) && !mayBeSeveral(seen.words, context))) return first;
  const second = extractPages(await seen.again('rows'), context, format);
  if (isSplit(second)) return second;
  return worth(second) >= worth(first) ? contested(second, first) : contested(first, second);
}

/** Reads an invoice off a photo or the pages of a fax. */
export async function extractImage(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): Promise<Extracted | Refused> {
  if (context.recogniser === undefined)
    return refused('NO_TEXT_LAYER', 'The document is a picture without text. Send the PDF your software made, or an electronic invoice (XML).');
  const pages = await decodePictures(bytes, limits);
  if ('outcome' in pages) return pages;
  return extractPictures(pages, context.recogniser, 'image', { ...context, isCoarse: pages.some(({ isCoarse }) => isCoarse === true) });
}
