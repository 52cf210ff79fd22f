import type { ExtractionLimits, Refused } from '../outcome.js';
import { toGray, type Gray } from './gray.js';
import { brokenPicture, tooManyPixels } from './refusals.js';

const RGBA = 4;

/**
 * The photo of a telephone (HEIC, ISO/IEC 23008-12), upright: the one picture that its file is shown as. What states more
 * pixels than allowed is never unpacked. Each photo has a decoder of its own, so that a hostile one spoils no other.
 */
export async function decodeHeic(bytes: Uint8Array, limits: ExtractionLimits): Promise<Gray | Refused> {
  const { default: libheif } = await import('libheif-js/libheif-wasm/libheif-bundle.js');
  try {
    const heif = libheif();
    const context = heif.heif_context_alloc();
    if (heif.heif_context_read_from_memory(context, bytes).code !== heif.heif_error_code.heif_error_Ok) return brokenPicture();
    const photo = heif.heif_js_context_get_primary_image_handle(context);
    if ('code' in photo) return brokenPicture();
    const [width, height] = [heif.heif_image_handle_get_width(photo), heif.heif_image_handle_get_height(photo)];
    if (width * height > limits.maxPixels) return tooManyPixels(width, height, limits);
    const decoded = await heif.heif_js_decode_image2(photo, heif.heif_colorspace.heif_colorspace_RGB, heif.heif_chroma.heif_chroma_interleaved_RGBA);
    const pixels = 'code' in decoded ? undefined : decoded.channels[0];
    return pixels === undefined ? brokenPicture() : toGray(pixels.width, pixels.height, packed(pixels));
  } catch {
    return brokenPicture();
  }
}

/** Rows one after the other, without what pads them. */
function packed({
  width,
  height,
  stride,
  data,
}: {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Uint8Array;
}): Uint8Array {
  if (stride === width * RGBA) return data;
  const rows = new Uint8Array(width * height * RGBA);
  for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * stride, y * stride + width * RGBA), y * width * RGBA);
  return rows;
}
