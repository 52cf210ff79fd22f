import type { Line } from './line.js';

/** A page may end in its upper half, and is so many points high at least. */
export const MIN_HEIGHT = 600;
/** The share of a page that is its head. */
export const HEAD = 0.2;
/** The share of a page above its foot. */
export const FOOT = 0.85;

/** How far down lines go, in points. */
export function heightOf(lines: readonly Line[]): number {
  return Math.max(...lines.map(({ row }) => row.box[3]), MIN_HEIGHT);
}
