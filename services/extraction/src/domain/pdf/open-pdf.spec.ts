import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { assemblePdf, stream } from '../testing/make-pdf.js';
import { openPdf, type OpenPdf } from './open-pdf.js';
import { loadPdfium, PdfFault } from './pdfium.js';
import type { Word } from './word.js';

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

interface Page {
  /** By default HELVETICA. */
  readonly font?: string;
  /** What the font refers to, from object 6 on. */
  readonly further?: readonly string[];
  /** More of the page's dictionary. */
  readonly page?: string;
}

/** An open PDF of one page with the given content. */
async function openPage(content: string, { font = HELVETICA, further = [], page = '' }: Page = {}): Promise<OpenPdf> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    content,
    font,
    ...further,
  ];
  const pdf = await openPdf(assemblePdf(objects), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  return pdf;
}

const shown = (operators: string): string => stream('', `BT /F1 10 Tf 50 700 Td ${operators} ET`);

function readAll(pdf: OpenPdf): Word[] {
  const words = pdf.words(1);
  pdf.close();
  return words;
}

const wordsIn = async (operators: string, page: Page = {}): Promise<string[]> => readAll(await openPage(shown(operators), page)).map(({ text }) => text);

const mapOf = (codes: string): string => stream('', `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${codes} endcmap end`);
const MAPPED = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>';

describe('The words of a page', () => {
  it.each<[string, string, Page, string[]]>([
    ['are parted by spaces', '(Total  due) Tj', {}, ['Total', 'due']],
    ['are parted by room for a space', '[(Total) -300 (due) -900 (12.50)] TJ', {}, ['Total', 'due', '12.50']],
    ['are whole where letters are moved together', '[(V) 90 (erk) 60 (\\344ufer) 40 (:)] TJ', {}, ['Verkäufer:']],
    ['are whole where their letters are set apart', '3 Tc (Harcourt) Tj', {}, ['Harcourt']],
    ['are whole where letters stand for themselves with room between', '[(N) -400 (O) -400 (R) -400 (D)] TJ', {}, ['NORD']],
    ['keep thousands that are parted by a space that breaks no line', '(1\\240250,00) Tj', { font: MAPPED, further: [mapOf('1 beginbfchar <a0> <00a0> endbfchar')] }, ['1 250,00']],
    ['leave out dots that lead to an amount', '(Delivery ........ 15.00) Tj', {}, ['Delivery', '15.00']],
    ['keep a hyphen that the font calls a soft one', '(PO-4711 of 05-05-2025) Tj', { font: MAPPED, further: [mapOf('1 beginbfchar <2d> <00ad> endbfchar')] }, ['PO-4711', 'of', '05-05-2025']],
    ['keep a hyphen at the end of a line', '(Invoice NW-) Tj 0 -12 Td (20931) Tj', {}, ['Invoice', 'NW-', '20931']],
    ['have the letters of a sign that stands for several', '(Ko\\001ie) Tj', { font: MAPPED, further: [mapOf('1 beginbfchar <01> <00660066> endbfchar')] }, ['Koffie']],
    ['are as they are spoken where they run from right to left', '(\\001\\002\\003\\004) Tj', { font: MAPPED, further: [mapOf('4 beginbfchar <01> <05dd> <02> <05d5> <03> <05dc> <04> <05e9> endbfchar')] }, ['שלום']],
    ['have a sign without a meaning for what the font does not tell', '(A\\001B) Tj', { font: MAPPED, further: [mapOf('1 beginbfchar <01> <d83d> endbfchar')] }, ['A\uFFFDB']],
  ])('%s', async (_, operators, page, expected) => {
    expect(await wordsIn(operators, page)).toEqual(expected);
  });

  it('stand where the page prints them, sign by sign', async () => {
    const [wide, narrow] = readAll(await openPage(shown('(WWWW iiii) Tj')));
    // Widths of the standard font: W 0.944, i 0.222, space 0.278 of its size.
    expect(wide?.box.map((side) => Math.round(side * 10) / 10)).toEqual([50, 134, 87.8, 144]);
    expect(narrow?.box.map((side) => Math.round(side * 10) / 10)).toEqual([90.5, 134, 99.4, 144]);
  });

  it.each<[string, string, number]>([
    ['turned to the right', '0 1 -1 0 142 50 Tm', 90],
    ['upside down', '-1 0 0 -1 545 142 Tm', 180],
    ['turned to the left', '0 -1 1 0 453 792 Tm', 270],
  ])('are read as the page is shown, when its sheet is %s', async (_, matrix, degrees) => {
    const [word] = readAll(await openPage(stream('', `BT /F1 10 Tf ${matrix} (Rechnung) Tj ET`), { page: `/Rotate ${degrees}` }));
    expect(word).toMatchObject({ text: 'Rechnung', size: 10, page: 1 });
    expect(word?.box.map(Math.round)).toEqual([50, 134, 96, 144]);
  });

  it('are counted from the corner of what is shown of the sheet, and those beyond are left', async () => {
    const words = readAll(await openPage(stream('', 'BT /F1 10 Tf 1 0 0 1 50 700 Tm (within) Tj 1 0 0 1 5 700 Tm (beyond) Tj ET'), { page: '/CropBox [40 100 500 800]' }));
    expect(words.map(({ text, box: [left, , , bottom] }) => [text, Math.round(left), Math.round(bottom)])).toEqual([['within', 10, 102]]);
  });

  it('leave what does not run from left to right', async () => {
    expect(await wordsIn('(level) Tj 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj')).toEqual(['level']);
  });

  it('tell their fonts apart', async () => {
    const words = readAll(await openPage(shown('(12) Tj /F2 10 Tf (34) Tj'), { page: '/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >>', further: [HELVETICA.replace('Helvetica', 'Courier')] }));
    expect(words.map(({ text, opens, closes }) => [text, opens, closes])).toEqual([['12', true, true], ['34', true, true]]);
    expect(words[0]?.font).not.toBe(words[1]?.font);
  });

  it('are read in a font that states the width of more signs than there are', async () => {
    const map = stream('', '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <005a> <0041> endbfrange endcmap end');
    const font = '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>';
    const widths = '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 600] /FontDescriptor 8 0 R >>';
    const descriptor = '<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
    expect(await wordsIn('<004600410043> Tj', { font, further: [widths, map, descriptor] })).toEqual(['FAC']);
  });

  describe('of a packed stream', () => {
    const numbers = Array.from({ length: 2000 }, (_, at) => String((at * 7919) % 100_003));
    const placed = numbers.map((number, at) => `1 0 0 1 ${20 + 28 * (at % 20)} ${800 - 7 * Math.floor(at / 20)} Tm (${number}) Tj`);
    const packed = deflateSync(`BT /F1 5 Tf ${placed.join(' ')} ET`, { memLevel: 1 });
    const wordsOfPacked = async (bytes: Buffer): Promise<string[]> => readAll(await openPage(stream('/Filter /FlateDecode', bytes.toString('latin1')))).map(({ text }) => text);

    it('are read whole, also where more follows or its sum is wrong', async () => {
      expect(await wordsOfPacked(packed)).toEqual(numbers);
      expect(await wordsOfPacked(Buffer.concat([packed, Buffer.from('more')]))).toEqual(numbers);
      expect(await wordsOfPacked(Buffer.concat([packed.subarray(0, -4), Buffer.alloc(4)]))).toEqual(numbers);
    });

    it('are read as far as it goes where it is cut off', async () => {
      const left = await wordsOfPacked(packed.subarray(0, packed.length / 2));
      expect(left.length).toBeGreaterThan(800);
      expect(numbers.slice(0, left.length - 1)).toEqual(left.slice(0, -1));
    });
  });

  it.each([90, 180, 270])('are those of a page that lies on its side, turned by %i degrees, as it is held to be read', async (degrees) => {
    const lines = Array.from({ length: 12 }, (_, at) => `(Item ${at + 10} of many) Tj 0 -14 Td`).join(' ');
    const read = async (page: string): Promise<Word[]> => readAll(await openPage(shown(lines), { page })).toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
    const [words, upright] = [await read(`/Rotate ${degrees}`), await read('')];
    expect(words.map(({ text }) => text)).toEqual(upright.map(({ text }) => text));
    words.forEach(({ box }, at) => box.forEach((edge, side) => expect(edge).toBeCloseTo(upright[at]?.box[side] ?? 0, 1)));
  });
});

describe('The picture of a page', () => {
  const TYPE_3 = '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [1000] /Resources << /Font << /F2 7 0 R >> >> >>';

  it.each<[string, Page]>([
    ['a standard font', {}],
    ['a font whose signs are drawn with another', { font: TYPE_3, further: [stream('', '1000 0 d0 BT /F2 1000 Tf (W) Tj ET'), HELVETICA] }],
  ])('shows %s, also after its words were read', async (_, page) => {
    const [fresh, read] = [await openPage(shown('(AAA) Tj'), page), await openPage(shown('(AAA) Tj'), page)];
    read.words(1);
    const [{ picture, points }, { picture: drawn }] = [fresh.picture(1), read.picture(1)];
    fresh.close();
    read.close();
    expect(points).toEqual([595, 842]);
    expect([picture.width, picture.height]).toEqual([2049, 2900]);
    expect(picture.data.some((light) => light < 128)).toBe(true);
    expect(Buffer.compare(drawn.data, picture.data)).toBe(0);
  });
});

describe(loadPdfium.name, () => {
  it('gives the same reader until a PDF brings it down, then another', async () => {
    const first = await loadPdfium();
    expect(await loadPdfium()).toBe(first);
    expect(() => first.reading(() => first.call.FPDFText_CountChars(0x7fff_0000))).toThrow(PdfFault);
    const second = await loadPdfium();
    expect([first.isRetired, second.isRetired]).toEqual([true, false]);
    expect(second).not.toBe(first);
    expect(readAll(await openPage(shown('(still) Tj'))).map(({ text }) => text)).toEqual(['still']);
  });

  it('lets a PDF be closed whose reader was brought down', async () => {
    const pdf = await openPage(shown('(open) Tj'));
    const pdfium = await loadPdfium();
    expect(() => pdfium.reading(() => pdfium.call.FPDFText_CountChars(0x7fff_0000))).toThrow(PdfFault);
    expect(() => pdf.close()).not.toThrow();
    const next = await loadPdfium();
    expect(() => next.release(() => next.call.FPDFText_CountChars(0x7fff_0000))).not.toThrow();
    expect(next.isRetired).toBe(true);
  });

  it('takes no more memory than a PDF may make it take', async () => {
    const pdfium = await loadPdfium();
    expect(() => pdfium.room(1024 * 1024 * 1024)).toThrow(PdfFault);
  });

  it('does not take an error of ours for a fault of the PDF', async () => {
    const pdfium = await loadPdfium();
    expect(() => pdfium.reading(() => { throw new TypeError('ours'); })).toThrow(TypeError);
  });
});
