import type { Pdfium } from './pdfium.js';

/** What holds texts of a page beside its content (`fpdf_annot.h`): a text written onto it, a stamp, a field of a form. */
const [FREE_TEXT, STAMP, FIELD] = [3, 13, 20];

/** More notes and fields than a form has: they are left alone. */
const MOST_NOTES = 2000;
/** A note whose picture has more operators than these bytes of UTF-16 hold is left out: deep in one another they take PDFium all memory. */
const MOST_OPERATORS = 256 * 1024;
const AS_IT_STANDS = 0;

/** Draws notes and fields too, as they are seen and not as they are printed (`fpdfview.h`, `fpdf_flatten.h`). */
const [WITH_NOTES, AS_SEEN] = [0x01, 0];
const MERGED = 1;

/** A note that is not shown (ISO 32000-1, table 165). */
const HIDDEN = 0x02;

/**
 * Writes into a page what stands on it as fields of a form, as texts and as stamps (ISO 32000-1, 12.5.6 and 12.7): a form that was filled in
 * has its values there alone. What a signature shows of itself is no part of what was written.
 *
 * @returns whether there was any: the page is to be loaded anew then
 */
export function fillIn(pdfium: Pdfium, page: number): boolean {
  const { call } = pdfium;
  const count = call.FPDFPage_GetAnnotCount(page);
  if (count > MOST_NOTES) return false;
  let isWritten = false;
  for (let index = 0; index < count; index += 1) {
    const note = call.FPDFPage_GetAnnot(page, index);
    const kind = call.FPDFAnnot_GetSubtype(note);
    const isLeftOut = (kind === FIELD && isSignature(pdfium, note)) || call.FPDFAnnot_GetAP(note, AS_IT_STANDS, 0, 0) > MOST_OPERATORS;
    if (isLeftOut) call.FPDFAnnot_SetFlags(note, HIDDEN);
    else isWritten ||= kind === FIELD || kind === FREE_TEXT || kind === STAMP;
    call.FPDFPage_CloseAnnot(note);
  }
  if (!isWritten) return false;
  draw(pdfium, page);
  return call.FPDFPage_Flatten(page, AS_SEEN) === MERGED;
}

const KIND_OF_FIELD = Buffer.from('FT\0');

function isSignature(pdfium: Pdfium, field: number): boolean {
  return pdfium.within(KIND_OF_FIELD.length, (key) => {
    pdfium.bytes(key, KIND_OF_FIELD.length).set(KIND_OF_FIELD);
    return pdfium.text((at, length) => pdfium.call.FPDFAnnot_GetStringValue(field, key, at, length)) === 'Sig';
  });
}

/** Has the reader draw what fields say that come without a picture of it. */
function draw(pdfium: Pdfium, page: number): void {
  const { call } = pdfium;
  const bitmap = call.FPDFBitmap_Create(1, 1, 0);
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, WITH_NOTES);
  call.FPDFBitmap_Destroy(bitmap);
}
