import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import tiff from 'utif2';
import { lightAt, resized, straighten, turn, type Gray } from '../ocr/gray.js';
import { unbent } from '../ocr/sheet/course.js';
import type { Sheet } from '../ocr/sheet/find-sheet.js';
import { projection } from '../ocr/sheet/flatten.js';
import { DEFAULT_EXTRACTION_LIMITS } from '../outcome.js';
import { openPdf } from '../pdf/open-pdf.js';
import type { Word } from '../pdf/word.js';
import { assemblePdf, makePdf, stream, type Printed } from './make-pdf.js';

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
  const { picture } = pdf.picture(1);
  pdf.close();
  return turn(straighten(picture, degrees, 1), quarters);
}

/** The words of pages as a recogniser gives them that mistakes none. */
export async function recognised(...pages: readonly (readonly Printed[])[]): Promise<Word[][]> {
  const pdf = await openPdf(makePdf(pages), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const words = pages.map((_, index) => pdf.words(index + 1));
  pdf.close();
  return words.map((own) => own.map((word) => ({ ...word, confidence: 0.95 })));
}

/** A PDF as a scanner makes it: the picture of an A4 page, and no text. */
export function scannedPdf({ width, height, data }: Gray): Uint8Array {
  const image = stream(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    Buffer.from(data).toString('latin1'),
  );
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>';
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
    stream('', 'q 595 0 0 842 0 0 cm /I Do Q'),
    image,
  ]);
}

/** A picture as the bytes of a file, with something painted on it where it is given. */
export function encode({ width, height, data }: Gray, type: 'image/png' | 'image/jpeg', paint?: (context: SKRSContext2D) => void): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  data.forEach((light, at) => pixels.data.set([light, light, light, 255], at * 4));
  context.putImageData(pixels, 0, 0);
  paint?.(context);
  return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 80);
}

/** A page whose middle bends up (or down, below zero) by a share of its height. */
export function bent(page: Gray, bend: number): Gray {
  return unbent(page, { degrees: 0, drop: (x) => bend * page.height * Math.sin((Math.PI * x) / page.width) });
}

/** A page on a table, as a camera sees it: the corners of its picture are places of the table, where the page reaches from 0 to 1 both ways. */
export function photographed(page: Gray, frame: Sheet, { table = 90, width = 1800, height = 2400 } = {}): Gray {
  const place = projection(frame);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = place(x / width, y / height);
      const isPage = across >= 0 && across <= 1 && down >= 0 && down <= 1;
      // It is darker to the lower right.
      data[y * width + x] = (isPage ? lightAt(page, across * (page.width - 1), down * (page.height - 1)) : table) * (1 - (0.4 * (x / width + y / height)) / 2);
    }
  }
  return { width, height, data };
}

const FAX = { dots: 1728, across: 204, down: 98, head: 1024 } as const;

/** A page as a fax of standard resolution: a TIFF of one bit a dot, with half as many dots down as across. */
export function faxed(page: Gray): Uint8Array {
  const height = Math.round((page.height / page.width) * FAX.dots * (FAX.down / FAX.across));
  const small = resized(page, FAX.dots, height);
  const bits = new Uint8Array((FAX.dots / 8) * height);
  small.data.forEach((light, at) => {
    if (light < 160) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
  });
  const tags = {
    t256: [FAX.dots],
    t257: [height],
    t258: [1],
    t259: [1],
    t262: [0],
    t273: [FAX.head],
    t277: [1],
    t278: [height],
    t279: [bits.length],
    t282: [[FAX.across, 1]],
    t283: [[FAX.down, 1]],
  };
  const file = new Uint8Array(FAX.head + bits.length);
  file.set(new Uint8Array(tiff.encode([tags as unknown as Parameters<typeof tiff.encode>[0][number]])));
  file.set(bits, FAX.head);
  return file;
}
