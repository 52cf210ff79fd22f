import { refused, type ExtractionLimits, type Refused } from '../outcome.js';

/** A picture that states more pixels than may be unpacked. */
export function tooManyPixels(width: number, height: number, { maxPixels }: ExtractionLimits): Refused {
  return refused('TOO_LARGE', `The picture has ${width} × ${height} pixels; the limit is ${maxPixels} in all. Send a smaller one.`);
}

/** A picture that cannot be unpacked. */
export function brokenPicture(): Refused {
  return refused('UNREADABLE_IMAGE', 'The picture is damaged or of a kind that cannot be read. Send it as PNG, JPEG or TIFF.');
}
