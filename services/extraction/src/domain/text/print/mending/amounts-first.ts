import { sameRight } from '../../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Row } from '../../../pdf/word.js';
import { isCurrency } from '../amounts.js';
import type { LabelHit } from '../hits/label-hits.js';
import type { Line } from '../line.js';
import { SUM, TOTALS } from './sums.js';

/** So many sums before their labels, one below the other, show that totals are printed so. */
const FEWEST = 2;

/** The sum with which a line begins, perhaps behind its currency, where the label of a total is all that follows. */
function sumBeforeLabel({ row, words, cellOf }: Line, labels: readonly LabelHit[]): Cell | undefined {
  const label = row.cells.at(-1);
  const before = row.cells.slice(0, -1);
  const sum = before.at(-1);
  if (label === undefined || sum === undefined || before.length > 2 || !SUM.test(sum.text) || !before.slice(0, -1).every(({ text }) => isCurrency(text)))
    return undefined;
  const first = words.findIndex(({ text }, at) => cellOf[at] === before.length && !isCurrency(text));
  // `EUR de TVA, taux 20,00 %`: a small word may stand before the label.
  const isLabel = labels.some(({ field, from }) => TOTALS.has(field) && cellOf[from] === before.length && from <= first + 1);
  return isLabel && !/\d[.,]\d{2}(?!\d| ?%)/.test(label.text) ? sum : undefined;
}

/** A row with its last cell before the others, each where it is printed. */
function turned(row: Row): Row {
  const cells = [...row.cells.slice(-1), ...row.cells.slice(0, -1)];
  const words = cells.flatMap((cell) => cell.words);
  return { ...row, cells, words, text: textOf(words), box: boxOf(words) };
}

/** The rows of pages that print totals before their labels, `389,86 | EUR hors taxes`, with each label before its sum; undefined where labels come first as elsewhere. */
export function withAmountsBehind(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): Row[] | undefined {
  const sums = lines.map((line, index) => sumBeforeLabel(line, labels[index] ?? []));
  const isBeside = (index: number, other: number): boolean => {
    const [sum, next] = [sums[index], sums[other]];
    return sum !== undefined && next !== undefined && sameRight(sum.box, next.box) && lines[index]?.row.page === lines[other]?.row.page;
  };
  const isTurned = sums.map((_, index) => isBeside(index, index - 1) || isBeside(index, index + 1));
  return isTurned.filter(Boolean).length < FEWEST ? undefined : lines.map(({ row }, index) => (isTurned[index] ? turned(row) : row));
}
