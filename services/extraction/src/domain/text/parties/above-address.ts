import type { Place } from '../found.js';
import type { Reading } from '../print/reading.js';
import { isPostal, isStreet } from './address-signs.js';
import { cellBelow } from './cell-below.js';

/** Lines of other columns that may stand between a name and its address, and the id between them. */
const MAX_BETWEEN = 2;

/** Whether a name stands above a street or a town, perhaps with an id of it between: a party does, who has sold something does not. */
export function isAboveAddress(reading: Reading, name: Place): boolean {
  const below = cellBelow(reading, name, MAX_BETWEEN);
  const next = below === undefined ? undefined : cellBelow(reading, { ...name, line: below.line }, MAX_BETWEEN);
  return [below, next].some((each) => each !== undefined && (isStreet(each.cell.text) || isPostal(each.cell.text)));
}
