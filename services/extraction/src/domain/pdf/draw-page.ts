import { toGray, withoutInk } from '../ocr/gray.js';
import type { PagePicture } from '../ocr/ocr.types.js';
import { PdfFault, type Pdfium } from './pdfium.js';

/** The longer side of the picture: 250 dpi of a usual sheet. What size the page claims does not matter. */
const LONG_SIDE = 2900;
const MAX_SCALE = 6;

/** Red, green, blue and how much of it hides what is below, a byte each; with what stands on the page as a note (`fpdfview.h`). */
const [FORMAT, BYTES, WHITE, FLAGS] = [4, 4, 0xffffffff, 0x01 | 0x10];

/** Draws a page as it would be printed. */
export function drawPage(pdfium: Pdfium, page: number, number: number): PagePicture {
  const { call } = pdfium;
  const points = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)] as const;
  const scale = Math.min(MAX_SCALE, LONG_SIDE / Math.max(...points, 1));
  const [width, height] = points.map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  return pdfium.within(width * height * BYTES, (pixels) => {
    const bitmap = call.FPDFBitmap_CreateEx(width, height, FORMAT, pixels, width * BYTES);
    if (bitmap === 0) throw new PdfFault(`Page ${number} cannot be drawn`);
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS);
    call.FPDFBitmap_Destroy(bitmap);
    const rgb = pdfium.bytes(pixels, width * height * BYTES);
    const picture = toGray(width, height, rgb);
    const uninked = withoutInk(picture, rgb);
    return { picture, ...(uninked && { uninked }), page: number, points };
  });
}
