import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { assemblePdf, stream } from '../testing/make-pdf.js';
import { openPdf } from './open-pdf.js';
import { isPdfjsError, loadPdfjs } from './pdfjs.js';

const thrownAt = (place: string): Error => Object.assign(new Error('broken'), { stack: `Error: broken\n    at read (${place})` });

describe(isPdfjsError.name, () => {
  it('knows an error of the reader by its files, also where stacks are mapped to their sources', () => {
    expect(isPdfjsError(thrownAt('/app/node_modules/pdfjs-dist/legacy/build/pdf.mjs:1:1'))).toBe(true);
    expect(isPdfjsError(thrownAt('webpack://pdf.js/src/shared/util.js:539:29'))).toBe(true);
    expect(isPdfjsError(thrownAt('/app/services/extraction/dist/domain/extract.js:1:1'))).toBe(false);
  });
});

describe(loadPdfjs.name, () => {
  it('keeps a hyphen that the font of the page calls a soft one', async () => {
    const map = '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <2d> <00ad> endbfchar endcmap end';
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream('', 'BT /F1 10 Tf 50 700 Td (PO-4711 of 05-05-2025) Tj ET'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>',
      stream('', map),
    ];
    const pdf = await openPdf(assemblePdf(objects), DEFAULT_EXTRACTION_LIMITS);
    if ('outcome' in pdf) throw new Error(pdf.message);
    const words = await pdf.words(1);
    await pdf.close();
    expect(words.map(({ text }) => text)).toEqual(['PO-4711', 'of', '05-05-2025']);
  });
});
