import { afterAll, describe, expect, it } from 'vitest';
import { ENGLISH_PAGE, GERMAN_PAGE } from '../testing/make-pdf.js';
import { drawn } from '../testing/make-scan.js';
import { extractPictures } from './extract-pictures.js';
import type { PagePicture, Recogniser } from './ocr.types.js';
import { Tesseract } from './tesseract.js';

const tesseract = new Tesseract();
afterAll(() => tesseract.close());

// Two readings of two pages and the start of the recogniser, on a busy machine.
const RECOGNISED_WITHIN_MS = 120_000;

const pages = async (): Promise<PagePicture[]> => Promise.all([ENGLISH_PAGE, GERMAN_PAGE].map(async (page, index): Promise<PagePicture> => ({ picture: await drawn(page), page: index + 1, points: [595, 842] })));

/** The amounts of the German page. */
const GERMAN_AMOUNT = /\d,\d{2}$/;

/** Recognises all but some words, in some readings. */
const blindTo = (hidden: RegExp, layouts: readonly string[]): Recogniser => ({
  recognise: async (picture, language, layout) => (await tesseract.recognise(picture, language, layout)).filter(({ text }) => !layouts.includes(layout) || !hidden.test(text)),
  close: () => Promise.resolve(),
});

describe('Two invoices in the pictures of one file', () => {
  it('are told by the second reading, where the first lacks the amounts of one', async () => {
    const outcome = await extractPictures(await pages(), blindTo(GERMAN_AMOUNT, ['sparse']), 'pdf-scan', { split: true });
    expect(outcome).toMatchObject({ outcome: 'extracted', parts: [{ from: 1, to: 1 }, { from: 2, to: 2 }], invoice: { number: 'NW-20931' } });
  }, RECOGNISED_WITHIN_MS);

  it('stay together where neither reading has them', async () => {
    expect(await extractPictures(await pages(), blindTo(GERMAN_AMOUNT, ['sparse', 'rows']), 'pdf-scan', { split: true })).not.toHaveProperty('parts');
  }, RECOGNISED_WITHIN_MS);
});
