import { lightAt, shrink, type Gray } from '../gray.js';

/** How the lines of print run on a page that bends. */
export interface Course {
  /** How far down a line is at a place, in pixels, against where it is in the middle of the page. */
  readonly drop: (x: number, y: number) => number;
  /** How far lines are from level on the whole, clockwise. */
  readonly degrees: number;
}

/** The longer side of the picture that is looked at: lines of print are some ten of its pixels apart. */
const PROBE_SIDE = 900;
/** The page is looked at in so many strips side by side, and in overlapping windows one below the other. */
const STRIPS = 24;
const WINDOWS = 14;
/** A window reaches over so many lines of print that their distances are not alike everywhere, as a share of the page. */
const WINDOW = 0.16;
/** So many pixels of the probe a line may climb from one strip to the next: less than half the distance of lines. */
const MOST_CLIMB = 4;
/** Ink of a window, as a share of its pixels: fewer show no lines. */
const LEAST_INK = 0.004;
/** Neighbours show the same lines when they are so much alike. */
const LEAST_ALIKE = 0.5;
const LEAST_SAMPLES = 40;
/** A page bends when its lines leave the straight by so much of its height, and are otherwise told to run as they are found by so many pixels of the probe. */
const LEAST_BEND = 0.003;
const MOST_ERROR = 0.7;
/** Fits that leave out what lies farther off than the rest did. */
const ROUNDS = 4;

/** A line seen to climb from a strip to the next: where, from -1 to 1 both ways, by how many pixels, and how surely. */
interface Climb {
  readonly x: number;
  readonly y: number;
  readonly by: number;
  readonly weight: number;
}

/** How dark each row of each strip is, from 0 to 1. */
function profilesOf({ width, height, data }: Gray): Float64Array[] {
  const mean = data.reduce((sum, light) => sum + light, 0) / Math.max(1, data.length);
  return Array.from({ length: STRIPS }, (_, strip) => {
    const [from, to] = [Math.floor((strip * width) / STRIPS), Math.floor(((strip + 1) * width) / STRIPS)];
    return Float64Array.from({ length: height }, (__, y) => {
      let ink = 0;
      for (let x = from; x < to; x += 1) ink += Math.max(0, mean - (data[y * width + x] ?? 255)) / Math.max(1, mean);
      return ink / Math.max(1, to - from);
    });
  });
}

/** How alike two profiles are where one is moved down, from -1 to 1. */
function alike(one: Float64Array, other: Float64Array, from: number, to: number, by: number): number {
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(from, -by); y < Math.min(to, other.length - by); y += 1) {
    const [a, b] = [one[y] ?? 0, other[y + by] ?? 0];
    count += 1;
    sumA += a;
    sumB += b;
    sumAA += a * a;
    sumBB += b * b;
    sumAB += a * b;
  }
  const spread = (count * sumAA - sumA * sumA) * (count * sumBB - sumB * sumB);
  return spread <= 0 ? 0 : (count * sumAB - sumA * sumB) / Math.sqrt(spread);
}

/** The climb at which two windows are most alike, between whole pixels by the parabola through the best three. */
function climbOf(one: Float64Array, other: Float64Array, from: number, to: number): { by: number; alike: number } {
  const scores = Array.from({ length: 2 * MOST_CLIMB + 3 }, (_, at) => alike(one, other, from, to, at - MOST_CLIMB - 1));
  let best = 1;
  for (let at = 1; at < scores.length - 1; at += 1) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  const [before, own, after] = [scores[best - 1] ?? 0, scores[best] ?? 0, scores[best + 1] ?? 0];
  const bend = before - 2 * own + after;
  return { by: best - MOST_CLIMB - 1 + (bend < 0 ? (before - after) / (2 * bend) : 0), alike: own };
}

function climbsOf(profiles: readonly Float64Array[], height: number): Climb[] {
  const half = (WINDOW * height) / 2;
  return profiles.slice(1).flatMap((other, at) => {
    const one = profiles[at] ?? other;
    return Array.from({ length: WINDOWS }, (_, window): Climb[] => {
      const middle = half + (window / (WINDOWS - 1)) * (height - 2 * half);
      const [from, to] = [Math.round(middle - half), Math.round(middle + half)];
      const ink = Math.min(...[one, other].map((profile) => profile.subarray(from, to).reduce((sum, each) => sum + each, 0))) / (to - from);
      if (ink < LEAST_INK) return [];
      const found = climbOf(one, other, from, to);
      return found.alike < LEAST_ALIKE ? [] : [{ x: (2 * (at + 1)) / STRIPS - 1, y: (2 * middle) / height - 1, by: found.by, weight: found.alike ** 2 }];
    }).flat();
  });
}

/** What a climb is made of: powers of how far across, each alike all down the page or growing with how far down. */
const TERMS: readonly (readonly [across: number, down: number])[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 1],
];
const termsAt = (x: number, y: number): number[] => TERMS.map(([across, down]) => x ** across * y ** down);

/** Weighted least squares by the normal equations. */
function fitted(climbs: readonly Climb[]): number[] {
  const count = TERMS.length;
  const rows = Array.from({ length: count }, () => new Float64Array(count + 1));
  for (const { x, y, by, weight } of climbs) {
    const terms = termsAt(x, y);
    rows.forEach((row, i) => {
      terms.forEach((term, j) => (row[j] = (row[j] ?? 0) + weight * (terms[i] ?? 0) * term));
      row[count] = (row[count] ?? 0) + weight * (terms[i] ?? 0) * by;
    });
  }
  return solved(rows);
}

/** The solution of linear equations, each a row with its right side last, by elimination. */
function solved(rows: Float64Array[]): number[] {
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    const pivot = rows.slice(column).reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    if (Math.abs(pivot[column] ?? 0) < 1e-9) continue;
    for (const row of rows) {
      if (row === pivot) continue;
      const times = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= count; at += 1) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, at) => (Math.abs(row[at] ?? 0) < 1e-9 ? 0 : (row[count] ?? 0) / (row[at] ?? 1)));
}

const errorOf = (terms: readonly number[], { x, y, by }: Climb): number =>
  Math.abs(termsAt(x, y).reduce((sum, term, at) => sum + term * (terms[at] ?? 0), 0) - by);

/**
 * The course of the lines of print on a page that is laid straight, where it bends.
 * @returns undefined where lines run straight, or too few are seen to tell
 */
export function courseOf(picture: Gray): Course | undefined {
  const probe = shrink(picture, Math.max(1, Math.floor(Math.max(picture.width, picture.height) / PROBE_SIDE)));
  let climbs = climbsOf(profilesOf(probe), probe.height);
  let terms: number[] = [];
  let error = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (climbs.length < LEAST_SAMPLES) return undefined;
    terms = fitted(climbs);
    const errors = climbs.map((climb) => errorOf(terms, climb));
    error = errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Infinity;
    climbs = climbs.filter((_, at) => (errors[at] ?? 0) <= Math.max(0.5, 3 * error));
  }
  const { width, height } = picture;
  // A climb is of one strip, of which two units have STRIPS / 2 each: the course is what it sums up to from the middle.
  const scale = (picture.height / probe.height) * (STRIPS / 2);
  const along = (x: number, y: number): number =>
    scale * TERMS.reduce((sum, [across, down], at) => sum + ((terms[at] ?? 0) * x ** (across + 1) * y ** down) / (across + 1), 0);
  const most = Math.max(...[-0.9, -0.5, 0.5, 0.9].flatMap((x) => [-0.8, 0, 0.8].map((y) => Math.abs(along(x, y)))));
  if (error > MOST_ERROR || most < LEAST_BEND * height) return undefined;
  return { drop: (x, y) => along((2 * x) / width - 1, (2 * y) / height - 1), degrees: (Math.atan2(along(1, 0) - along(-1, 0), width) * 180) / Math.PI };
}

/** The picture with its lines laid straight. */
export function unbent(picture: Gray, { drop }: Course): Gray {
  const { width, height } = picture;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = lightAt(picture, x, y + drop(x, y));
  return { width, height, data };
}
