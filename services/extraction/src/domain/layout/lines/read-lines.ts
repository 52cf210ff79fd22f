import type { InvoiceLine } from '@smartap/en16931';
import { lineOf } from '../../field-path.js';
import type { FieldEvidence } from '../../outcome.js';
import type { Reading } from '../../text/print/reading.js';
import { itemsOfTables, type PrintedItems, type SolvedTable } from '../../text/table/find-items.js';
import { nameColumn } from '../../text/table/name-column.js';
import type { Figure } from '../../text/table/figures.js';
import { gridOf, type Grid } from '../../text/table/grid.js';
import { solveBy, type Solution } from '../../text/table/solve.js';
import type { SumTargets } from '../../text/table/targets.js';
import { isItem, type Roles, type SolvedRow } from '../../text/table/solve-row.js';
import { tablesUnder } from '../../text/table/tables.js';
import { toLines } from '../../text/table/to-lines.js';
import { endsBy, headsOf, isHeaded } from './find-table.js';
import { lineBy, type ReadItem } from './line-rules.js';
import { partCells } from './part-cells.js';
import type { LearntColumn, LinesLesson } from './lines.types.js';
import { standAbove } from './stand-above.js';

/** Where fewer rows multiply, what was taught of the columns is doubted. */
const DOUBTED = 0.5;

/** Lines that were read by a lesson. */
export interface LessonLines {
  readonly lines: InvoiceLine[];
  readonly evidence: Record<string, FieldEvidence>;
  readonly items: PrintedItems;
  /** Its columns were told by their places alone, and figures stand elsewhere now. */
  readonly areMoved: boolean;
}

/** The items of a document as a lesson says where they are, before they are made lines of. */
export interface LessonItems {
  readonly items: PrintedItems;
  readonly read: readonly ReadItem[];
  readonly evidence: Record<string, FieldEvidence>;
  readonly areMoved: boolean;
}

/**
 * The columns of a table by what was learnt of them. Of one item alone price and amount may have been taken for each other, and a figure
 * that stood in two columns for that of the wrong one: what multiplies and sums up tells.
 */
function solveTable(grid: Grid, targets: SumTargets): Solution | undefined {
  const roles = rolesOf(grid);
  if (roles === undefined) return undefined;
  const { net, price } = roles;
  const inOrder = [roles, ...(price === undefined ? [] : [{ ...roles, net: price, price: net }])];
  const unused = grid.columns.flatMap(({ fields }, index) => (fields.includes('ignored') && (grid.figures[index]?.length ?? 0) > 0 ? [index] : []));
  const proof = ({ holds, isSum }: Solution): number => holds + (isSum ? 1 : 0);
  const best = (all: readonly Roles[]): Solution | undefined =>
    all.flatMap((each) => solveBy(grid, each, targets) ?? []).toSorted((a, b) => proof(b) - proof(a))[0];
  const taught = best(inOrder);
  if (taught !== undefined && taught.holds * taught.rows.length >= DOUBTED * (grid.figures[taught.net]?.length ?? 0)) return taught;
  const others = best(
    inOrder.flatMap((each) =>
      unused.flatMap((column) => [
        { ...each, quantity: column },
        { ...each, price: column },
      ]),
    ),
  );
  return others !== undefined && others.isSum && others.holds === 1 && others.rows.length > 1 ? others : taught;
}

function rolesOf({ columns }: Grid): Roles | undefined {
  const at = (field: LearntColumn['fields'][number]): number | undefined => {
    const index = columns.findIndex(({ fields }) => fields.includes(field));
    return index < 0 ? undefined : index;
  };
  const net = at('net');
  return net === undefined ? undefined : { net, quantity: at('quantity'), price: at('price'), basis: at('basis'), discount: at('discount') };
}

/** Whether quantities are whole numbers and prices are not. */
export const areCounted = (rows: readonly Pick<SolvedRow, 'quantity' | 'price'>[]): boolean =>
  rows.every(({ quantity, price }) => quantity?.places === 0 && (price?.places ?? 0) >= 2);

/** The columns of a table, quantity and price in each other's place where what they print says so: both multiply alike. */
function inPlace({ isCounted }: LinesLesson, grid: Grid, solution: Solution, targets: SumTargets): Solution {
  const { quantity, price } = solution;
  const areExchanged = isCounted === true && areCounted(solution.rows.map((row) => ({ quantity: row.price, price: row.quantity })));
  return areExchanged ? (solveBy(grid, { ...solution, quantity: price, price: quantity }, targets) ?? solution) : solution;
}

/** The rows that are items, and the amounts that are none of a vendor whose items all have a quantity and a price: only where they sum up together. */
function partRows({ isWhole }: LinesLesson, solution: Solution): { readonly solution: Solution; readonly beside: readonly Figure[] } {
  const rows = solution.rows.filter((row) => isItem(row, solution));
  if (isWhole !== true || !solution.isSum || rows.length === 0) return { solution, beside: [] };
  return { solution: { ...solution, rows }, beside: solution.rows.filter((row) => !rows.includes(row)).map(({ net }) => net) };
}

/** Whether items that were found by their places alone are those of a vendor: all of them where it had heads, else any where its lines have all to multiply. */
function isProven(lesson: LinesLesson, { items, isSum }: PrintedItems): boolean {
  const holding = items.filter(({ row }) => row.holds).length;
  return isHeaded(lesson) ? isSum && holding === items.length : lesson.isWhole !== true || isSum || holding > 0;
}

/** Columns are set to the same edge, give or take, in points. */
const SAME_EDGE = 3;

/** Whether a figure of items stands at neither edge of a column of figures of a lesson. */
function standElsewhere({ columns }: LinesLesson, { items }: PrintedItems): boolean {
  const isAt = ({ box }: Figure): boolean => columns.some(({ left, right }) => Math.abs(box[2] - right) <= SAME_EDGE || Math.abs(box[0] - left) <= SAME_EDGE);
  return items.some(({ row: { net, price, quantity } }) => ![net, price, quantity].every((figure) => figure === undefined || isAt(figure)));
}

/** Items with the lines that are read of them. */
export function readItems({ items }: PrintedItems, lines: readonly InvoiceLine[]): ReadItem[] {
  const reach = Math.max(...items.flatMap(({ words }) => words.named.map(({ box }) => box[2])));
  return items.flatMap((item, index) => {
    const line = lines[index];
    return line === undefined ? [] : [{ item, line, reach }];
  });
}

/** The items of a document as a lesson says where they are; undefined where its table is not there. */
export function itemsBy(reading: Reading, lesson: LinesLesson, targets: SumTargets): LessonItems | undefined {
  const { heads, areSeen } = headsOf(reading, lesson);
  const own = partCells(
    reading,
    heads.flatMap(({ columns }) => columns.map(({ box }) => box[0])),
    lesson,
  );
  const tables = tablesUnder(own, heads, endsBy(own, lesson)).flatMap((parts): (SolvedTable & Pick<PrintedItems, 'beside'>)[] => {
    const grid = gridOf(parts);
    const solution = solveTable(grid, targets);
    return solution === undefined ? [] : [{ grid, ...partRows(lesson, { ...inPlace(lesson, grid, solution, targets), isGross: lesson.isGross === true }) }];
  });
  const [first, ...others] = tables;
  if (first === undefined) return undefined;
  const names = nameColumn(first.grid, first.solution);
  const climbs = lesson.climbs || standAbove(first.grid, first.solution, names);
  const items = { ...itemsOfTables(reading, [first, ...others], targets, climbs), beside: tables.flatMap(({ beside = [] }) => beside) };
  if (!areSeen && !isProven(lesson, items)) return undefined;
  const { lines, evidence } = toLines(items);
  return { items, read: readItems(items, lines), evidence, areMoved: !areSeen && standElsewhere(lesson, items) };
}

/** How sure a figure is that a lesson told to read: what multiplies and sums up bears it out. Nothing bears a name out. */
const SURE = { both: 0.97, multiplies: 0.93, sums: 0.93, neither: 0.6, name: 0.85 } as const;

/** Reads the lines of a document by a lesson; undefined where its table is not there. */
export function readLines(reading: Reading, lesson: LinesLesson, targets: SumTargets): LessonLines | undefined {
  const found = itemsBy(reading, lesson, targets);
  if (found === undefined || found.read.length === 0) return undefined;
  const { items, read, areMoved } = found;
  const lines = read.map((each) => lineBy(lesson.rules, each));
  const evidence = Object.fromEntries(
    Object.entries(found.evidence).flatMap(([path, known]) => {
      const index = lineOf(path) ?? -1;
      const { row } = read[index]?.item ?? {};
      const figures = row?.holds === true ? (items.isSum ? SURE.both : SURE.multiplies) : items.isSum ? SURE.sums : SURE.neither;
      const confidence = path.endsWith('.name') ? Math.min(figures, SURE.name) : figures;
      const isStated =
        !(path.endsWith('.quantity') && lines[index]?.quantity === undefined) && !(path.endsWith('.price.net') && lines[index]?.price.net === undefined);
      return isStated ? [[path, { ...known, method: 'layout' as const, confidence }]] : [];
    }),
  );
  return { lines, evidence, items, areMoved };
}
