import type { Grid } from '../../text/table/grid.js';
import type { Solution } from '../../text/table/solve.js';
import { snippetsOf } from '../../text/table/texts/item-text.js';

/** What is above the figures of an item by more than this share of the font size is not in their line. */
const OWN_LINE = 0.9;
/** What stands apart from one item by so many times its distance to another is the other's. */
const APART = 1.3;

/**
 * Whether the texts of items begin above their figures: some stand above the first item, where they can be no other's, or all that are in
 * no item's line stand closer to the item below them than to the one above.
 */
export function standAbove(grid: Grid, { rows }: Solution, names: number): boolean {
  const heights = rows.map(({ net }) => net.y);
  const texts = snippetsOf(grid.lines, new Set([names]));
  const [first] = heights;
  const [top] = texts;
  if (first === undefined || top === undefined) return false;
  if (first - top.y > OWN_LINE * top.size) return true;
  const others = texts.filter(({ y, size }) => heights.every((height) => Math.abs(height - y) > OWN_LINE * size));
  const between = heights.map((height, index) => others.filter(({ y }) => y > height && y < (heights[index + 1] ?? Infinity)).map(({ y }) => y));
  return (
    others.length > 0 &&
    between.every((ys, index) => {
      const [upper, lower] = [heights[index] ?? 0, heights[index + 1]];
      return ys.length === 0 || (lower !== undefined && Math.min(...ys) - upper > APART * (lower - Math.max(...ys)));
    })
  );
}
