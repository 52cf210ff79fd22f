import type { Box } from '../../pdf/word.js';
import { around } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { isTotal } from './body.js';
import { figuresOf } from './figures.js';
import type { Figure } from './figures.js';
import type { HeadColumn, TableHead } from './head.js';

/** Edges that differ by less are one, in points. */
const SAME_EDGE = 4;
const MIN_FIGURES = 3;
const MIN_ROWS = 2;

interface Cluster {
  figures: Figure[];
  box: Box;
}

function isAligned(cluster: Cluster, box: Box): boolean {
  const last = cluster.figures.at(-1)?.box ?? cluster.box;
  return Math.abs(last[2] - box[2]) <= SAME_EDGE || Math.abs(last[0] - box[0]) <= SAME_EDGE;
}

/** The first of the lines without figures that stand together with one below them. */
export function topOfText(reading: Reading, index: number): number {
  let top = index;
  for (let below = reading.lines[top]; below !== undefined && top > 0; below = reading.lines[top]) {
    const above = reading.lines[top - 1];
    if (above === undefined || above.row.page !== below.row.page || below.row.box[1] - above.row.box[3] > (below.words[0]?.size ?? 0) || figuresOf(reading, top - 1).some((figure) => figure.isMoney)) break;
    top -= 1;
  }
  return top;
}

/** Columns of a table without a head that is known: figures that stand under each other in rows of three and more. */
export function alignedHead(reading: Reading): TableHead | undefined {
  const rows = reading.lines.flatMap((line, index) => {
    const figures = figuresOf(reading, index);
    return figures.length >= MIN_FIGURES && figures.some((figure) => figure.isMoney) && !isTotal(reading, index, figures) ? [{ line, index, figures }] : [];
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const onPage = rows.filter(({ line }) => line.row.page === first.line.row.page);
  if (onPage.length < MIN_ROWS) return undefined;
  const clusters: Cluster[] = [];
  for (const { figures } of onPage) {
    for (const figure of figures) {
      const cluster = clusters.find((each) => isAligned(each, figure.box));
      if (cluster === undefined) clusters.push({ figures: [figure], box: figure.box });
      else {
        cluster.figures.push(figure);
        cluster.box = around([cluster.box, figure.box]);
      }
    }
  }
  const columns: HeadColumn[] = clusters.filter((cluster) => cluster.figures.length * 2 >= onPage.length).map((cluster) => ({ fields: [], box: cluster.box })).toSorted((a, b) => a.box[0] - b.box[0]);
  if (columns.length < MIN_FIGURES) return undefined;
  const left = Math.min(...onPage.map(({ line }) => line.row.box[0]));
  const text = onPage.flatMap(({ line }) => line.row.cells.filter((cell) => /\p{L}{3}/u.test(cell.text)).map((cell) => cell.box));
  const start = text.length === 0 ? left : Math.min(...text.map((box) => box[0]));
  const name: HeadColumn = { fields: ['name'], box: [start, 0, start + 20, 10] };
  const from = topOfText(reading, first.index);
  return { from, to: from - 1, page: first.line.row.page, columns: [...columns, name].toSorted((a, b) => a.box[0] - b.box[0]) };
}
