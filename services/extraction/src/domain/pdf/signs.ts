import type { Pdfium } from './pdfium.js';

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

/** A page with more signs is no invoice: those beyond are left. */
const MOST_SIGNS = 400_000;
/** What stands for a sign whose font does not tell its meaning. */
const UNKNOWN = '\uFFFD';
/** What PDFium calls the hyphen of a word that goes on in the next line. */
const HYPHENS: ReadonlySet<number> = new Set([0x02, 0xfffe]);
/** Text that rises by more than this share of its way is no line. */
const LEVEL = 0.1;

/** The sheet of a page: it may be turned, and cut on all sides. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  /** From a place on the sheet to that on the page. */
  readonly place: (x: number, y: number) => readonly [x: number, y: number];
}

function sheetOf(pdfium: Pdfium, page: number): Sheet {
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats((at) => pdfium.call.FPDF_GetPageBoundingBox(page, at));
  const [across, down] = [right - left, top - bottom];
  switch (pdfium.call.FPDFPage_GetRotation(page)) {
    case 1: return { width: down, height: across, place: (x, y) => [y - bottom, x - left] };
    case 2: return { width: across, height: down, place: (x, y) => [right - x, y - bottom] };
    case 3: return { width: down, height: across, place: (x, y) => [top - y, right - x] };
    default: return { width: across, height: down, place: (x, y) => [x - left, top - y] };
  }
}

/** How a text is printed: undefined where it does not run from left to right, as notes at the margin and watermarks do. */
function printOf(pdfium: Pdfium, text: number, sign: number, object: number, { place }: Sheet): Pick<Sign, 'size' | 'font' | 'of'> | undefined {
  const { call } = pdfium;
  const [a = 0, b = 0, c = 0, d = 0] = pdfium.floats((at) => call.FPDFText_GetMatrix(text, sign, at));
  const [origin, end] = [place(0, 0), place(a, b)];
  const [across, up] = [end[0] - origin[0], end[1] - origin[1]];
  const size = call.FPDFText_GetFontSize(text, sign) * Math.hypot(c, d);
  return across <= 0 || Math.abs(up) > LEVEL * across || size < 1 ? undefined : { size, font: call.FPDFTextObj_GetFont(object), of: object };
}

function textOf(unicode: number): string {
  if (HYPHENS.has(unicode)) return '-';
  return unicode === 0 ? UNKNOWN : String.fromCodePoint(unicode);
}

/** The signs of a page that run from left to right, in the order in which they are printed. Spaces are signs where the page prints them. */
export function signsOf(pdfium: Pdfium, page: number): Sign[] {
  const { call } = pdfium;
  const text = call.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const sheet = sheetOf(pdfium, page);
    const signs: Sign[] = [];
    let object = 0;
    let print: ReturnType<typeof printOf>;
    for (let index = 0; index < Math.min(MOST_SIGNS, call.FPDFText_CountChars(text)); index += 1) {
      const own = call.FPDFText_GetTextObject(text, index);
      // Of no text are the spaces and ends of lines that PDFium puts between what is printed.
      if (own === 0) continue;
      if (own !== object) {
        object = own;
        print = printOf(pdfium, text, index, own, sheet);
      }
      if (print === undefined) continue;
      const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats((at) => call.FPDFText_GetLooseCharBox(text, index, at));
      const [from, to] = [sheet.place(left, top), sheet.place(right, bottom)];
      const [x = 0, y = 0] = pdfium.doubles((toX, toY) => call.FPDFText_GetCharOrigin(text, index, toX, toY));
      const [, baseline] = sheet.place(x, y);
      const sign = { text: textOf(call.FPDFText_GetUnicode(text, index)), left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]), baseline, ...print };
      if (sign.right >= 0 && sign.left <= sheet.width && baseline >= 0 && baseline <= sheet.height) signs.push(sign);
    }
    return signs;
  } finally {
    call.FPDFText_ClosePage(text);
  }
}
