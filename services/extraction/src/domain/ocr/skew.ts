import { shrink, type Gray } from './gray.js';

/** How a page lies: a quarter turn makes its lines level, and so many degrees clockwise make them straight. */
export interface Lie {
  readonly sideways: boolean;
  readonly degrees: number;
}

/** Pages are taken to lie askew by so many degrees at most, either way. */
const MAX_DEGREES = 12;
/** Degrees from one angle that is tried to the next: over all of them, then about the best. */
const COARSE = 0.5;
const FINE = 0.1;
/** Sideways text must speak that much clearer than level text. */
const CLEARER = 1.3;
/** The longer side, in pixels, of the small picture that is looked at: less than twice as long. */
const PROBE_SIDE = 800;
/** What is darker than this share of the mean brightness is ink. */
const INK = 0.8;
/** Which way lines run is told by so many strips side by side: those of a page that bends run at one angle nowhere else. */
const STRIPS = 6;

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
  const bound = mean * INK;
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

/** How unlike one another neighbouring lines of pixels are when the ink is turned, for each of some strips side by side: most where text lies level. */
function sharpness({ x, y, width, height }: Ink, degrees: number, strips: number): Float64Array {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const side = Math.ceil(Math.hypot(width, height)) + 2;
  const profile = new Float64Array(side * strips);
  for (let at = 0; at < x.length; at += 1) {
    const strip = Math.floor(((x[at] ?? 0) / width + 0.5) * strips);
    const line = strip * side + Math.round((x[at] ?? 0) * sin + (y[at] ?? 0) * cos + side / 2);
    profile[line] = (profile[line] ?? 0) + 1;
  }
  const sums = new Float64Array(strips);
  for (let at = 1; at < profile.length; at += 1) {
    const strip = Math.floor(at / side);
    sums[strip] = (sums[strip] ?? 0) + ((profile[at] ?? 0) - (profile[at - 1] ?? 0)) ** 2;
  }
  return sums;
}

const anglesOf = (from: number, to: number, step: number): number[] => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);

/** The angle at which the lines of all the page are clearest. */
function best(ink: Ink, from: number, to: number, step: number): number {
  return anglesOf(from, to, step)
    .map((degrees) => ({ degrees, clear: sharpness(ink, degrees, 1)[0] ?? 0 }))
    .reduce((most, each) => (each.clear > most.clear ? each : most)).degrees;
}

/** How clear lines are, each strip at the angle that suits it. */
function clearness(ink: Ink): number {
  const most = new Float64Array(STRIPS);
  for (const degrees of anglesOf(-MAX_DEGREES, MAX_DEGREES, COARSE))
    sharpness(ink, degrees, STRIPS).forEach((clear, strip) => (most[strip] = Math.max(most[strip] ?? 0, clear)));
  return most.reduce((sum, clear) => sum + clear, 0);
}

/** The ink of a picture as seen by lines that are level, and by lines that stand upright. */
function bothWays(picture: Gray): readonly [level: Ink, upright: Ink] {
  const ink = inkOf(shrink(picture, Math.max(1, Math.floor(Math.max(picture.width, picture.height) / PROBE_SIDE))));
  return [ink, { x: ink.y, y: ink.x.map((each) => -each), width: ink.height, height: ink.width }];
}

const isUpright = ([level, upright]: readonly [level: Ink, upright: Ink]): boolean => clearness(upright) > CLEARER * clearness(level);

/**
 * Finds how a page lies by the profile of its lines. Which way up it is cannot be told so.
 *
 * @param folded the page before its folds were taken out, and with them the rules all across: those left that stand upright would be taken for lines
 */
export function lieOf(picture: Gray, folded: Gray = picture): Lie {
  const inks = bothWays(picture);
  if (inks[0].x.length === 0) return { sideways: false, degrees: 0 };
  const sideways = isUpright(inks) && (folded === picture || isUpright(bothWays(folded)));
  const ink = inks[sideways ? 1 : 0];
  const about = best(ink, -MAX_DEGREES, MAX_DEGREES, COARSE);
  const degrees = best(ink, about - COARSE, about + COARSE, FINE);
  return { sideways, degrees: Math.abs(degrees) < 2 * FINE ? 0 : Math.round(degrees * 10) / 10 };
}
