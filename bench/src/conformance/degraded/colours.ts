import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Gray } from '@smartap/extraction/domain';

/** A picture in colours: each channel by itself. */
export interface Colours {
  readonly red: Gray;
  readonly green: Gray;
  readonly blue: Gray;
}

/** A picture without colours. */
export const uncoloured = (page: Gray): Colours => ({ red: page, green: page, blue: page });

/** The same done to each channel. */
export const eachOf = ({ red, green, blue }: Colours, change: (channel: Gray) => Gray): Colours => ({
  red: change(red),
  green: change(green),
  blue: change(blue),
});

/** A picture to draw on. */
export function toCanvas({ red, green, blue }: Colours): Canvas {
  const { width, height } = red;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  red.data.forEach((light, at) => pixels.data.set([light, green.data[at] ?? 0, blue.data[at] ?? 0, 255], at * 4));
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** A picture that was drawn on. */
export function fromCanvas(canvas: Canvas): Colours {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const channel = (offset: number): Gray => ({ width, height, data: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4 + offset] ?? 0) });
  return { red: channel(0), green: channel(1), blue: channel(2) };
}

/** A picture as JPEG. */
export const jpegOf = (picture: Colours, quality: number): Buffer => toCanvas(picture).toBuffer('image/jpeg', quality);
