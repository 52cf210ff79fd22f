import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { assemblePdf, stream } from '../testing/make-pdf.js';
import { openPdf, type OpenPdf } from './open-pdf.js';
import { isPdfjsError, loadPdfjs } from './pdfjs.js';

const thrownAt = (place: string): Error => Object.assign(new Error('broken'), { stack: `Error: broken\n    at read (${place})` });

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

describe(isPdfjsError.name, () => {
  it('knows an error of the reader by its files, also where stacks are mapped to their sources', () => {
    expect(isPdfjsError(thrownAt('/app/node_modules/pdfjs-dist/legacy/build/pdf.mjs:1:1'))).toBe(true);
    expect(isPdfjsError(thrownAt('webpack://pdf.js/src/shared/util.js:539:29'))).toBe(true);
    expect(isPdfjsError(thrownAt('/app/services/extraction/dist/domain/extract.js:1:1'))).toBe(false);
  });
});

/** An open PDF of one page with the given content, by the given font and what that refers to, from object 6 on. */
async function openPage(content: string, font: string, ...further: string[]): Promise<OpenPdf> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    content,
    font,
    ...further,
  ];
  const pdf = await openPdf(assemblePdf(objects), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  return pdf;
}

const shown = (text: string): string => stream('', `BT /F1 10 Tf 50 700 Td ${text} Tj ET`);

async function wordsOf(pdf: OpenPdf): Promise<string[]> {
  const words = await pdf.words(1);
  await pdf.close();
  return words.map((word) => word.text);
}

const wordsIn = async (text: string, ...fonts: [string, ...string[]]): Promise<string[]> => wordsOf(await openPage(shown(text), ...fonts));

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

  describe('with a stream of numbers', () => {
    const numbers = Array.from({ length: 2000 }, (_, at) => String((at * 7919) % 100_003));
    const placed = numbers.map((number, at) => `1 0 0 1 ${20 + 28 * (at % 20)} ${800 - 7 * Math.floor(at / 20)} Tm (${number}) Tj`);
    const packed = deflateSync(`BT /F1 5 Tf ${placed.join(' ')} ET`, { memLevel: 1 });
    const wrong = Buffer.concat([packed.subarray(0, -4), Buffer.alloc(4)]);
    const wordsOfPacked = async (bytes: Buffer): Promise<string[]> => wordsOf(await openPage(stream('/Filter /FlateDecode', bytes.toString('latin1')), HELVETICA));

    it('reads it whole, also where more follows or its sum is wrong', async () => {
      const whole = await wordsOfPacked(packed);
      expect(whole).toEqual(numbers);
      expect(await wordsOfPacked(Buffer.concat([packed, Buffer.from('more')]))).toEqual(whole);
      expect(await wordsOfPacked(wrong)).toEqual(whole);
    });

    it('reads what is left of it where it is cut off', async () => {
      const left = await wordsOfPacked(packed.subarray(0, packed.length / 2));
      expect(left.length).toBeGreaterThan(800);
      expect(numbers.slice(0, left.length - 1)).toEqual(left.slice(0, -1));
    });
  });

  it.each<[string, string, string[]]>([
    ['a standard font', HELVETICA, []],
    ['a font whose signs are drawn with another', '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [1000] /Resources << /Font << /F2 7 0 R >> >> >>', [stream('', '1000 0 d0 BT /F2 1000 Tf (W) Tj ET'), HELVETICA]],
  ])('draws a page in %s also after its words were read', async (_, font, further) => {
    const [fresh, read] = [await openPage(shown('(AAA)'), font, ...further), await openPage(shown('(AAA)'), font, ...further)];
    await read.words(1);
    const [{ picture }, { picture: drawn }] = [await fresh.picture(1), await read.picture(1)];
    await Promise.all([fresh.close(), read.close()]);
    expect(picture.data.some((light) => light < 128)).toBe(true);
    expect(Buffer.compare(drawn.data, picture.data)).toBe(0);
  });
});
