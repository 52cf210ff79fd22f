import { shrink, type Gray } from '../gray.js';
import { areaOf, distance, hullOf, lineFrom, lineThrough, meeting, offLine, turnOf, type Point } from './plane.js';

/** The corners of a sheet in its picture, clockwise from the one nearest to the upper left. */
export type Sheet = readonly [Point, Point, Point, Point];

/** The longer side of the picture that is looked at: print is finer than its pixels, the edges of a sheet are not. */
const PROBE_SIDE = 400;
/** Print and rules are thinner than twice this on the probe, and are closed to paper. */
const THIN = 3;
/** The light of one sheet changes by no more from pixel to pixel, in steps that are tried one after the other: shadows are soft, edges are not. */
const JUMPS = [4, 8, 16] as const;
/** A sheet takes so much of its picture at least, and what was found of it so much of its four sides: a torn corner may lack. */
const LEAST_OF_PICTURE = 0.2;
const LEAST_OF_SIDES = 0.93;
/** A sheet is brighter than what it lies on by so much, of 255. */
const BRIGHTER = 15;
/** Nearer to the border of the picture than this share of it, a side is cut off there. */
const CUT_OFF = 0.015;
/** So many sides must be seen: one or two may be bars of a page that fills its picture. */
const LEAST_SEEN = 3;
/** Where the line of a side is fitted, such shares of it are left out at its ends, and what is farther off: corners are bent and torn. */
const END = 0.1;
const FAR = 0.03;
/** The sharpest corner of a sheet seen from the side, as the sine of its angle, and how unlike opposite sides may be. */
const SHARPEST = 0.6;
const MOST_UNLIKE = 2.5;

/** A part of a picture. */
interface Region {
  /** The first and last of its pixels in each row and column. */
  readonly edge: readonly Point[];
  /** How much brighter it is than the rest, of 255. */
  readonly brighter: number;
}

/** The picture with the `most` of the pixels near each one along rows (`step` 1) or columns. */
function spread({ width, height, data }: Gray, step: number, most: (a: number, b: number) => number): Gray {
  const out = data.map((own, at) => {
    const [place, count] = step === 1 ? [at % width, width] : [Math.floor(at / width), height];
    let found = own;
    for (let by = -Math.min(THIN, place); by <= Math.min(THIN, count - 1 - place); by += 1) found = most(found, data[at + by * step] ?? own);
    return found;
  });
  return { width, height, data: out };
}

/** The picture without what is dark and thin. */
function withoutPrint(picture: Gray): Gray {
  const { width } = picture;
  const bright = spread(spread(picture, 1, Math.max), width, Math.max);
  return spread(spread(bright, 1, Math.min), width, Math.min);
}

/** To which part each pixel belongs, by numbers, and the largest one: light changes nowhere in a part by more than `jump` from a pixel to the next. */
function partsOf({ width, data }: Gray, jump: number): { owners: Int32Array; largest: number } {
  const owners = new Int32Array(data.length).fill(-1);
  const sizes: number[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (owners[start] !== -1) continue;
    const part = sizes.push(0) - 1;
    owners[start] = part;
    for (let at: number | undefined = start; at !== undefined; at = waiting.pop()) {
      sizes[part] = (sizes[part] ?? 0) + 1;
      const x = at % width;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (owners[next] !== -1 || Math.abs((data[next] ?? 0) - (data[at] ?? 0)) > jump) continue;
        owners[next] = part;
        waiting.push(next);
      }
    }
  }
  return { owners, largest: sizes.reduce((most, size, part) => (size > (sizes[most] ?? 0) ? part : most), 0) };
}

function largestRegion(picture: Gray, jump: number): Region {
  const { width, height, data } = picture;
  const { owners, largest } = partsOf(picture, jump);
  const spans = (count: number): [number, number][] => Array.from({ length: count }, () => [Infinity, -Infinity]);
  const [rows, columns] = [spans(height), spans(width)];
  const widen = (span: [number, number] | undefined, at: number): void => {
    if (span !== undefined) [span[0], span[1]] = [Math.min(span[0], at), Math.max(span[1], at)];
  };
  const light = { own: 0, owned: 0, all: 0 };
  data.forEach((value, at) => {
    light.all += value;
    if (owners[at] !== largest) return;
    light.own += value;
    light.owned += 1;
    widen(rows[Math.floor(at / width)], at % width);
    widen(columns[at % width], Math.floor(at / width));
  });
  const edge = [
    ...rows.flatMap(([from, to], y): Point[] =>
      to < from
        ? []
        : [
            [from, y],
            [to, y],
          ],
    ),
    ...columns.flatMap(([from, to], x): Point[] =>
      to < from
        ? []
        : [
            [x, from],
            [x, to],
          ],
    ),
  ];
  return { edge, brighter: light.own / Math.max(1, light.owned) - (light.all - light.own) / Math.max(1, data.length - light.owned) };
}

/** Four corners of a hull: the two that are farthest from one another, and the farthest to both sides of the line between them. */
function cornersOf(hull: readonly Point[]): Point[] {
  let ends: readonly [Point, Point] | undefined;
  for (const a of hull) for (const b of hull) if (ends === undefined || distance(a, b) > distance(...ends)) ends = [a, b];
  if (ends === undefined) return [];
  const line = lineFrom(...ends);
  const sides = hull.toSorted((a, b) => offLine(line, a) - offLine(line, b));
  const [left, right] = [sides[0], sides.at(-1)];
  return left === undefined || right === undefined ? [] : [ends[0], left, ends[1], right];
}

/** Corners where the lines meet that lie along the edge between them: those of a sheet may be bent, torn or out of sight. */
function settled(corners: readonly Point[], edge: readonly Point[]): Point[] {
  const lines = corners.map((from, at) => {
    const to = corners[(at + 1) % corners.length] ?? from;
    const [side, length] = [lineFrom(from, to), distance(from, to)];
    const near = edge.filter((point) => {
      const along = (point[0] - from[0]) * side.along[0] + (point[1] - from[1]) * side.along[1];
      return along > END * length && along < (1 - END) * length && Math.abs(offLine(side, point)) < FAR * length;
    });
    return lineThrough(near, side);
  });
  return corners.map((corner, at) => {
    const [before, after] = [lines.at(at - 1), lines[at]];
    return (before && after && meeting(before, after)) ?? corner;
  });
}

/** Whether four corners may be those of a sheet of paper that is seen at an angle. */
function isSheet(corners: readonly Point[]): corners is Sheet {
  const [a, b, c, d] = corners;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  const isEven = (one: number, other: number): boolean => Math.max(one, other) <= MOST_UNLIKE * Math.min(one, other);
  const isOpen = corners.every((corner, at) => {
    const [before = corner, after = corner] = [corners.at(at - 1), corners[(at + 1) % corners.length]];
    return turnOf(before, corner, after) > SHARPEST * distance(before, corner) * distance(corner, after);
  });
  return isOpen && isEven(distance(a, b), distance(c, d)) && isEven(distance(b, c), distance(d, a));
}

/** Whether a side runs along the border of the picture: the sheet goes on beyond it, or fills it. */
function isCutOff(from: Point, to: Point, { width, height }: Gray): boolean {
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return Math.min(x, width - 1 - x) < CUT_OFF * width || Math.min(y, height - 1 - y) < CUT_OFF * height;
}

function sheetOf(probe: Gray, jump: number): Sheet | undefined {
  const { edge, brighter } = largestRegion(probe, jump);
  if (brighter < BRIGHTER) return undefined;
  const hull = hullOf(edge);
  const found = settled(settled(cornersOf(hull), edge), edge);
  const first = found.map(([x, y]) => x + y).reduce((least, sum, at, all) => (sum < (all[least] ?? Infinity) ? at : least), 0);
  const corners = [...found.slice(first), ...found.slice(0, first)];
  if (!isSheet(corners)) return undefined;
  const seen = corners.filter((corner, at) => !isCutOff(corner, corners[(at + 1) % corners.length] ?? corner, probe)).length;
  const area = areaOf(corners);
  return seen >= LEAST_SEEN && area >= LEAST_OF_PICTURE * probe.width * probe.height && areaOf(hull) >= LEAST_OF_SIDES * area ? corners : undefined;
}

/**
 * The sheet of paper on a picture that shows what it lies on too, as photos do.
 * @returns undefined where the paper fills the picture, or nothing looks like a sheet
 */
export function sheetIn(picture: Gray): Sheet | undefined {
  const factor = Math.max(1, Math.floor(Math.max(picture.width, picture.height) / PROBE_SIDE));
  const probe = withoutPrint(shrink(picture, factor));
  for (const jump of JUMPS) {
    const sheet = sheetOf(probe, jump);
    if (sheet === undefined) continue;
    const [a, b, c, d] = sheet;
    const placed = ([x, y]: Point): Point => [(x + 0.5) * factor, (y + 0.5) * factor];
    return [placed(a), placed(b), placed(c), placed(d)];
  }
  return undefined;
}
