import type { Gray } from './gray.js';

/** A page is looked at in squares of so many pixels. */
const SQUARE = 8;
/** Squares to each side among which paper is looked for: a bar is not so thick. */
const PAPER_REACH = 16;
/** What is darker than this share of the paper about it is print or a bar, not a shadow. */
const DARK = 0.65;
/** Squares to each side that are a bar together: about as high as a line of print. */
const REACH = 2;
/** Of a bar with light letters so much is dark, and so much wholly so; of the heaviest dark letters less is. */
const BAR = { dark: 0.6, solid: 0.3 } as const;
/** A square is wholly dark when more than this share of it is. */
const WHOLLY = 0.98;
/** At the edge of a bar a square of which less is dark lies beside it. */
const INSIDE = 0.5;
/** A stroke of a light letter, or a light rule, lies between squares of its bar no farther off than this. */
const STROKE = 3;

interface Squares {
  readonly columns: number;
  readonly rows: number;
  /** Brightness of the paper about each square. */
  readonly paper: Uint8Array;
  /** The share of each that is dark. */
  readonly dark: Float32Array;
  /** Brightness of each square. */
  readonly level: Uint8Array;
}

/**
 * The picture with bars of light print turned to dark print on white: the heads of many tables are such bars, which the recogniser
 * takes for pictures.
 */
export function withoutBars(picture: Gray): Gray {
  const { width, height } = picture;
  const squares = squaresOf(picture);
  const found = barsOf(squares);
  if (found === undefined) return picture;
  const bars = closed(found, squares);
  const data = Uint8Array.from(picture.data);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(squares.rows - 1, Math.floor(y / SQUARE)) * squares.columns;
    for (let x = 0; x < width; x += 1) {
      const at = row + Math.min(squares.columns - 1, Math.floor(x / SQUARE));
      const bar = bars[at] ?? 0;
      if (bar === 0) continue;
      const light = Math.max(bar + 1, squares.paper[at] ?? 255);
      data[y * width + x] = Math.max(0, Math.min(light, (light * (light - (data[y * width + x] ?? 255))) / (light - bar)));
    }
  }
  return { width, height, data };
}

function squaresOf({ width, height, data }: Gray): Squares {
  const [columns, rows] = [Math.max(1, Math.floor(width / SQUARE)), Math.max(1, Math.floor(height / SQUARE))];
  const level = new Uint8Array(columns * rows);
  const each = (use: (at: number, pixel: number) => void): void => {
    for (let y = 0; y < rows * SQUARE; y += 1)
      for (let x = 0; x < columns * SQUARE; x += 1) use(Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE), data[y * width + x] ?? 255);
  };
  const sums = new Float32Array(columns * rows);
  each((at, pixel) => (sums[at] = (sums[at] ?? 0) + pixel));
  sums.forEach((sum, at) => (level[at] = sum / SQUARE ** 2));
  const paper = brightestAbout(brightestAbout(level, columns, rows, 1), columns, rows, columns);
  const dark = new Float32Array(columns * rows);
  each((at, pixel) => (dark[at] = (dark[at] ?? 0) + (pixel < DARK * (paper[at] ?? 255) ? 1 / SQUARE ** 2 : 0)));
  return { columns, rows, paper, dark, level };
}

/** The brightest square about each one along rows (`step` 1) or columns. */
function brightestAbout(values: Uint8Array, columns: number, rows: number, step: number): Uint8Array {
  return values.map((_, at) => {
    const [own, count] = step === 1 ? [at % columns, columns] : [Math.floor(at / columns), rows];
    let found = 0;
    for (let by = -Math.min(PAPER_REACH, own); by <= Math.min(PAPER_REACH, count - 1 - own); by += 1) found = Math.max(found, values[at + by * step] ?? 0);
    return found;
  });
}

/** For each square the brightness of the bar it lies in, or 0; undefined where there is none. */
function barsOf({ columns, rows, dark, level }: Squares): Uint8Array | undefined {
  const bars = new Uint8Array(level.length);
  let isAny = false;
  for (let row = REACH; row < rows - REACH; row += 1) {
    for (let column = REACH; column < columns - REACH; column += 1) {
      if ((dark[row * columns + column] ?? 0) === 0) continue;
      const about = Array.from(
        { length: (2 * REACH + 1) ** 2 },
        (_, index) => (row - REACH + Math.floor(index / (2 * REACH + 1))) * columns + column - REACH + (index % (2 * REACH + 1)),
      );
      const solid = about.filter((at) => (dark[at] ?? 0) > WHOLLY);
      if (solid.length < BAR.solid * about.length || about.reduce((sum, at) => sum + (dark[at] ?? 0), 0) < BAR.dark * about.length) continue;
      isAny = true;
      const own = Math.max(1, Math.min(254, solid.reduce((sum, at) => sum + (level[at] ?? 0), 0) / solid.length));
      bars[row * columns + column] = own;
      for (const at of about) if ((dark[at] ?? 0) >= INSIDE) bars[at] = own;
    }
  }
  return isAny ? bars : undefined;
}

/** Bars with the squares that they have on all four sides: thick strokes fill a square, which is no less of the bar. */
function closed(bars: Uint8Array, { columns, rows }: Squares): Uint8Array {
  const nearest = (at: number, step: number, reach: number): number => {
    for (let by = 1; by <= reach; by += 1) if ((bars[at + by * step] ?? 0) > 0) return bars[at + by * step] ?? 0;
    return 0;
  };
  return bars.map((own, at) => {
    if (own > 0) return own;
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const left = nearest(at, -1, Math.min(STROKE, column));
    const isInside =
      left > 0 &&
      nearest(at, 1, Math.min(STROKE, columns - 1 - column)) > 0 &&
      nearest(at, -columns, Math.min(STROKE, row)) > 0 &&
      nearest(at, columns, Math.min(STROKE, rows - 1 - row)) > 0;
    return isInside ? left : 0;
  });
}
