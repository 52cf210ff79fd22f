import { refused, type ExtractionLimits, type Refused } from '../outcome.js';
import { dimensionsOf } from './dimensions.js';
import { toGray, type Gray } from './gray.js';
import type { PagePicture } from './ocr.types.js';

/** The longer side of a sheet of paper in points: a picture of a page says nothing of its size. */
const SHEET = 842;
const TIFF_WIDTH = 't256';
const TIFF_HEIGHT = 't257';

function pictured(picture: Gray, page: number): PagePicture {
  const scale = SHEET / Math.max(picture.width, picture.height);
  return { picture, page, points: [picture.width * scale, picture.height * scale] };
}

const isTiff = (bytes: Uint8Array): boolean => (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a) || (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[3] === 0x2a);
const tooLarge = (width: number, height: number, limits: ExtractionLimits): Refused => refused('TOO_LARGE', `The picture has ${width} × ${height} pixels; the limit is ${limits.maxPixels} in all. Send a smaller one.`);
const broken = (): Refused => refused('UNREADABLE_IMAGE', 'The picture is damaged or of a kind that cannot be read. Send it as PNG, JPEG or TIFF.');

/** Unpacks a PNG, JPEG, WebP or GIF, or the pages of a TIFF; what states more pixels than allowed is never unpacked. */
export async function decodePictures(bytes: Uint8Array, limits: ExtractionLimits): Promise<PagePicture[] | Refused> {
  if (isTiff(bytes)) return decodeTiff(bytes, limits);
  const size = dimensionsOf(bytes);
  if (size === undefined || size[0] === 0 || size[1] === 0) return broken();
  if (size[0] * size[1] > limits.maxPixels) return tooLarge(size[0], size[1], limits);
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  try {
    const image = await loadImage(bytes);
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return [pictured(toGray(image.width, image.height, context.getImageData(0, 0, image.width, image.height).data), 1)];
  } catch {
    return broken();
  }
}

async function decodeTiff(bytes: Uint8Array, limits: ExtractionLimits): Promise<PagePicture[] | Refused> {
  const { decode, decodeImage, toRGBA8 } = await import('utif2');
  try {
    const pages = decode(Buffer.from(bytes)).slice(0, limits.maxPicturePages);
    const found: PagePicture[] = [];
    for (const page of pages) {
      const [width, height] = [TIFF_WIDTH, TIFF_HEIGHT].map((tag) => (page[tag] as number[] | undefined)?.[0] ?? 0);
      if (width === undefined || height === undefined || width * height === 0) continue;
      if (width * height > limits.maxPixels) return tooLarge(width, height, limits);
      decodeImage(Buffer.from(bytes), page);
      found.push(pictured(toGray(width, height, toRGBA8(page)), found.length + 1));
    }
    return found.length === 0 ? broken() : found;
  } catch {
    return broken();
  }
}
