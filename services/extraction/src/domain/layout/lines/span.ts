import type { Box } from '../../pdf/word.js';

/** From where to where something stands, in points from the left. */
export interface Span {
  left: number;
  right: number;
}

/** How far two are apart; negative where they stand over each other. */
export const gap = (a: Span, b: Span): number => Math.max(a.left, b.left) - Math.min(a.right, b.right);

/** From where to where a box stands. */
export const spanOf = ([left, , right]: Box): Span => ({ left, right });
