import { shrink, type Gray } from './gray.js';

/** How a page lies: a quarter turn makes its lines level, and so many degrees clockwise make them straight. */
export interface Lie {
  readonly sideways: boolean;
  readonly degrees: number;
}

const MAX_DEGREES = 12;
const COARSE = 0.5;
const FINE = 0.1;
/** Sideways text must speak that much clearer than level text. */
const CLEARER = 1.3;
const PROBE_SIDE = 800;

interface Ink {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The dark pixels of a picture, seen from its middle. */
function inkOf(picture: Gray): Ink {
  const { width, height, data } = picture;
  const mean = data.reduce((sum, each) => sum + each, 0) / Math.max(1, data.length);
  const bound = mean * 0.8;
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      if ((data[y * width + x] ?? 255) >= bound) continue;
      xs.push(x - width / 2);
      ys.push(y - height / 2);
    }
  }
  return { x: Float32Array.from(xs), y: Float32Array.from(ys), width, height };
}

/** How unlike one another neighbouring lines of pixels are when the ink is turned: most where text lies level. */
function sharpness({ x, y, width, height }: Ink, degrees: number): number {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const side = Math.ceil(Math.hypot(width, height)) + 2;
  const profile = new Float64Array(side);
  for (let at = 0; at < x.length; at += 1) {
    const line = Math.round((x[at] ?? 0) * sin + (y[at] ?? 0) * cos + side / 2);
    profile[line] = (profile[line] ?? 0) + 1;
  }
  let sum = 0;
  for (let at = 1; at < side; at += 1) sum += ((profile[at] ?? 0) - (profile[at - 1] ?? 0)) ** 2;
  return sum;
}

function best(ink: Ink, from: number, to: number, step: number): { degrees: number; clear: number } {
  let found = { degrees: 0, clear: -1 };
  for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
    const clear = sharpness(ink, degrees);
    if (clear > found.clear) found = { degrees, clear };
  }
  return found;
}

/** The ink of a picture as seen by lines that are level, and by lines that stand upright. */
function bothWays(picture: Gray): readonly [level: Ink, upright: Ink] {
  const ink = inkOf(shrink(picture, Math.max(1, Math.floor(Math.max(picture.width, picture.height) / PROBE_SIDE))));
  return [ink, { x: ink.y, y: ink.x.map((each) => -each), width: ink.height, height: ink.width }];
}

const roughly = (ink: Ink): { degrees: number; clear: number } => best(ink, -MAX_DEGREES, MAX_DEGREES, COARSE);

/**
 * Finds how a page lies by the profile of its lines. Which way up it is cannot be told so.
 *
 * @param folded the page before its folds were taken out, and with them the rules all across: those left that stand upright would be taken for lines
 */
export function lieOf(picture: Gray, folded: Gray = picture): Lie {
  const [level, upright] = bothWays(picture);
  if (level.x.length === 0) return { sideways: false, degrees: 0 };
  const isClearer = (): boolean => {
    const [own, other] = bothWays(folded);
    return roughly(other).clear > CLEARER * roughly(own).clear;
  };
  const [own, other] = [roughly(level), roughly(upright)];
  const sideways = other.clear > CLEARER * own.clear && (folded === picture || isClearer());
  const { degrees } = sideways ? best(upright, other.degrees - COARSE, other.degrees + COARSE, FINE) : best(level, own.degrees - COARSE, own.degrees + COARSE, FINE);
  return { sideways, degrees: Math.abs(degrees) < 2 * FINE ? 0 : Math.round(degrees * 10) / 10 };
}
