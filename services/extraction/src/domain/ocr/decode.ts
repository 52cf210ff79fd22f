import { isHeic } from '../document/sniff.js';
import type { ExtractionLimits, Refused } from '../outcome.js';
import { dimensionsOf } from './dimensions.js';
import { toGray, type Gray } from './gray.js';
import { decodeHeic } from './heic.js';
import type { PagePicture } from './ocr.types.js';
import { brokenPicture, tooManyPixels } from './refusals.js';

/** The longer side of a sheet of paper in points: a picture of a page says nothing of its size. */
const SHEET = 842;
const TIFF_WIDTH = 't256';
const TIFF_HEIGHT = 't257';

function pictured(picture: Gray, page: number): PagePicture {
  const scale = SHEET / Math.max(picture.width, picture.height);
  return { picture, page, points: [picture.width * scale, picture.height * scale] };
}

const isTiff = (bytes: Uint8Array): boolean => (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a) || (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[3] === 0x2a);

/** Unpacks a PNG, JPEG, HEIC, WebP or GIF, or the pages of a TIFF; what states more pixels than allowed is never unpacked. */
export async function decodePictures(bytes: Uint8Array, limits: ExtractionLimits): Promise<PagePicture[] | Refused> {
  if (isTiff(bytes)) return decodeTiff(bytes, limits);
  if (isHeic(bytes)) {
    const photo = await decodeHeic(bytes, limits);
    return 'outcome' in photo ? photo : [pictured(photo, 1)];
  }
  const size = dimensionsOf(bytes);
  if (size === undefined || size[0] === 0 || size[1] === 0) return brokenPicture();
  if (size[0] * size[1] > limits.maxPixels) return tooManyPixels(size[0], size[1], limits);
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  try {
    const image = await loadImage(bytes);
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return [pictured(toGray(image.width, image.height, context.getImageData(0, 0, image.width, image.height).data), 1)];
  } catch {
    return brokenPicture();
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
      if (width * height > limits.maxPixels) return tooManyPixels(width, height, limits);
      decodeImage(Buffer.from(bytes), page);
      found.push(pictured(toGray(width, height, toRGBA8(page)), found.length + 1));
    }
    return found.length === 0 ? brokenPicture() : found;
  } catch {
    return brokenPicture();
  }
}
