import { SAME_EDGE, sameLeft, sameRight } from '../../../pdf/edges.js';
import { textOf } from '../../../pdf/word.js';
import type { Box, Cell, Word } from '../../../pdf/word.js';
import type { Place } from '../../found.js';
import { isHeading } from '../../print/hits/label-hits.js';
import type { LabelHit } from '../../print/hits/label-hits.js';
import { isAside, isParty, type LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isSalutation } from '../address-signs.js';
import { isPostBox, saysStreet } from './streets.js';
import { townIn } from './towns.js';

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
/** Small words of one language are labels in another: `del`. */
const SURE_LABEL = 0.6;
const SEPARATOR = /^[•●∙⋅·|]|[•●∙⋅·|]$/u;
const OF_ADDRESS: ReadonlySet<LabelField> = new Set(['partyAddress', 'partyTown', 'partyName', 'deliverySection']);
/** A word that begins what a line says of a party besides its address: how to reach it, its ids, its accounts. */
const CONTACT = /@|^www\.|^https?:|^(?:tel|tél|tlf|telefon\p{L}*|telephone|phone|mob|mobile|ph|fax|fon|[tm](?=[.:]?$)|e-?mail|iban|bic|ust\p{L}*|uid|vat|tva|btw|moms\p{L}*|siret|siren|gln|abn|ein|gstin?|nif|cif|c\.i\.f|nip|cvr|org|ičo?|dič|p\.?\s?iva|c\.f|rfc|kvk|rea|r\.e\.a|regon|bdo)(?![\p{L}'’])/iu;
const NUMBER = /^\W*\+?\d[\d\s()/.-]{6,}$/;

const isAligned = (a: Box, b: Box): boolean => sameLeft(a, b) || sameRight(a, b) || Math.abs(a[0] + a[2] - b[0] - b[2]) <= 2 * SAME_EDGE;

/** Words as a line of an address. */
export function lineOf(words: readonly Word[], line: number): AddressLine {
  return { text: textOf(words), words, line };
}

const hitsIn = (reading: Reading, line: number, { box }: Cell): LabelHit[] => reading.labels[line]?.filter((hit) => hit.box[0] >= box[0] - 1 && hit.box[0] <= box[2]) ?? [];

/** A part of a cell, and the label of an address before it. */
interface Part {
  words: readonly Word[];
  field: LabelField | undefined;
}

/** Whether a hit is the label of what follows in its cell: it has a colon, or begins the cell and is no street. */
function isLabelIn({ words }: Cell, { box, text }: LabelHit): boolean {
  const next = words.find((word) => word.box[0] >= box[2] - 0.5);
  const isAlone = next === undefined;
  return text.endsWith(':') || next?.text.startsWith(':') === true || (box[0] <= (words[0]?.box[0] ?? 0) + 1 && (isAlone || !saysStreet(text)));
}

/** What stands behind each label of an address in a cell: `Comune: Lugo Provincia: RA`; the whole cell where it has none. */
function partsOf(reading: Reading, line: number, cell: Cell): Part[] {
  const labels = hitsIn(reading, line, cell).filter((hit) => OF_ADDRESS.has(hit.field) && isLabelIn(cell, hit)).toSorted((a, b) => a.box[0] - b.box[0]);
  const [first] = labels;
  const before = cell.words.filter(({ box }) => first === undefined || box[0] < first.box[0] - 0.5);
  const behind = labels.map(({ field, box: own }, at): Part => {
    const end = labels[at + 1]?.box[0] ?? Infinity;
    return { words: cell.words.filter(({ box, text }) => box[0] >= own[2] - 0.5 && box[0] < end - 0.5 && !/^[:.]$/.test(text)), field };
  });
  return [...(before.length > 0 ? [{ words: before, field: undefined }] : []), ...behind];
}

/** Whether a text begins by saying how to reach somebody, or one of their ids. */
export const isContact = (text: string): boolean => CONTACT.test(text);

/** Whether words begin by saying how to reach somebody. */
export const saysContact = (words: readonly Word[]): boolean => isContact(words[0]?.text ?? '');

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

/** Town, region and post code as they stand together: `48022 Lugo (RA)`, `Austin, TX 78701`, `Leeds LS11 5QP`. */
function townText(parts: readonly AddressLine[], language: string): string | undefined {
  const codes = parts.filter(({ text }) => /\d/.test(text)).map(({ text }) => text);
  const [town, region, ...more] = parts.filter(({ text }) => !/\d/.test(text)).map(({ text }) => text);
  const [code] = codes;
  if (code === undefined || town === undefined || codes.length > 1 || more.length > 0) return undefined;
  const withState = `${town}, ${region} ${code}`;
  // In Italy two letters are a province.
  if (region !== undefined && language !== 'it' && townIn(withState) !== undefined) return withState;
  if (/\p{L}/u.test(code)) return [town, region].filter((part) => part !== undefined).join(', ') + ` ${code}`;
  return `${code} ${town}${region === undefined ? '' : ` (${region})`}`;
}

/** Town, region and post code that have a label each are one line. */
function withTowns(lines: readonly AddressLine[], language: string): AddressLine[] {
  const merged: AddressLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = lines.findIndex(({ isTown }, index) => index >= at && isTown !== true);
    const group = lines.slice(at, end < 0 ? undefined : end);
    const [first] = group;
    const text = townText(group, language);
    if (first === undefined || text === undefined) {
      merged.push(...lines.slice(at, at + Math.max(1, group.length)));
    } else merged.push({ ...first, text, words: group.flatMap(({ words }) => words) });
    at += Math.max(1, group.length) - 1;
  }
  return merged;
}

/** Whether a cell is the heading of another party's part of the page. */
const isSection = (reading: Reading, line: number, cell: Cell): boolean => hitsIn(reading, line, cell).some((hit) => (isParty(hit.field) || hit.field === 'deliverySection') && hit.weight >= SURE_LABEL && isHeading(hit) && hit.box[0] <= cell.box[0] + 1);

/** The cell of the label before a value of a form. */
function labelBefore(reading: Reading, line: number, { 0: left }: Box): Cell | undefined {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.findIndex(({ box }) => box[2] > left) - 1];
  return before !== undefined && (before.text.endsWith(':') || hitsIn(reading, line, before).some(({ text }) => text === before.text)) ? before : undefined;
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
    const isOfOther = others.some((other) => other.line === index && other.page === page && sameLeft(other.box, cell.box)) || (lines.length > 0 && isSalutation(cell.text));
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
      if (own.length > 0) lines.push({ ...lineOf(own, index), isTown: field === 'partyTown' });
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
