import type { Box, Cell, Word } from '../../../pdf/word.js';
import type { Found } from '../../identifiers.js';
import { isHeading } from '../../print/label-hits.js';
import type { LabelHit } from '../../print/label-hits.js';
import { isAside, type LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isSalutation } from '../names.js';
import { isPostBox } from './streets.js';

/** A line of text that may be of an address, with its words and where it stands. */
export interface AddressLine {
  text: string;
  words: readonly Word[];
  line: number;
  /** Whether a label says that it is a town, its post code or its region. */
  isTown?: boolean;
}

/** Where a name or a heading is printed. */
export type Place = Pick<Found, 'page' | 'box' | 'line'>;

const SAME_EDGE = 5;
/** Right edges and middles are set to the point. */
const SET_ALIKE = 2.5;
/** Lines of one block are nearer than so many times the size of their font. */
const GAP = 3;
const MAX_LINES = 12;
/** Small words of one language are labels in another: `del`. */
const SURE_LABEL = 0.6;
const SEPARATOR = /^[•●∙⋅·|]|[•●∙⋅·|]$/u;
const SECTIONS: ReadonlySet<LabelField> = new Set(['sellerSection', 'buyerSection', 'deliverySection']);
const OF_ADDRESS: ReadonlySet<LabelField> = new Set(['partyAddress', 'partyTown', 'partyName', 'deliverySection']);
/** A word that begins what a line says of a party besides its address: how to reach it, its ids, its accounts. */
const CONTACT = /@|^www\.|^https?:|^(?:tel|tél|tlf|telefon\p{L}*|telephone|phone|mob|mobile|ph|fax|fon|[tm](?=[.:]?$)|e-?mail|iban|bic|ust\p{L}*|uid|vat|tva|btw|moms\p{L}*|siret|siren|gln|abn|ein|gstin?|nif|cif|c\.i\.f|nip|cvr|org|ičo?|dič|p\.?\s?iva|c\.f|rfc|kvk|rea|r\.e\.a|regon|bdo)(?![\p{L}'’])/iu;
const NUMBER = /^\W*\+?\d[\d\s()/.-]{6,}$/;

const isAligned = (a: Box, b: Box): boolean => Math.abs(a[0] - b[0]) <= SAME_EDGE || Math.abs(a[2] - b[2]) <= SET_ALIKE || Math.abs(a[0] + a[2] - b[0] - b[2]) <= 2 * SET_ALIKE;

/** Words as a line of an address. */
export function lineOf(words: readonly Word[], line: number): AddressLine {
  return { text: words.map(({ text }) => text).join(' '), words, line };
}

const hitsIn = (reading: Reading, line: number, { box }: Cell): LabelHit[] => reading.labels[line]?.filter((hit) => hit.box[0] >= box[0] - 1 && hit.box[0] <= box[2]) ?? [];

/** The words of a cell without the label of an address before them: `Anschrift: Hafenweg 3`. None where the cell is the label alone. */
function withoutLabel(reading: Reading, line: number, cell: Cell): Word[] {
  const label = hitsIn(reading, line, cell).find((hit) => OF_ADDRESS.has(hit.field) && hit.box[0] <= cell.box[0] + 1);
  return label === undefined ? cell.words : cell.words.filter(({ box, text }) => box[0] >= label.box[2] - 0.5 && !/^[:.]$/.test(text));
}

/** Whether words begin by saying how to reach somebody. */
export const saysContact = (words: readonly Word[]): boolean => CONTACT.test(words[0]?.text ?? '');

/** The words before those that say something else. */
function beforeContact(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(({ text }, at) => CONTACT.test(text) || (at > 0 && /^\+\d/.test(text)));
  const own = end < 0 ? words : words.slice(0, end);
  return own.slice(0, own.findLastIndex(({ text }) => /[\p{L}\p{N}]/u.test(text)) + 1);
}

/** Whether a cell is a value of something else than a name or an address: behind its label, or with it. */
function isOther(reading: Reading, line: number, cell: Cell): boolean {
  if (isPostBox(cell.text)) return false;
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  const own = hitsIn(reading, line, cell).filter((hit) => !OF_ADDRESS.has(hit.field) && hit.box[0] <= cell.box[0] + 1 && (hit.text.endsWith(':') || (hit.weight >= SURE_LABEL && (!isAside(hit.field) || hit.text === cell.text))));
  const label = before === undefined ? undefined : hitsIn(reading, line, before).findLast(({ text }) => text === before.text || (text.endsWith(':') && before.text.endsWith(text)));
  return own.length > 0 || (label === undefined ? before?.text.endsWith(':') === true : !OF_ADDRESS.has(label.field)) || NUMBER.test(cell.text);
}

/** What the label before a value says that it is: in its cell or in the one before. */
function labelOf(reading: Reading, line: number, cell: Cell): LabelField | undefined {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  const own = hitsIn(reading, line, cell).find((hit) => OF_ADDRESS.has(hit.field) && hit.box[0] <= cell.box[0] + 1);
  return own?.field ?? (before === undefined ? undefined : hitsIn(reading, line, before).findLast(({ text }) => text === before.text)?.field);
}

/** Town, region and post code that have a line each are one, the code before the town as they stand together: `PLZ: 20457` / `Ort: Hamburg`. */
function withTowns(lines: readonly AddressLine[]): AddressLine[] {
  const merged: AddressLine[] = [];
  for (const line of lines) {
    const before = merged.at(-1);
    if (line.isTown !== true || before?.isTown !== true) {
      merged.push(line);
      continue;
    }
    // Letters stand in codes that follow the town, and behind a region all do.
    const isFirst = /^[\d -]+$/.test(line.text) && !before.text.includes(',');
    const text = isFirst ? `${line.text} ${before.text}` : `${before.text}${/\d/.test(before.text) ? ' ' : ', '}${line.text}`;
    merged.splice(-1, 1, { ...before, text, words: [...before.words, ...line.words] });
  }
  return merged;
}

/** Whether a cell is the heading of another party's part of the page. */
const isSection = (reading: Reading, line: number, cell: Cell): boolean => hitsIn(reading, line, cell).some((hit) => SECTIONS.has(hit.field) && hit.weight >= SURE_LABEL && isHeading(hit) && hit.box[0] <= cell.box[0] + 1);

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
  let size = reading.lines[line]?.words.find((word) => word.box[0] >= box[0] - 1)?.size ?? 10;
  for (let index = line + 1; index < reading.lines.length && lines.length < MAX_LINES; index += 1) {
    const row = reading.lines[index]?.row;
    if (row === undefined || row.page !== page || row.box[1] - last[3] > GAP * size) break;
    const at = row.cells.findIndex((cell) => isAligned(cell.box, edge) && cell.box[1] > last[1]);
    const cell = row.cells[at];
    if (cell === undefined) continue;
    const isOfOther = others.some((other) => other.line === index && other.page === page && Math.abs(other.box[0] - cell.box[0]) <= SAME_EDGE) || (lines.length > 0 && isSalutation(cell.text));
    if (isOfOther || isSection(reading, index, cell) || cell.box[1] - last[3] > GAP * size) break;
    last = cell.box;
    size = cell.words[0]?.size ?? size;
    let words: readonly Word[] = withoutLabel(reading, index, cell);
    const next = row.cells[at + 1];
    const isForm = words.length === 0 && next !== undefined;
    if (isForm) {
      edge = next.box;
      words = next.words;
    }
    const own = beforeContact(words);
    const value = isForm ? next : cell;
    if (own.length > 0 && !isOther(reading, index, value)) lines.push({ ...lineOf(own, index), isTown: labelOf(reading, index, value) === 'partyTown' });
  }
  return withTowns(lines);
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
    const cell = row.cells.find((each) => Math.abs(each.box[0] - box[0]) <= SAME_EDGE) ?? row.cells.find((each) => Math.abs(each.box[0] - box[0]) < EDGE);
    if (cell === undefined) continue;
    if (Math.abs(cell.box[0] - box[0]) <= SAME_EDGE) break;
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
  const texts = parts.map((words) => words.filter((word) => kept.has(word)).map(({ text }) => text).join(' ')).filter((text) => text !== '');
  return own.length === 0 ? [] : [{ text: texts.join(' · ').replace(BETWEEN, ''), words: own, line }];
}
