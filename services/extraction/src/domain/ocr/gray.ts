/** A picture of one page: a byte a pixel, 0 is black. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The brightness of RGBA pixels; what is transparent counts as paper. */
export function toGray(width: number, height: number, rgba: Uint8Array | Uint8ClampedArray): Gray {
  const data = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < data.length; at += 1, from += 4) {
    const light = (77 * (rgba[from] ?? 0) + 150 * (rgba[from + 1] ?? 0) + 29 * (rgba[from + 2] ?? 0)) >> 8;
    const alpha = rgba[from + 3] ?? 255;
    data[at] = 255 - (((255 - light) * alpha) >> 8);
  }
  return { width, height, data };
}

/** Ink is coloured whose channels differ by so much while the brightest is no darker than this: print in dark colours is print. */
const COLOURED = { apart: 60, bright: 110 } as const;
/** A page has coloured ink when so much of it is: a stamp has more. */
const LEAST_COLOURED = 0.0005;

/**
 * A picture as it would be without coloured ink: of such ink its brightest channel, which print under it leaves dark.
 * @param rgba the pixels that the picture is the brightness of
 * @returns undefined where there is hardly any
 */
export function withoutInk(picture: Gray, rgba: Uint8Array | Uint8ClampedArray): Gray | undefined {
  const data = Uint8Array.from(picture.data);
  let coloured = 0;
  for (let at = 0, from = 0; at < data.length; at += 1, from += 4) {
    const [red, green, blue] = [rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0];
    const bright = Math.max(red, green, blue);
    if (bright < COLOURED.bright || bright - Math.min(red, green, blue) < COLOURED.apart) continue;
    coloured += 1;
    data[at] = bright;
  }
  return coloured < LEAST_COLOURED * data.length ? undefined : { ...picture, data };
}

/** How the pixels of a picture are walked: along its rows, or along its columns. */
export interface Scan {
  readonly lines: number;
  readonly length: number;
  /** From a pixel to the next on its line, and from a line to the next. */
  readonly step: number;
  readonly stride: number;
}

/** Along the rows of a picture, and along its columns. */
export function scansOf({ width, height }: Pick<Gray, 'width' | 'height'>): readonly [rows: Scan, columns: Scan] {
  return [
    { lines: height, length: width, step: 1, stride: width },
    { lines: width, length: height, step: width, stride: 1 },
  ];
}

/** Paper of even light, as `evenLight` makes it. */
const PAPER = 245;

/** The picture with grey print darkened: what stays light enough to be paper stays so. */
export function darkened({ width, height, data }: Gray): Gray {
  return { width, height, data: data.map((light) => 255 * Math.min(1, light / PAPER) ** 2) };
}

/** A smaller picture: the mean of each square of `factor` pixels. */
export function shrink({ width, height, data }: Gray, factor: number): Gray {
  const [w, h] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const small = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) for (let dx = 0; dx < factor; dx += 1) sum += data[(y * factor + dy) * width + x * factor + dx] ?? 255;
      small[y * w + x] = sum / (factor * factor);
    }
  }
  return { width: w, height: h, data: small };
}

/** The picture turned clockwise by quarters. */
export function turn(picture: Gray, quarters: number): Gray {
  const times = ((quarters % 4) + 4) % 4;
  if (times === 0) return picture;
  const { width, height, data } = picture;
  const [w, h] = times === 2 ? [width, height] : [height, width];
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = times === 1 ? x * w + (w - 1 - y) : times === 2 ? (h - 1 - y) * w + (w - 1 - x) : (h - 1 - x) * w + y;
      turned[to] = data[y * width + x] ?? 255;
    }
  }
  return { width: w, height: h, data: turned };
}

/** The light between pixels, paper beyond them. */
export function lightAt({ width, height, data }: Gray, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 255;
  const at = top * width + left;
  const [fx, fy] = [x - left, y - top];
  const above = (data[at] ?? 255) * (1 - fx) + (data[at + 1] ?? 255) * fx;
  const below = (data[at + width] ?? 255) * (1 - fx) + (data[at + width + 1] ?? 255) * fx;
  return above * (1 - fy) + below * fy;
}

/** The picture stretched to other sides, no smaller than its own. */
export function resized(picture: Gray, width: number, height: number): Gray {
  if (width === picture.width && height === picture.height) return picture;
  const [across, down] = [(picture.width - 1) / width, (picture.height - 1) / height];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = lightAt(picture, x * across, y * down);
  return { width, height, data };
}

/** The picture with the steps between its dots evened out, as far as a neighbour. */
export function softened({ width, height, data }: Gray): Gray {
  const out = Uint8Array.from(data);
  const row = (at: number): number => (data[at - 1] ?? 255) + 2 * (data[at] ?? 255) + (data[at + 1] ?? 255);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      out[at] = (row(at - width) + 2 * row(at) + row(at + width)) / 16;
    }
  }
  return { width, height, data: out };
}

/** The picture turned clockwise by a few degrees about its middle, paper where nothing was, scaled at once. */
export function straighten(picture: Gray, degrees: number, scale: number): Gray {
  if (degrees === 0 && scale === 1) return picture;
  const { width, height } = picture;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const turned = new Uint8Array(w * h);
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180) / scale, Math.cos((degrees * Math.PI) / 180) / scale];
  for (let y = 0; y < h; y += 1) {
    const dy = y - h / 2;
    for (let x = 0; x < w; x += 1) {
      const dx = x - w / 2;
      const fromX = cos * dx + sin * dy + width / 2;
      const fromY = cos * dy - sin * dx + height / 2;
      turned[y * w + x] = lightAt(picture, fromX, fromY);
    }
  }
  return { width: w, height: h, data: turned };
}

/** Light is told by squares of so many pixels, each with so many about it on every side. */
const SQUARE = 16;
const ABOUT = 2;
/** Paper in the dark is taken to be no darker: what little there is would become noise. */
const DARKEST = 40;
/** How bright paper is made. */
const LIT = 250;

/**
 * Paper made white whatever the light on it: each pixel against the paper of its square, which is its brightest pixel, evened out
 * by the brighter half of the squares about it. Shadows and folds of a photo go; print stays.
 */
export function evenLight({ width, height, data }: Gray): Gray {
  const [w, h] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const paper = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1) for (let x = 0; x < w; x += 1) paper[y * w + x] = brightest(width, height, data, x * SQUARE, y * SQUARE, SQUARE);
  const smooth = smoothed(w, h, paper);
  const even = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(h - 1, Math.floor(y / SQUARE)) * w;
    for (let x = 0; x < width; x += 1) {
      const light = Math.max(DARKEST, smooth[row + Math.min(w - 1, Math.floor(x / SQUARE))] ?? 255);
      even[y * width + x] = Math.min(255, ((data[y * width + x] ?? 255) * LIT) / light);
    }
  }
  return { width, height, data: even };
}

function brightest(width: number, height: number, data: Uint8Array, left: number, top: number, size: number): number {
  let most = 0;
  for (let y = top; y < Math.min(height, top + size); y += 2)
    for (let x = left; x < Math.min(width, left + size); x += 2) most = Math.max(most, data[y * width + x] ?? 0);
  return most;
}

/** The mean of the brighter half of the squares about each one: a square that is all print takes its paper from beside it. */
function smoothed(w: number, h: number, paper: Uint8Array): Uint8Array {
  const out = new Uint8Array(paper.length);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const near: number[] = [];
      for (let dy = -ABOUT; dy <= ABOUT; dy += 1)
        for (let dx = -ABOUT; dx <= ABOUT; dx += 1) if (y + dy >= 0 && y + dy < h && x + dx >= 0 && x + dx < w) near.push(paper[(y + dy) * w + x + dx] ?? 255);
      near.sort((a, b) => b - a);
      const bright = near.slice(0, Math.ceil(near.length / 2));
      out[y * w + x] = bright.reduce((sum, each) => sum + each, 0) / bright.length;
    }
  }
  return out;
}
