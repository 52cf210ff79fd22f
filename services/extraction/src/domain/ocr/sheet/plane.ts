/** A point of a picture. */
export type Point = readonly [x: number, y: number];

/** A line through a point, in a direction of length 1. */
export interface Line {
  readonly through: Point;
  readonly along: Point;
}

/** Twice the area of a triangle, positive where its corners run clockwise in a picture. */
export const turnOf = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
/** How far a point is from a line, to its right positive. */
export const offLine = ({ through, along }: Line, point: Point): number => along[0] * (point[1] - through[1]) - along[1] * (point[0] - through[0]);

/** The area of a polygon. */
export function areaOf(corners: readonly Point[]): number {
  const [first = [0, 0]] = corners;
  return Math.abs(corners.reduce((sum, corner, at) => sum + turnOf(first, corner, corners[(at + 1) % corners.length] ?? first), 0)) / 2;
}

/** The convex hull of points, clockwise as a picture shows it (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (of: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of of) {
      for (
        let last = chain.at(-1), before = chain.at(-2);
        last !== undefined && before !== undefined && turnOf(before, last, point) <= 0;
        last = chain.at(-1), before = chain.at(-2)
      )
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** The line from one point to another. */
export function lineFrom(a: Point, b: Point): Line {
  const length = Math.max(1e-9, distance(a, b));
  return { through: a, along: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] };
}

/** The line that points are nearest to on the whole, in the direction of `like`; `like` itself where there are too few. */
export function lineThrough(points: readonly Point[], like: Line): Line {
  if (points.length < 3) return like;
  const mean = (of: (point: Point) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const through: Point = [mean(([x]) => x), mean(([, y]) => y)];
  const xx = mean(([x]) => (x - through[0]) ** 2);
  const yy = mean(([, y]) => (y - through[1]) ** 2);
  const xy = mean(([x, y]) => (x - through[0]) * (y - through[1]));
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const sign = Math.cos(angle) * like.along[0] + Math.sin(angle) * like.along[1] < 0 ? -1 : 1;
  return { through, along: [sign * Math.cos(angle), sign * Math.sin(angle)] };
}

/** Where two lines meet; undefined of lines that run alike. */
export function meeting(a: Line, b: Line): Point | undefined {
  const cross = a.along[0] * b.along[1] - a.along[1] * b.along[0];
  if (Math.abs(cross) < 1e-6) return undefined;
  const far = ((b.through[0] - a.through[0]) * b.along[1] - (b.through[1] - a.through[1]) * b.along[0]) / cross;
  return [a.through[0] + far * a.along[0], a.through[1] + far * a.along[1]];
}
