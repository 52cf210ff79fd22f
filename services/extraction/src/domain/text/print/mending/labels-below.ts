import { cellAtEdge } from '../../../pdf/edges.js';
import { toCell } from '../../../pdf/layout.js';
import { around, boxOf, textOf, type Cell, type Row } from '../../../pdf/word.js';
import type { LabelHit } from '../hits/label-hits.js';
import type { LabelField } from '../labels/index.js';
import type { Line } from '../line.js';
import { SUM, TOTALS } from './sums.js';

/** What references are, of which each has a label. */
const REFERENCES: ReadonlySet<LabelField> = new Set([
  'number',
  'issueDate',
  'dueDate',
  'anyDate',
  'deliveryDate',
  'purchaseOrder',
  'buyerReference',
  'customerNumber',
  'despatch',
  'salesOrder',
  'contract',
  'project',
  'vatId',
  'buyerVatId',
  'precedingInvoice',
]);
/** A label stands no further below its value, in sizes of its print, and what is below it so many times as far from it at least. */
const [NEAR, APART] = [0.7, 1.8];
/** Lines of other columns may stand between, and below them. */
const MAX_BETWEEN = 3;
/** So many labels below their values show that a page is made so. */
const FEWEST = 2;

/** A value and the label below it, each by its line and its cell. */
interface Pair {
  readonly value: { readonly line: number; readonly cell: Cell };
  readonly label: { readonly line: number; readonly cell: Cell };
  /** What the label goes on with in the line below it. */
  readonly rest: { readonly line: number; readonly cell: Cell } | undefined;
}

/** The nearest cell at the edge of one in the lines from one on, upwards or downwards. */
function nearest(lines: readonly Line[], from: number, step: -1 | 1, cell: Cell): { line: number; cell: Cell } | undefined {
  for (let at = from + step; Math.abs(at - from) <= MAX_BETWEEN; at += step) {
    const row = lines[at]?.row;
    if (row === undefined || row.page !== lines[from]?.row.page) return undefined;
    const found = cellAtEdge(row, cell.box);
    if (found !== undefined) return { line: at, cell: found };
  }
  return undefined;
}

/** A label has no more words, what it goes on with included. */
const MOST_WORDS = 4;

/** Whether a cell is a label, or begins with one and is no more than words: `albarán de entrega`; the rate may stand in that of a tax. */
const isLabel = (cell: Cell, { line, from, field }: LabelHit): boolean =>
  line.words[from] === cell.words[0] &&
  cell.words.length <= MOST_WORDS &&
  !/[\d:]/.test(field === 'tax' ? cell.text.replace(/\d+(?:[.,]\d+)? ?%/, '') : cell.text);

/** Whether a cell may be what a label of a field announces. */
const isValue = ({ text }: Cell, { field }: LabelHit): boolean => (TOTALS.has(field) ? SUM.test(text) : /\d/.test(text) && !text.includes(':'));

/** A label in a cell of its own with the value right above it; and how far what is below it is from it. */
interface Possible extends Pair {
  readonly drop: number;
  readonly room: number;
  readonly under: Cell | undefined;
}

/** The line in which a label goes on right below: words of its size. */
function restOf(lines: readonly Line[], index: number, cell: Cell): { line: number; cell: Cell } | undefined {
  const under = nearest(lines, index, 1, cell);
  const size = cell.words[0]?.size ?? 10;
  if (under === undefined) return undefined;
  const isRest =
    under.cell.words.length <= MOST_WORDS &&
    !/[\d:]/.test(under.cell.text) &&
    under.cell.words[0]?.size === cell.words[0]?.size &&
    under.cell.box[1] - cell.box[3] < NEAR * size;
  return isRest ? under : undefined;
}

function possibleAt(lines: readonly Line[], labels: readonly (readonly LabelHit[])[], index: number, hit: LabelHit): Possible[] {
  const cell = hit.line.row.cells[hit.line.cellOf[hit.from] ?? -1];
  if (cell === undefined || !(REFERENCES.has(hit.field) || TOTALS.has(hit.field)) || !isLabel(cell, hit)) return [];
  const above = nearest(lines, index, -1, cell);
  if (above === undefined || !isValue(above.cell, hit)) return [];
  if (labels[above.line]?.some((other) => isLabel(above.cell, other)) === true) return [];
  const rest = restOf(lines, index, cell);
  const last = rest ?? { line: index, cell };
  const under = nearest(lines, last.line, 1, cell);
  const drop = cell.box[1] - above.cell.box[3];
  const room = under === undefined ? Infinity : under.cell.box[1] - last.cell.box[3];
  return drop > NEAR * (cell.words[0]?.size ?? 10) ? [] : [{ value: above, label: { line: index, cell }, rest, drop, room, under: under?.cell }];
}

/** Labels that surely stand below their values: nothing is as near below them, or what is below them is the value of such a label. */
function pairsOf(possible: readonly Possible[]): Pair[] {
  const isSure = new Map<Cell | undefined, boolean>();
  for (const { value, drop, room, under } of possible.toReversed()) isSure.set(value.cell, room >= APART * Math.max(1, drop) || isSure.get(under) === true);
  return possible.filter(({ value }) => isSure.get(value.cell));
}

/** A row with others in the place of one of its cells, each where it is printed. */
const withCells = (row: Row, own: Cell, ...others: readonly Cell[]): Row => {
  const cells = row.cells.flatMap((cell) => (cell === own ? others : [cell]));
  const words = cells.flatMap((cell) => cell.words);
  return { ...row, cells, words, text: textOf(words), box: words.length === 0 ? row.box : boxOf(words) };
};

/** A label and what it goes on with as one cell. */
const whole = ({ label: { cell }, rest }: Pair): Cell =>
  rest === undefined ? cell : { ...toCell([...cell.words, ...rest.cell.words]), box: around([cell.box, rest.cell.box]) };

/**
 * The rows of pages whose references and totals have their labels below them, `EXP-118 | 07/10/2031` above `invoice no. | date`, with each label before its
 * value; undefined where labels stand as they do elsewhere.
 */
export function withLabelsAbove(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): Row[] | undefined {
  const pairs = pairsOf(labels.flatMap((hits, index) => hits.flatMap((hit) => possibleAt(lines, labels, index, hit))));
  if (new Set(pairs.map(({ label }) => label.cell)).size < FEWEST) return undefined;
  const rows = lines.map(({ row }) => row);
  for (const pair of pairs) {
    const { value, label, rest } = pair;
    const [upper, lower] = [rows[value.line], rows[label.line]];
    if (upper === undefined || lower === undefined || !upper.cells.includes(value.cell) || !lower.cells.includes(label.cell)) continue;
    rows[value.line] = withCells(upper, value.cell, whole(pair));
    rows[label.line] = withCells(lower, label.cell, value.cell);
    const third = rest === undefined ? undefined : rows[rest.line];
    if (rest !== undefined && third !== undefined) rows[rest.line] = withCells(third, rest.cell);
  }
  return rows.filter(({ cells }) => cells.length > 0);
}
