import { SAME_EDGE, sameLeft, sameRight } from '../../../pdf/edges.js';
import { textOf, type Box, type Cell, type Word } from '../../../pdf/word.js';
import type { Place } from '../../found.js';
import { fold } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';
import { isSalutation } from '../address-signs.js';
import { SMALL_WORDS } from '../names/small-words.js';
import { beforeContact, isOther, isSection, labelBefore, labelOf, partsOf } from './cells-of-addresses.js';
import { withTowns } from './labelled-towns.js';
import { isStreetWord, saysStreet } from './streets.js';

/** A line of text that may be of an address, with its words and where it stands. */
export interface AddressLine {
  text: string;
  words: readonly Word[];
  line: number;
  /** Whether a label says that it is a town, its post code or its region. */
  isTown?: boolean;
}

/** Lines of one block are nearer than so many times the size of their font. */
const GAP = 3;
const MAX_LINES = 12;
const SEPARATOR = /^[•●∙⋅·|]|[•●∙⋅·|]$/u;

const isAligned = (a: Box, b: Box): boolean => sameLeft(a, b) || sameRight(a, b) || Math.abs(a[0] + a[2] - b[0] - b[2]) <= 2 * SAME_EDGE;

/** Words as a line of an address. */
export function lineOf(words: readonly Word[], line: number): AddressLine {
  return { text: textOf(words), words, line };
}

/** Whether a line goes on with the street above it: no more than a word for one, or behind one without a number a small word, `Rua da Cintura do Porto` / `de Lisboa, 27`. */
function goesOn(above: string, text: string): boolean {
  const [first = '', second = ''] = text.split(' ');
  return isStreetWord(text) || (/^\p{Ll}+$/u.test(first) && SMALL_WORDS.has(fold(first)) && /^\p{Lu}/u.test(second) && saysStreet(above) && !/\d/.test(above));
}

/**
 * The lines below a name or a heading that are set to the same left or right edge, or to the same middle, without those that say something else than an address.
 * Where names and addresses stand behind labels, in the column of the values.
 *
 * @param others where other parties are named: what stands below them is theirs
 */
export function linesBelow(reading: Reading, { page, box, line }: Place, others: readonly Place[] = []): AddressLine[] {
  const lines: AddressLine[] = [];
  let edge = box;
  let last = box;
  const labels = labelBefore(reading, line, box);
  let size = reading.lines[line]?.words.find((word) => word.box[0] >= box[0] - 1)?.size ?? 10;
  for (let index = line + 1; index < reading.lines.length && lines.length < MAX_LINES; index += 1) {
    const row = reading.lines[index]?.row;
    if (row === undefined || row.page !== page || row.box[1] - last[3] > GAP * size) break;
    const at = row.cells.findIndex((cell) => isAligned(cell.box, edge) && cell.box[1] > last[1]);
    const cell = row.cells[at];
    if (cell === undefined) {
      // Where nothing was filled in, the column of labels goes on.
      if (labels !== undefined && row.cells.some((each) => sameLeft(each.box, labels.box))) last = [last[0], row.box[1], last[2], row.box[3]];
      continue;
    }
    const isOfOther =
      others.some((other) => other.line === index && other.page === page && sameLeft(other.box, cell.box)) || (lines.length > 0 && isSalutation(cell.text));
    if (isOfOther || isSection(reading, index, cell) || cell.box[1] - last[3] > GAP * size) break;
    last = cell.box;
    size = cell.words[0]?.size ?? size;
    let parts = partsOf(reading, index, cell);
    const next = row.cells[at + 1];
    // A label that has its value in the next cell, not beside another label.
    const isForm = next !== undefined && parts.every(({ words }) => words.length === 0) && partsOf(reading, index, next).some(({ words }) => words.length > 0);
    const value = isForm ? next : cell;
    if (isForm) {
      edge = next.box;
      parts = [{ words: next.words, field: undefined }];
    }
    if (isOther(reading, index, value)) continue;
    for (const { words, field = labelOf(reading, index, value) } of parts) {
      const own = beforeContact(words);
      const before = lines.at(-1);
      if (before !== undefined && goesOn(before.text, textOf(own))) lines.splice(-1, 1, lineOf([...before.words, ...own], before.line));
      else if (own.length > 0) lines.push({ ...lineOf(own, index), isTown: field === 'partyTown' });
    }
  }
  return withTowns(lines, reading.language);
}

/** What stands below a heading begins so far beside it at most, and so far below it. */
const EDGE = 40;
const DROP = 40;

/** The lines below a heading: at its edge, else of the block that begins a little beside it. */
export function linesUnder(reading: Reading, heading: Place): AddressLine[] {
  const { page, box, line } = heading;
  for (let index = line + 1; index < reading.lines.length; index += 1) {
    const row = reading.lines[index]?.row;
    if (row === undefined || row.page !== page || row.box[1] - box[3] > DROP) break;
    const cell = row.cells.find((each) => sameLeft(each.box, box)) ?? row.cells.find((each) => Math.abs(each.box[0] - box[0]) < EDGE);
    if (cell === undefined) continue;
    if (sameLeft(cell.box, box)) break;
    return isSection(reading, index, cell) ? [] : [lineOf(beforeContact(cell.words), index), ...linesBelow(reading, { page, box: cell.box, line: index })];
  }
  return linesBelow(reading, heading);
}

const BETWEEN = /^[\s,;:•●∙⋅·|–—-]+/u;
/** Cells nearer than this are parts of one line whose strokes between them a text does not show, in points. */
const NEAR = 20;

/**
 * The words of a row from one on, over cells that dots or strokes join, or that stand near: the line of a sender has a cell for each of its parts in some programs.
 *
 * @param left where the words begin
 * @param from the cell that they must go on from; without one, the first cell from there on counts however far away it is
 */
export function lineFrom(reading: Reading, line: number, left: number, from?: Cell): AddressLine[] {
  const parts: Word[][] = [];
  let last = from;
  for (const cell of reading.lines[line]?.row.cells ?? []) {
    if (cell.box[2] <= left) continue;
    const isJoined = last === undefined || last === cell || SEPARATOR.test(cell.text) || SEPARATOR.test(last.text) || cell.box[0] - last.box[2] < NEAR;
    if (!isJoined) break;
    parts.push(cell.words.filter(({ box }) => box[0] >= left - 0.5));
    last = cell;
  }
  const own = beforeContact(parts.flat());
  const kept = new Set(own);
  const texts = parts.map((words) => textOf(words.filter((word) => kept.has(word)))).filter((text) => text !== '');
  return own.length === 0 ? [] : [{ text: texts.join(' · ').replace(BETWEEN, ''), words: own, line }];
}
