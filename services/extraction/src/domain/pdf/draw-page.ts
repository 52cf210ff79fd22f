import type { PDFPageProxy } from 'pdfjs-dist';

import { toGray, withoutInk } from '../ocr/gray.js';
import type { PagePicture } from '../ocr/ocr.types.js';

/** The longer side of the picture: 250 dpi of a usual sheet. What size the page claims does not matter. */
const LONG_SIDE = 2900;
const MAX_SCALE = 6;

/** Draws a page as it would be printed. */
export async function drawPage(page: PDFPageProxy, number: number): Promise<PagePicture> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(MAX_SCALE, LONG_SIDE / Math.max(width, height, 1)) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context, viewport, background: 'white' }).promise;
  page.cleanup();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const picture = toGray(canvas.width, canvas.height, data);
  const uninked = withoutInk(picture, data);
  return { picture, ...(uninked && { uninked }), page: number, points: [width, height] };
}
