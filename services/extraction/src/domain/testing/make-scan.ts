import { createCanvas } from '@napi-rs/canvas';
import { straighten, turn, type Gray } from '../ocr/gray.js';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { openPdf } from '../pdf/open-pdf.js';
import { makePdf, type Printed } from './make-pdf.js';

/** How a page lies on the glass of the scanner. */
export interface Laid {
  /** Clockwise. */
  readonly degrees?: number;
  /** Quarter turns clockwise. */
  readonly quarters?: number;
}

/** The pixels of a page with the given words. */
export async function drawn(page: readonly Printed[], { degrees = 0, quarters = 0 }: Laid = {}): Promise<Gray> {
  const pdf = await openPdf(makePdf([page]), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const { picture } = await pdf.picture(1);
  await pdf.close();
  return turn(straighten(picture, degrees, 1), quarters);
}

/** A picture as the bytes of a file. */
export function encode({ width, height, data }: Gray, type: 'image/png' | 'image/jpeg'): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  data.forEach((light, at) => pixels.data.set([light, light, light, 255], at * 4));
  context.putImageData(pixels, 0, 0);
  return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 80);
}
