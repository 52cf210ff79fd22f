import { cellAtEdge, sameLeft, sameRight } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import { isAside } from '../../print/labels/index.js';
import { textSize, type Reading } from '../../print/reading.js';
import { cleanName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { isNumbered, isPostal, isReached, isStreet } from '../address-signs.js';
import { FOOT, HEAD } from '../../print/page-height.js';
import { isLabelled } from '../sections.js';
import { isAddressee } from './addressee.js';
import { clue, isRead, isValue, WEIGHTS, type Clue } from './clue.js';

/** The largest and the first line of the page: a letter head in words. */
export function letterHead(reading: Reading, height: number): Clue[] {
  const head = reading.lines.flatMap((line, index) =>
    line.row.page === 1 && line.row.box[1] < HEAD * height ? line.row.cells.map((cell) => ({ cell, index, size: cell.words[0]?.size ?? 0 })) : [],
  );
  const names = head.filter(({ cell, index }) => isRead(cell) && isNameLike(cell.text) && !isLabelled(reading, index, cell) && !isValue(reading, index, cell));
  const largest = names.toSorted((a, b) => b.size - a.size)[0];
  return [
    ...(largest !== undefined && largest.size > 1.15 * textSize(reading) && !isAddressee(reading, largest.index, largest.cell)
      ? [clue(largest.cell.text, WEIGHTS.largest, largest.cell, largest.index)]
      : []),
    ...names.slice(0, 3).map(({ cell, index }, position) => clue(companyName(cell.text) ?? cell.text, WEIGHTS.first - 0.05 * position, cell, index)),
  ];
}

/** Whether a cell begins with what a tax id is called by, and does not call it the buyer's. */
const isTaxId = (reading: Reading, line: number, { box }: Cell): boolean =>
  reading.labels[line]?.some((hit) => hit.field === 'vatId' && Math.abs(hit.box[0] - box[0]) <= 1) ?? false;

/** A block has no more lines, those of other columns among them. */
const BLOCK_LINES = 14;

/** A block that ends with telephone, mail or tax number begins with whom they belong to. */
export function contactBlocks(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] > 0.4 * height) return;
    for (const cell of line.row.cells) {
      if (!isRead(cell) || !isNameLike(cell.text) || isLabelled(reading, index, cell)) continue;
      let last = cell;
      let named = { cell, index };
      for (const [lower, next] of reading.lines.slice(index + 1, index + BLOCK_LINES).entries()) {
        const at = index + 1 + lower;
        const under = next.row.cells.find((each) => (sameLeft(each.box, cell.box) || sameRight(each.box, cell.box)) && each.box[1] - last.box[3] < 16);
        if (under === undefined) continue;
        // Below a brand stands whose it is.
        if (last === cell && companyName(cell.text) === undefined && companyName(under.text) === cleanName(under.text)) named = { cell: under, index: at };
        last = under;
        // `VAT 8 %` is a rate; the tax id of a customer stands below its address too.
        if (!isReached(under.text) && ((!isNumbered(under.text) && !isTaxId(reading, at, under)) || /%/.test(under.text) || isAddressee(reading, index, cell)))
          continue;
        clues.push(clue(companyName(named.cell.text) ?? named.cell.text, WEIGHTS.contactBlock, named.cell, named.index));
        break;
      }
    }
  });
  return clues.slice(0, 1);
}

const hasAccountUnder = (reading: Reading, line: number, { box }: Cell): boolean =>
  reading.labels[line + 1]?.some((hit) => hit.field === 'iban' && hit.box[0] < box[2] && hit.box[2] > box[0]) ?? false;

/** A name alone at the foot of the page above an address: `Atelier Vert` / `12 rue Basse - 44000 Nantes`. */
export function footBlocks(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    const cell = line.row.cells[0];
    const next = reading.lines[index + 1]?.row.text ?? '';
    if (line.row.page !== 1 || line.row.box[1] < FOOT * height || cell === undefined || !isNameLike(cell.text) || isLabelled(reading, index, cell)) return;
    // Above an account stands the bank.
    if (hasAccountUnder(reading, index, cell)) return;
    if (isPostal(next) || /@|\d{5}/.test(next)) clues.push(clue(companyName(cell.text) ?? cell.text, WEIGHTS.foot, cell, index));
  });
  return clues.slice(0, 1);
}

/** Whether a label stands right above a cell: what it heads is an address of another. */
function isHeaded(reading: Reading, line: number, cell: Cell): boolean {
  const above = cellAtEdge(reading.lines[line - 1]?.row, cell.box)?.text.replace(/:$/, '');
  return (
    above !== undefined &&
    reading.labels[line - 1]?.some(({ field, text }) => (field === 'buyerSection' || isAside(field)) && text.replace(/:$/, '') === above) === true
  );
}

/** Where nothing else tells: names in the upper half of the first page above a street or a town, under no heading. */
export function addressees(reading: Reading, height: number): Clue[] {
  return reading.lines.flatMap((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] > height / 2) return [];
    return line.row.cells.flatMap((cell) => {
      const under = cellAtEdge(reading.lines[index + 1]?.row, cell.box)?.text ?? '';
      const isName = isNameLike(cell.text) && !isLabelled(reading, index, cell) && !isValue(reading, index, cell) && !isHeaded(reading, index, cell);
      return isName && (isStreet(under) || isPostal(under)) ? [clue(cell.text, WEIGHTS.addressee, cell, index)] : [];
    });
  });
}
