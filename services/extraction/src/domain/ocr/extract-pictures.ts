import { refused } from '../outcome.js';
import type { ExtractionContext, ExtractionFormat, ExtractionLimits, Extracted, Refused } from '../outcome.js';
import { layOut } from '../pdf/layout.js';
import { extractText } from '../text/extract-text.js';
import { decodePictures } from './decode.js';
import { seePages } from './see-pages.js';
import type { PagePicture, Recogniser } from './ocr.types.js';

/** Reads an invoice off pictures of its pages. */
export async function extractPictures(pages: AsyncIterable<PagePicture> | Iterable<PagePicture>, recogniser: Recogniser, format: ExtractionFormat, context: ExtractionContext): Promise<Extracted | Refused> {
  return extractText(layOut(await seePages(pages, recogniser)), context, format);
}

/** Reads an invoice off a photo or the pages of a fax. */
export async function extractImage(bytes: Uint8Array, context: ExtractionContext, limits: ExtractionLimits): Promise<Extracted | Refused> {
  if (context.recogniser === undefined) return refused('NO_TEXT_LAYER', 'The document is a picture without text. Send the PDF your software made, or an electronic invoice (XML).');
  const pages = await decodePictures(bytes, limits);
  return 'outcome' in pages ? pages : extractPictures(pages, context.recogniser, 'image', context);
}
