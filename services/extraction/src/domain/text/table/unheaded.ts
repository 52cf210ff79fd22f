import { boxOf } from '../../pdf/word.js';
import { isAmount, type Figure } from './figures.js';
import type { TablePart } from './tables.js';

/** What stands so far right of all heads is under none of them, in points. */
const BEYOND = 12;
/** Right edges of one column differ by less, in points. */
const SAME_EDGE = 4;

/**
 * A table whose amounts stand right of all its heads, and under none that names amounts, with a column for them: their head was not recognised,
 * or they have none.
 */
export function withUnheaded(parts: readonly TablePart[]): readonly TablePart[] {
  const columns = parts[0]?.columns ?? [];
  if (columns.length === 0 || columns.some(({ fields }) => fields.includes('net') || fields.includes('gross'))) return parts;
  const edge = Math.max(...columns.map(({ box }) => box[2]));
  const beyond = parts.flatMap(({ lines }) => lines.flatMap(({ figures }) => figures.filter((figure) => isAmount(figure) && figure.box[0] > edge + BEYOND)));
  const right = (figure: Figure): number => figure.box[2];
  const [first] = beyond;
  if (first === undefined || beyond.some((figure) => Math.abs(right(figure) - right(first)) > SAME_EDGE)) return parts;
  const column = { fields: [], box: boxOf(beyond) };
  return parts.map((part) => ({ ...part, columns: [...part.columns, column] }));
}
