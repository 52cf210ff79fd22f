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

/** A page with one text, by the given font and what that refers to, from object 6 on. */
async function wordsIn(text: string, font: string, ...further: string[]): Promise<string[]> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream('', `BT /F1 10 Tf 50 700 Td ${text} Tj ET`),
    font,
    ...further,
  ];
  const pdf = await openPdf(assemblePdf(objects), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const words = await pdf.words(1);
  await pdf.close();
  return words.map((word) => word.text);
}

describe(loadPdfjs.name, () => {
  it('keeps a hyphen that the font of the page calls a soft one', async () => {
    const map = '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <2d> <00ad> endbfchar endcmap end';
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>';
    expect(await wordsIn('(PO-4711 of 05-05-2025)', font, stream('', map))).toEqual(['PO-4711', 'of', '05-05-2025']);
  });

  it('reads a font that states the width of more signs than there are', async () => {
    const map = '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <005a> <0041> endbfrange endcmap end';
    const font = '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>';
    const widths = '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 600] /FontDescriptor 8 0 R >>';
    const descriptor = '<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
    expect(await wordsIn('<004600410043>', font, widths, stream('', map), descriptor)).toEqual(['FAC']);
  });
});
