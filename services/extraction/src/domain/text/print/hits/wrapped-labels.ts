import { cellAtEdge } from '../../../pdf/edges.js';
import { around, type Cell } from '../../../pdf/word.js';
import { labelsOf, type LabelHit } from './label-hits.js';
import { toLines, type Line } from '../line.js';

/** A label goes on in the next line at its left edge, in points, where that is nearer than this share of the font size. */
const LINE_GAP = 0.9;
/** So many words at most stand in a line of a label. */
const MOST_WORDS = 4;

const isWords = ({ words, text }: Cell): boolean => words.length <= MOST_WORDS && !/\d|:$/.test(text);

/** The rest of a label below a cell that stands before a value: words at its edge beside which no value begins. */
function restBelow(line: Line, next: Line | undefined, cell: Cell, value: Cell): Cell | undefined {
  const rest = next?.row.page === line.row.page ? cellAtEdge(next.row, cell.box) : undefined;
  const beside = cellAtEdge(next?.row, value.box);
  const size = cell.words[0]?.size ?? 10;
  return rest !== undefined && beside === undefined && rest.words.length <= MOST_WORDS && !/\d/.test(rest.text) && rest.box[1] - cell.box[3] < LINE_GAP * size
    ? rest
    : undefined;
}

/** What the words of a cell and of the one below it are a label of together, as it stands in the upper line. */
function joined(line: Line, cell: Cell, rest: Cell, at: number): LabelHit[] {
  const whole: Cell = { ...cell, text: `${cell.text} ${rest.text}`, words: [...cell.words, ...rest.words], box: around([cell.box, rest.box]) };
  const [own] = toLines([{ ...line.row, cells: [whole], text: whole.text }]);
  const hits = own === undefined ? [] : labelsOf(own).filter(({ from, to }) => from === 0 && to === own.words.length - 1);
  return hits.map((hit) => ({ ...hit, line, from: line.cellOf.indexOf(at), to: line.cellOf.lastIndexOf(at), box: cell.box }));
}

/** Whether a label stands within a cell of a line. */
const isIn =
  (cell: number): ((hit: LabelHit) => boolean) =>
  ({ line, from }) =>
    line.cellOf[from] === cell;

/** The labels of lines with those before a number that go on in the line below, in the place of what their halves alone may mean: `Customer's Purchase | MQ/3391` above `Order`. */
export function withWrapped(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): LabelHit[][] {
  const all = labels.map((hits) => [...hits]);
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    line.row.cells.forEach((cell, at) => {
      const value = line.row.cells[at + 1];
      const isWhole = labels[index]?.some((hit) => isIn(at)(hit) && hit.text === cell.text) === true;
      const rest = value === undefined || !/\d/.test(value.text) || isWhole || !isWords(cell) ? undefined : restBelow(line, next, cell, value);
      const hits = rest === undefined ? [] : joined(line, cell, rest, at);
      if (hits.length === 0 || rest === undefined || next === undefined) return;
      const below = next.row.cells.indexOf(rest);
      all[index] = [...(all[index] ?? []).filter((own) => !isIn(at)(own)), ...hits].toSorted((a, b) => a.from - b.from);
      all[index + 1] = (all[index + 1] ?? []).filter((own) => !isIn(below)(own));
    });
  });
  return all;
}
