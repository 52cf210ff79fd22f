import { overlap } from '../../pdf/word.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import type { Title } from '../title.js';
import { numbersOfPage, REFERENCE } from './printed-numbers.js';

/** A number in or under a title is rarely another's. */
const BY_TITLE = 0.7;

/** A number that is surely one stands no further below its title than so many heights of that. */
const SERIES_BELOW = 2;

/** The number of an invoice that has no label: in its title or right under it, `Sales Invoice` / `20174973`. */
export function findNumberByTitle(reading: Reading, { kind, page, box, text }: Title): Found | undefined {
  const at = reading.lines.findIndex(({ row }) => row.page === page && row.cells.some((cell) => cell.box === box));
  if (box === undefined || at < 0 || (kind !== 'invoice' && kind !== 'credit')) return undefined;
  for (const [index, line] of reading.lines.entries()) {
    const cell = index < at ? undefined : line.row.cells.find((each) => overlap(each.box, box) > 0);
    if (cell === undefined || line.row.page !== page) continue;
    const id = numbersOfPage(reading)[index]?.find((each) => line.row.cells[line.cellOf[each.from] ?? -1] === cell);
    // Several words that are one number, `FT 2025A/881`, say more than one that stands alone.
    const isSeries = id !== undefined && cell.words.length > 1 && id.value === cell.text;
    const isNear = cell.box[1] - box[3] <= (isSeries ? SERIES_BELOW : 1) * (box[3] - box[1]);
    if (id !== undefined && isNear && (index === at || cell.words.length === 1 || isSeries || REFERENCE.test(cell.text))) return { value: id.value, confidence: BY_TITLE, label: text, text: id.value, page: line.row.page, box: id.box, line: index };
  }
  return undefined;
}
