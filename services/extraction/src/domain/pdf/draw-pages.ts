import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { openPdf } from './open-pdf.js';

/**
 * The pictures of the first pages of a PDF, as they would be printed.
 * @returns none for a PDF that cannot be opened
 */
export async function drawPages(bytes: Uint8Array, maxPages: number): Promise<PagePicture[]> {
  const pdf = await openPdf(bytes, DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) return [];
  try {
    const pages: PagePicture[] = [];
    for (let page = 1; page <= Math.min(maxPages, pdf.pageCount); page += 1) pages.push(pdf.picture(page));
    return pages;
  } finally {
    pdf.close();
  }
}
