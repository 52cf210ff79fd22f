import { toCell } from '../../../pdf/layout.js';
import type { Cell, Row } from '../../../pdf/word.js';
import { labelsOf, type LabelHit } from '../hits/label-hits.js';
import type { LabelField } from '../labels/index.js';
import { toLines, type Line } from '../line.js';

/** What parts references that stand in one line. */
const PARTS = /^[·•|/]$/;
/** What the references of an invoice are. */
// prettier-ignore
const REFERENCES: ReadonlySet<LabelField> = new Set(['number', 'issueDate', 'dueDate', 'deliveryDate', 'period', 'purchaseOrder', 'buyerReference', 'despatch', 'salesOrder', 'contract', 'project', 'customerNumber']);

/** The stretches of a cell between what parts them, by the places of their first and last word. */
function stretchesOf({ words, cellOf }: Line, cell: number): { readonly from: number; readonly to: number }[] {
  const [first, last] = [cellOf.indexOf(cell), cellOf.lastIndexOf(cell)];
  const ends = [...words.keys()].filter((at) => at >= first && at <= last && PARTS.test(words[at]?.text ?? ''));
  return [...ends, last + 1].map((end, index) => ({ from: (ends[index - 1] ?? first - 1) + 1, to: end - 1 }));
}

/** The cells that one is of which several stretches begin with a label of a reference and have its value behind it. */
function apart(cell: Cell, line: Line, at: number, labels: readonly LabelHit[]): Cell[] {
  const stretches = stretchesOf(line, at);
  const pairs = stretches.filter(({ from, to }) => labels.some((hit) => hit.from === from && hit.to < to && REFERENCES.has(hit.field)));
  if (pairs.length < 2 || pairs.length * 2 <= stretches.length || stretches.some(({ from, to }) => to < from)) return [cell];
  return stretches.map(({ from, to }): Cell => toCell(line.words.slice(from, to + 1)));
}

/** A row in which references that stand in one line are cells of their own: `Datum 28.01.2031 · Kundennr. 1019 · Referenz: Projekt 7`. */
export function withPairsApart(row: Row): Row {
  if (!row.words.some(({ text }) => PARTS.test(text))) return row;
  const [line] = toLines([row]);
  const labels = line === undefined ? [] : labelsOf(line);
  const cells = line === undefined ? row.cells : row.cells.flatMap((cell, at) => apart(cell, line, at, labels));
  return cells.length === row.cells.length ? row : { ...row, cells };
}
