import { withMeanings } from './meanings.js';
import { PdfFault, SHOWN, type Pdfium } from './pdfium.js';

/** A sign as a page prints it from left to right, in points from the upper left corner of the page. */
export interface Sign {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its font. */
  readonly size: number;
  /** Which font of its document. */
  readonly font: number;
  /** Which text it is of: what a program prints at once. */
  readonly of: number;
}

/** What PDFium may call the hyphen of a word that goes on in the next line; the first may also be a sign without a meaning. */
const [HYPHEN, NO_SIGN] = [0x02, 0xfffe];
/** Text that rises by more than this share of its way is no line. */
const LEVEL = 0.1;

/** The sheet of a page: it may be turned, and cut on all sides. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  /** From a place on the sheet to that on the page: how far from its left edge, and from its upper one. */
  readonly across: (x: number, y: number) => number;
  readonly down: (x: number, y: number) => number;
}

function sheetOf(pdfium: Pdfium, page: number): Sheet {
  pdfium.call.FPDF_GetPageBoundingBox(page, pdfium.answer);
  const [left, top, right, bottom] = [pdfium.float(0), pdfium.float(1), pdfium.float(2), pdfium.float(3)];
  const [width, height] = [right - left, top - bottom];
  switch (pdfium.call.FPDFPage_GetRotation(page)) {
    case 1:
      return { width: height, height: width, across: (_, y) => y - bottom, down: (x) => x - left };
    case 2:
      return { width, height, across: (x) => right - x, down: (_, y) => y - bottom };
    case 3:
      return { width: height, height: width, across: (_, y) => top - y, down: (x) => right - x };
    default:
      return { width, height, across: (x) => x - left, down: (_, y) => top - y };
  }
}

/** A sheet that is turned by a quarter, with its right side up. */
const turned = ({ width, height, across, down }: Sheet): Sheet => ({ width: height, height: width, across: down, down: (x, y) => width - across(x, y) });

/** How a text is printed: undefined where it does not run from left to right, as notes at the margin and watermarks do. */
function printOf(pdfium: Pdfium, text: number, sign: number, object: number, sheet: Sheet): Pick<Sign, 'size' | 'font' | 'of'> | undefined {
  const { call } = pdfium;
  call.FPDFText_GetMatrix(text, sign, pdfium.answer);
  const [x, y] = [pdfium.float(0), pdfium.float(1)];
  const [across, down] = [sheet.across(x, y) - sheet.across(0, 0), sheet.down(x, y) - sheet.down(0, 0)];
  const size = call.FPDFText_GetFontSize(text, sign) * Math.hypot(pdfium.float(2), pdfium.float(3));
  return across <= 0 || Math.abs(down) > LEVEL * across || size < 1 ? undefined : { size, font: call.FPDFTextObj_GetFont(object), of: object };
}

function textOf({ call }: Pdfium, text: number, sign: number): string {
  const unicode = call.FPDFText_GetUnicode(text, sign);
  if (unicode === NO_SIGN || (unicode === HYPHEN && call.FPDFText_IsHyphen(text, sign) === 1)) return '-';
  return String.fromCodePoint(unicode);
}

function countTexts({ call }: Pdfium, page: number): number {
  let texts = 0;
  for (let index = call.FPDFPage_CountObjects(page) - 1; index >= 0; index -= 1)
    if (call.FPDFPageObj_GetType(call.FPDFPage_GetObject(page, index)) === SHOWN.text) texts += 1;
  return texts;
}

/** The signs of a page that run from left to right on a sheet, and how many others it has. */
function signsOn(pdfium: Pdfium, text: number, sheet: Sheet): { readonly signs: Sign[]; readonly others: number } {
  const { call, answer } = pdfium;
  const signs: Sign[] = [];
  let others = 0;
  let object = 0;
  let print: ReturnType<typeof printOf>;
  for (let index = 0, count = call.FPDFText_CountChars(text); index < count; index += 1) {
    const own = call.FPDFText_GetTextObject(text, index);
    // Of no text are the spaces and ends of lines that PDFium puts between what is printed.
    if (own === 0) continue;
    if (own !== object) {
      object = own;
      print = printOf(pdfium, text, index, own, sheet);
    }
    if (print === undefined) {
      others += 1;
      continue;
    }
    call.FPDFText_GetLooseCharBox(text, index, answer);
    const [from, to] = [sheet.across(pdfium.float(0), pdfium.float(1)), sheet.across(pdfium.float(2), pdfium.float(3))];
    call.FPDFText_GetCharOrigin(text, index, answer, answer + 8);
    const baseline = sheet.down(pdfium.double(0), pdfium.double(1));
    const [left, right] = from < to ? [from, to] : [to, from];
    if (right < 0 || left > sheet.width || baseline < 0 || baseline > sheet.height) continue;
    signs.push({ text: textOf(pdfium, text, index), left, right, baseline, size: print.size, font: print.font, of: print.of });
  }
  return { signs, others };
}

/** A page all of whose text stands on its side has more of it than a note at the margin. */
const LEAST_ON_ITS_SIDE = 100;
const SIDES = 3;

/**
 * The signs of a page that run from left to right, in the order in which they are printed, or those of a page that lies on its side, as it
 * would be held to be read. Spaces are signs where the page prints them.
 *
 * @param mostTexts a page that prints more texts is not looked at: where they stand on each other they take PDFium minutes
 * @throws PdfFault where it does
 */
export function signsOf(pdfium: Pdfium, page: number, mostTexts: number): readonly Sign[] {
  const { call } = pdfium;
  if (countTexts(pdfium, page) > mostTexts) throw new PdfFault(`A page has more than ${mostTexts} texts: that is no invoice.`, 'TOO_COMPLEX');
  const text = call.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    let sheet = sheetOf(pdfium, page);
    const { signs, others } = signsOn(pdfium, text, sheet);
    if (signs.length > 0 || others < LEAST_ON_ITS_SIDE) return withMeanings(signs);
    const sides = Array.from({ length: SIDES }, () => signsOn(pdfium, text, (sheet = turned(sheet))).signs);
    return withMeanings(sides.reduce((most, own) => (own.length > most.length ? own : most), signs));
  } finally {
    call.FPDFText_ClosePage(text);
  }
}
