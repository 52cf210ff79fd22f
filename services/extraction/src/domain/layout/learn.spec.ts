import { afterAll, describe, expect, it } from 'vitest';
import { Tesseract } from '../ocr/tesseract.js';
import { ENGLISH_PAGE } from '../testing/make-pdf.js';
import { drawn, scannedPdf } from '../testing/make-scan.js';
import { learn } from './learn.js';

const recogniser = new Tesseract();
afterAll(() => recogniser.close());

// The start of the recogniser and a page of it, on a busy machine.
const RECOGNISED_WITHIN_MS = 60_000;

describe(learn, { timeout: RECOGNISED_WITHIN_MS }, () => {
  it('learns from a PDF that a scanner made, by what is recognised on it', async () => {
    const scan = scannedPdf(await drawn(ENGLISH_PAGE));
    const corrected = { fields: { purchaseOrderReference: 'PO-7781' } };
    const layout = await learn(scan, corrected, { recogniser });
    expect(layout?.lessons['purchaseOrderReference']).toMatchObject({ anchors: [{ relation: 'right', label: 'ponumber' }] });
    expect(await learn(scan, corrected, {})).toBeUndefined();
  });
});
