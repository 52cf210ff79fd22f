import { isHeic, isTiff } from '../document/sniff.js';
import type { ExtractionLimits, Refused } from '../outcome.js';
import { dimensionsOf } from './dimensions.js';
import { resized, softened, toGray, withoutInk, type Gray } from './gray.js';
import { decodeHeic } from './heic.js';
import type { PagePicture } from './ocr.types.js';
import { brokenPicture, tooManyPixels } from './refusals.js';

/** The longer side of a sheet of paper in points: a picture of a page says nothing of its size. */
const SHEET = 842;
const TIFF_WIDTH = 't256';
const TIFF_HEIGHT = 't257';
/** Dots in a unit of length, across and down. */
const TIFF_DOTS = ['t282', 't283'] as const;
/** What a unit of length is, in inches, where it is no inch. */
const TIFF_UNIT = 't296';
const CENTIMETRE = { code: 3, inches: 1 / 2.54 } as const;
/** Fewer dots an inch, either way, are a fax of standard resolution. */
const COARSE = 120;
/** A fax has half as many dots down as across; more unlike they are not. */
const MOST_UNLIKE = 4;

function pictured(picture: Gray, page: number, uninked?: Gray): PagePicture {
  const scale = SHEET / Math.max(picture.width, picture.height);
  return { picture, ...(uninked && { uninked }), page, points: [picture.width * scale, picture.height * scale] };
}

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
    const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
    const picture = toGray(width, height, data);
    return [pictured(picture, 1, withoutInk(picture, data))];
  } catch {
    return brokenPicture();
  }
}

/** The first value of a tag of a TIFF, which may be a fraction; 0 where it has none. */
function numberOf(tag: unknown): number {
  const value = (tag as readonly (number | readonly [number, number])[] | undefined)?.[0] ?? 0;
  return typeof value === 'number' ? value : value[0] / value[1];
}

/** The sides of a picture were its dots as far apart down as across: the coarser side grows. */
function sides(width: number, height: number, unlike: number): readonly [across: number, down: number] {
  if (!(unlike >= 1 / MOST_UNLIKE && unlike <= MOST_UNLIKE)) return [width, height];
  return [Math.round(width * Math.max(1, 1 / unlike)), Math.round(height * Math.max(1, unlike))];
}

async function decodeTiff(bytes: Uint8Array, limits: ExtractionLimits): Promise<PagePicture[] | Refused> {
  // A CommonJS module, of which Node.js sees no names.
  const { default: tiff } = await import('utif2');
  try {
    const pages = tiff.decode(Buffer.from(bytes)).slice(0, limits.maxPicturePages);
    const found: PagePicture[] = [];
    for (const page of pages) {
      const [width, height] = [numberOf(page[TIFF_WIDTH]), numberOf(page[TIFF_HEIGHT])];
      if (width * height === 0) continue;
      const dots = TIFF_DOTS.map((tag) => numberOf(page[tag]) / (numberOf(page[TIFF_UNIT]) === CENTIMETRE.code ? CENTIMETRE.inches : 1));
      const [across, down] = sides(width, height, (dots[0] ?? 0) / (dots[1] ?? 0));
      if (across * down > limits.maxPixels) return tooManyPixels(across, down, limits);
      tiff.decodeImage(Buffer.from(bytes), page);
      const picture = resized(toGray(width, height, tiff.toRGBA8(page)), across, down);
      const isCoarse = dots.some((count) => count > 1 && count < COARSE);
      found.push({ ...pictured(isCoarse ? softened(picture) : picture, found.length + 1), isCoarse });
    }
    return found.length === 0 ? brokenPicture() : found;
  } catch {
    return brokenPicture();
  }
}
