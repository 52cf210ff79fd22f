import { cellAtEdge, sameLeft, sameMiddle, sameRight } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import type { Place } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { MIN_HEIGHT } from '../../print/page-height.js';
import { cellBelow } from '../cell-below.js';
import { isAttention, isDepartment, isPostal, isReached, isStreet } from '../address-signs.js';

/** How far below its name a town stands, in lines of a page. */
const MAX_LINES = 8;
/** Lines of another column may stand between a name and what is below it. */
const MAX_BETWEEN = 3;

/** Whether a name stands above an address, and another company above both: as the recipient of a letter does, below the head of its sender. */
export function isAddressee(reading: Reading, line: number, { box, text, words }: Pick<Cell, 'box' | 'text' | 'words'>): boolean {
  const page = words[0]?.page;
  const isAddressed = hasAddressBelow(reading, line, { box, words });
  return (
    isAddressed &&
    reading.lines
      .slice(0, line)
      .some(({ row }) => row.page === page && row.box[3] < box[1] && row.cells.some((cell) => cell.text !== text && companyName(cell.text) !== undefined))
  );
}

/** Whether the line below a name says whom of it the letter is to reach, by name or department: `Att. bogholderiet`, `Accounts Payable`. */
export function isForSomebody(reading: Reading, place: Place): boolean {
  const { box } = place;
  const below = cellBelow(reading, place, MAX_BETWEEN)?.cell;
  return below !== undefined && below.box[1] - box[3] < below.box[3] - below.box[1] && (isAttention(below.text) || isDepartment(below.text));
}

/** Whether a town stands below a name at its edge. */
function hasAddressBelow(reading: Reading, line: number, { box, words }: Pick<Cell, 'box' | 'words'>): boolean {
  return reading.lines
    .slice(line + 1, line + MAX_LINES)
    .some(({ row }) => row.page === words[0]?.page && row.cells.some((cell) => sameLeft(cell.box, box) && isPostal(cell.text)));
}

/** Whether a name stands above an address, and the whole address of another above both, in one line below its name: the head of a letter whose sender has no legal form. */
export function isBelowSender(reading: Reading, line: number, { box, words }: Pick<Cell, 'box' | 'words'>): boolean {
  const page = words[0]?.page;
  const isSender = (cell: Cell, above: Cell | undefined): boolean =>
    above !== undefined && isPostal(cell.text) && isStreet((cell.text.split(/[,·•|]/)[0] ?? '').trim()) && isNameLike(above.text) && cell.box[3] < box[1];
  return (
    hasAddressBelow(reading, line, { box, words }) &&
    reading.lines.slice(0, line).some(
      ({ row }, at) =>
        row.page === page &&
        row.cells.some((cell) =>
          isSender(
            cell,
            reading.lines[at - 1]?.row.cells.find((each) => sameRight(each.box, cell.box) || sameLeft(each.box, cell.box) || sameMiddle(each.box, cell.box)),
          ),
        ),
    )
  );
}

/** Whether a name stands above an address in the upper half of the page, and above it at its edge a whole block that ends with a tax id: the head of a letter whose sender is a person. */
export function isBelowTaxId(reading: Reading, line: number, { box, words }: Pick<Cell, 'box' | 'words'>): boolean {
  const page = words[0]?.page;
  const above = reading.lines.slice(0, line).map(({ row }) => (row.page === page ? cellAtEdge(row, box) : undefined));
  const town = above.findIndex((cell) => cell !== undefined && isPostal(cell.text));
  const id = above.findLastIndex(
    (cell, at) => cell !== undefined && reading.labels[at]?.some((hit) => hit.field === 'vatId' && sameLeft(hit.box, cell.box)) === true,
  );
  const isBlock = town > 0 && id > town && above.slice(0, town).some((cell) => cell !== undefined && isNameLike(cell.text));
  return isBlock && box[1] < MIN_HEIGHT / 2 && hasAddressBelow(reading, line, { box, words });
}

/** Names that begin two blocks side by side stand no further above one another, in points. */
const LEVEL = 40;
/** The name in the head of a letter is printed so many times as large as that of its recipient. */
const LARGER = 1.15;

/** Whether a block says how it is reached, below the name that it begins with. */
const saysReached = (reading: Reading, line: number, { box, words }: Pick<Cell, 'box' | 'words'>): boolean =>
  reading.lines.slice(line + 1, line + MAX_LINES).some(({ row }) => row.page === words[0]?.page && isReached(cellAtEdge(row, box)?.text ?? ''));

/** Whether a name stands above an address, and beside it another that does too, in larger print, or before it in the first line of the page or with how it alone is reached: the head of the letter, whatever its sender's legal form. */
export function isBesideHead(reading: Reading, line: number, { box, words }: Pick<Cell, 'box' | 'words'>): boolean {
  const [page, size] = [words[0]?.page, words[0]?.size ?? 0];
  const isHead = (cell: Cell, at: number): boolean => {
    const own = cell.words[0];
    const isBeside = cell.box[2] < box[0] || cell.box[0] > box[2];
    const isBefore = at === line && cell.box[2] < box[0];
    const isFirst = isBefore && (line === 0 || (saysReached(reading, at, cell) && !saysReached(reading, line, { box, words })));
    return own !== undefined && (isFirst || own.size >= LARGER * size) && isBeside && isNameLike(cell.text) && hasAddressBelow(reading, at, cell);
  };
  return (
    hasAddressBelow(reading, line, { box, words }) &&
    reading.lines.some(({ row }, at) => row.page === page && Math.abs(row.box[1] - box[1]) <= LEVEL && row.cells.some((cell) => isHead(cell, at)))
  );
}
