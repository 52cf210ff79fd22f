import { oncePer } from '@smartap/runtime';
import { sameLeft } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import { foldWords } from '../../print/fold.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { phrasesOf, wordsSay } from '../../print/says.js';
import { companyName, tradesForOther } from '../names/company-name.js';
import { isPostal } from '../address-signs.js';
import { FOOT, HEAD } from '../../print/page-height.js';
import { isBelowSender, isBelowTaxId, isBesideHead } from './addressee.js';
import { clue, WEIGHTS, type Clue } from './clue.js';
import { hasIdentity } from './seller-proof.js';
import { endOfCompany, withLineAbove } from './split-name.js';

const IMPRINT = phrasesOf(LANGUAGES.flatMap(({ imprint }) => imprint));
/** Whether a text has what the law wants beside the name of a company on its letters. */
const isImprint = (text: string): boolean => wordsSay(foldWords(text), IMPRINT);
const IMPRINT_LINES = 4;

/** The number of a Norwegian company that is registered for VAT, as sellers must print it (bokføringsforskriften § 5-1-2). */
const NORWEGIAN = /\b\d{3} ?\d{3} ?\d{3} ?MVA\b/;
const BLOCK_LINES = 8;

/** The lines that have one. */
const norwegianLines = oncePer(({ lines }: Reading) => lines.flatMap(({ row }, line) => (NORWEGIAN.test(row.text) ? [line] : [])));

/** Whether the only such number on the pages stands below a name at its edge. */
function headsOnlyNorwegian(reading: Reading, index: number, { box }: Cell): boolean {
  const [line, ...others] = norwegianLines(reading);
  return (
    line !== undefined &&
    others.length === 0 &&
    line > index &&
    line - index <= BLOCK_LINES &&
    reading.lines[line]?.row.cells.some((cell) => sameLeft(cell.box, box) && NORWEGIAN.test(cell.text)) === true
  );
}

/** How far behind a name in running text what the law wants beside it begins. */
const NEAR = 60;

/** A name within running text that says where it is registered: `Questions? Call 0117 496 0000. Muster Limited. Registered in England No. 123`. */
function registeredIn(text: string): string[] {
  if (!/[.?!]\s/.test(text)) return [];
  return text
    .split(/(?<=[.?!])\s+(?=\p{Lu})/u)
    .slice(1)
    .flatMap((sentence) => {
      const name = companyName(sentence.replace(/\.$/, '')) ?? companyName(sentence);
      const behind = name === undefined ? '' : text.slice(text.indexOf(sentence) + name.length).slice(0, NEAR);
      return name !== undefined && isImprint(behind) ? [name] : [];
    });
}

/** What the place of a company says: that it is the recipient, or the one that has the number of sellers. */
function placeOf(reading: Reading, index: number, cell: Cell): number {
  if (headsOnlyNorwegian(reading, index, cell)) return WEIGHTS.identity;
  return isBelowSender(reading, index, cell) || isBelowTaxId(reading, index, cell) || isBesideHead(reading, index, cell) ? WEIGHTS.belowSender : 0;
}

/** Names with a legal form, wherever they stand. */
export function companies(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    for (const cell of line.row.cells) {
      for (const name of registeredIn(cell.text)) clues.push(clue(name, WEIGHTS.company + WEIGHTS.registered, cell, index));
      const short = companyName(cell.text) ?? endOfCompany(cell.text);
      if (short === undefined) continue;
      const name = withLineAbove(reading, index, cell, short);
      if (endOfCompany(name) !== undefined) continue;
      const isEdge = line.row.box[1] < HEAD * height || line.row.box[1] > FOOT * height;
      const isRegistered = isEdge && (hasIdentity(reading, index) || isImprint(line.row.text));
      clues.push(
        clue(
          name,
          WEIGHTS.company +
            placeOf(reading, index, cell) +
            (isEdge ? WEIGHTS.edge : 0) +
            (isRegistered ? WEIGHTS.registered : 0) +
            (tradesForOther(cell.text) ? WEIGHTS.tradedFor : 0),
          cell,
          index,
        ),
      );
    }
  });
  return clues;
}

/** The imprint at the foot: a name above its address in one column, register or tax number in the columns beside it. */
export function imprints(reading: Reading, height: number): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    if (line.row.page !== 1 || line.row.box[1] < FOOT * height) return;
    const rows = reading.lines
      .slice(index, index + IMPRINT_LINES)
      .filter((each) => each.row.page === 1)
      .map((each) => each.row);
    if (!rows.some((row) => isImprint(row.text))) return;
    for (const cell of line.row.cells) {
      const column = rows.slice(1).flatMap((row) => row.cells.filter((each) => sameLeft(each.box, cell.box)));
      if (companyName(cell.text) !== undefined && column.some((each) => isPostal(each.text)))
        clues.push(clue(companyName(cell.text) ?? cell.text, WEIGHTS.imprint, cell, index));
    }
  });
  return clues.slice(0, 1);
}
