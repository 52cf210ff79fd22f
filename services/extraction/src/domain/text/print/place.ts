import { overlap, type Box, type Row } from '../../pdf/word.js';
import { isCurrency } from './amounts.js';
import type { LabelHit } from './hits/label-hits.js';
import type { LabelField } from './labels/index.js';
import type { Line } from './line.js';
import type { Reading } from './reading.js';

/** Something printed that a label may announce. */
export interface Placed {
  from: number;
  to: number;
  box: Box;
}

/** A printed thing with how well its place fits the label (0 to 1). */
export interface Candidate<T extends Placed> {
  item: T;
  hit: LabelHit;
  line: number;
  place: 'right' | 'below';
  score: number;
}

/** How far below its label a value may stand, in points: three lines of a table head. */
const MAX_DROP = 48;
const BELOW = 0.8;

/** A word that hardly announces anything ends no label in whose cell it stands: `Réglé par carte le 18/03/2025 : 228,00 €`. */
const HARDLY = 0.3;

/** Where the brackets close in which a word stands among figures: `(incl. VAT 19.00)`; undefined where it stands in none. */
function closing({ row, words }: Line, at: number): number | undefined {
  // Most lines have none.
  if (!row.text.includes('(')) return undefined;
  const opened = words.slice(0, at + 1).findLastIndex(({ text }) => text.startsWith('('));
  const length = opened < 0 ? -1 : words.slice(opened).findIndex(({ text }) => text.endsWith(')'));
  const close = opened + length;
  return length > 0 && close > at && words.slice(at + 1, close + 1).some(({ text }) => /\d/.test(text)) ? close : undefined;
}

/** What a word for a day weighs at most that is any word before one: `vom`. */
const SMALL = 0.5;

/** `Anzahlung vom 20.10.2031 | 150,00`: a small word before a day says when it was that a label names, and has the day for its value. */
const isDayOf = (reading: Reading, index: number, hit: LabelHit, { field, weight, line, from, to }: LabelHit): boolean =>
  field === 'issueDate' &&
  hit.field !== field &&
  weight < SMALL &&
  line.cellOf[from] === line.cellOf[hit.to] &&
  reading.dates[index]?.some((date) => date.from === to + 1) === true;

/** The word before which the value of a label must end: the next label of another kind, or the end of the line; of what stands in brackets nothing is of what stands outside. */
export function regionEnd(reading: Reading, lineIndex: number, hit: LabelHit): number {
  const own = closing(hit.line, hit.from);
  const next = reading.labels[lineIndex]?.find(
    (other) =>
      other.from > hit.to &&
      !isDayOf(reading, lineIndex, hit, other) &&
      (other.weight >= HARDLY || hit.line.cellOf[other.from] !== hit.line.cellOf[hit.to]) &&
      closing(hit.line, other.from) === own,
  );
  return Math.min(next === undefined ? hit.line.words.length : next.from, own === undefined ? Infinity : own + 1);
}

/** A value that is set to the middle or foot of its cell shares so much of its height with the label. */
const LEVEL = 0.35;

/** Whether a thing is all that its cell says, but for a currency: the code before a town is not. */
function isWholeCell({ lines }: Reading, index: number, { from, to }: Placed): boolean {
  const line = lines[index];
  return (
    line?.words.every(
      (word, at) => line.cellOf[at] !== line.cellOf[from] || (at >= from && at <= to) || !/\p{L}{2}/u.test(word.text) || isCurrency(word.text),
    ) ?? false
  );
}

/** The things to the right of a label in a line that is level with it but for a few points, and has no label of its own. */
function levelWith<T extends Placed>(reading: Reading, lineIndex: number, hit: LabelHit, items: readonly (readonly T[])[]): Candidate<T>[] {
  if (regionEnd(reading, lineIndex, hit) < hit.line.words.length) return [];
  return [lineIndex + 1, lineIndex - 1].flatMap((line) => {
    const row = reading.lines[line]?.row;
    if (row === undefined || row.page !== hit.line.row.page || (reading.labels[line]?.length ?? 0) > 0) return [];
    const shared = Math.min(row.box[3], hit.box[3]) - Math.max(row.box[1], hit.box[1]);
    if (shared < LEVEL * Math.min(row.box[3] - row.box[1], hit.box[3] - hit.box[1])) return [];
    return (items[line] ?? [])
      .filter((item) => item.box[0] > hit.box[2] && isWholeCell(reading, line, item))
      .map((item) => ({ item, hit, line, place: 'right' as const, score: hit.weight }));
  });
}

/** The things to the right of a label, before the next label; where there is none, in a line that is nearly level with it. */
export function toTheRight<T extends Placed>(reading: Reading, lineIndex: number, hit: LabelHit, items: readonly (readonly T[])[]): Candidate<T>[] {
  const end = regionEnd(reading, lineIndex, hit);
  // `Dokument WZ 118/2031`: the last word of a label may begin what it labels.
  const found = (items[lineIndex] ?? [])
    .filter((item) => (item.from > hit.to || (item.from === hit.to && item.to > hit.to)) && item.to < end)
    .map((item) => ({ item, hit, line: lineIndex, place: 'right' as const, score: hit.weight * (item.box[0] - hit.box[2] > 250 ? 0.85 : 1) }));
  return found.length > 0 ? found : levelWith(reading, lineIndex, hit, items);
}

/** Whether a row has figures under one of some labels, and is no head itself. */
const isValueRow = (row: Row, labels: readonly LabelHit[]): boolean =>
  row.cells.some((cell) => /\d/.test(cell.text) && labels.some((label) => overlap(cell.box, label.box) > 0));

/**
 * The things below a label, nearest first: under it, before another label of the column stands in between.
 * @param reach how far down, in points.
 */
export function below<T extends Placed>(
  reading: Reading,
  lineIndex: number,
  hit: LabelHit,
  items: readonly (readonly T[])[],
  reach = MAX_DROP,
): Candidate<T>[] {
  const found: Candidate<T>[] = [];
  const siblings = reading.labels[lineIndex]?.filter((other) => other.from > hit.to || other.to < hit.from) ?? [];
  // Where the labels beside have their values, and this one has none, nothing was filled in.
  let filled = Infinity;
  for (let index = lineIndex + 1; index < reading.lines.length; index += 1) {
    const row = reading.lines[index]?.row;
    if (row === undefined || row.page !== hit.line.row.page || row.box[1] - hit.box[3] > reach) break;
    const item = items[index]?.find((each) => overlap(each.box, hit.box) > 0);
    if (item !== undefined && item.box[1] >= filled) break;
    if (item === undefined) {
      if (isValueRow(row, siblings)) filled = Math.min(filled, row.box[3]);
      continue;
    }
    if (isClaimed(reading, index, item, hit.field)) break;
    found.push({ item, hit, line: index, place: 'below', score: hit.weight * BELOW * 0.95 ** found.length });
  }
  return found.length > 0 ? found : inOrder(reading, lineIndex, hit, items);
}

/** So many heads with as many values in the next line are a table of them. */
const HEADS = 3;

/** What stands in the next line in the cell of the same number, where heads in the middle of their columns have values at the left of these: each value ends behind the head before its own and begins before its own ends. */
function inOrder<T extends Placed>(reading: Reading, lineIndex: number, hit: LabelHit, items: readonly (readonly T[])[]): Candidate<T>[] {
  const [heads, next] = [hit.line.row, reading.lines[lineIndex + 1]];
  if (heads.cells.length < HEADS || next?.row.cells.length !== heads.cells.length || next.row.page !== heads.page) return [];
  const isTable = next.row.cells.every(
    ({ box }, at) => /\d/.test(next.row.cells[at]?.text ?? '') && box[0] < (heads.cells[at]?.box[2] ?? 0) && box[2] > (heads.cells[at - 1]?.box[2] ?? 0),
  );
  const own = isTable ? items[lineIndex + 1]?.find(({ from }) => next.cellOf[from] === hit.line.cellOf[hit.from]) : undefined;
  return own === undefined ? [] : [{ item: own, hit, line: lineIndex + 1, place: 'below', score: hit.weight * BELOW }];
}

/**
 * Whether a label right before a thing in its own line claims it.
 *
 * @param above the field of the label above: `PO 5518` under `Your PO`, `Fattura immediata | 417/A` under `Numero` are claimed by no other
 */
export function isClaimed(reading: Reading, lineIndex: number, item: Placed, above?: LabelField): boolean {
  const { cellOf = [] } = reading.lines[lineIndex] ?? {};
  const isSame = ({ field, to }: LabelHit): boolean => field === above && (cellOf[to] === cellOf[item.from] || cellOf[to + 1] === cellOf[to]);
  return (
    reading.labels[lineIndex]?.some(
      (label) => label.to < item.from && !isSame(label) && item.from < regionEnd(reading, lineIndex, label) && isAdjacent(reading, lineIndex, label, item),
    ) ?? false
  );
}

function isAdjacent(reading: Reading, lineIndex: number, label: LabelHit, item: Placed): boolean {
  const line = reading.lines[lineIndex];
  if (line === undefined || line.cellOf[label.to] === undefined) return false;
  const cells = (line.cellOf[item.from] ?? 0) - (line.cellOf[label.to] ?? 0);
  // `Contract no. 118 | 18 April 2014`: the label has its value.
  const between = line.words.slice(label.to + 1, item.from);
  // So has what names somebody: `Tél. M. Gaultier | 31/03/26`.
  const hasOther = cells > 0 && between.some(({ text }) => (label.field === 'other' ? /[\p{L}\d]/u : /\d/).test(text));
  return cells <= 1 && item.from - label.to <= 3 && !hasOther;
}
