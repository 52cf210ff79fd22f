import type { LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { heightAt } from '../figures.js';
import type { Grid, GridLine } from '../grid.js';
import type { SolvedRow } from '../solve-row.js';

/** What several items may come from: a delivery, an order, a contract. */
const SOURCES: ReadonlySet<LabelField> = new Set<LabelField>(['despatch', 'purchaseOrder', 'salesOrder', 'contract', 'project']);
const SURE = 0.7;
/** Left edges that differ by less are one, in points. */
const SAME_EDGE = 2;

/** Where the name in a line begins, in points; undefined where a figure stands in its place. */
function leftOf({ line, columns, figures }: GridLine, names: number): number | undefined {
  const first = columns.indexOf(names);
  return figures.some(({ from, to }) => from <= first && first <= to) ? undefined : line.words[first]?.box[0];
}

/** The number of a title or an item, as works are numbered: `1.`, `01.02`, `1.1.10`. */
const NUMBER = /^\d{1,3}(?:\.\d{1,4}){0,4}\.?$/;

/** Lines with a number and a name, but no figures, the next number below which is one within it: `01 Earthworks` above `01.0010`. */
function numberedHeadings(lines: readonly GridLine[], isHeading: (line: GridLine) => boolean): GridLine[] {
  const numbered = lines.filter((line) => !isHeading(line) || NUMBER.test(line.line.words[0]?.text ?? ''));
  return numbered.filter((line, index) => {
    const [[own, ...name], [next]] = [line.line.words, numbered[index + 1]?.line.words ?? []];
    const isWithin =
      own !== undefined &&
      next !== undefined &&
      NUMBER.test(next.text) &&
      next.text.length > own.text.length &&
      next.text.startsWith(own.text.replace(/\.?$/, '.'));
    return isHeading(line) && name.length > 0 && isWithin && Math.abs(next.box[0] - own.box[0]) <= SAME_EDGE;
  });
}

/**
 * Where headings of several items stand among them: lines without amounts that begin with what names a delivery or an order, unless each item
 * has one, that begin left of the edge at which the names of most items do, that stand below the sum of each section,
 * or whose number is the first part of the next one.
 */
export function headingsBetween({ labels }: Reading, { lines }: Grid, rows: readonly SolvedRow[], names: number): number[] {
  const ofItems = new Set(
    rows.flatMap(({ net, quantity, price }) => [net.line, ...(quantity === undefined ? [] : [quantity.line]), ...(price === undefined ? [] : [price.line])]),
  );
  const edges = lines.flatMap((line) => (ofItems.has(line.index) ? (leftOf(line, names) ?? []) : []));
  const level = (edge: number): number => edges.filter((other) => Math.abs(other - edge) <= SAME_EDGE).length;
  const edge = edges.find((own) => level(own) * 2 > rows.length && level(own) > 1) ?? -Infinity;
  const others = lines.filter(({ index, figures }) => !ofItems.has(index) && !figures.some(({ isMoney }) => isMoney));
  // `Rif. DDT 2204`: a word cut short may stand before the label.
  const begins = ({ line }: GridLine, from: number): boolean => from === 0 || (from === 1 && line.words[0]?.text.endsWith('.') === true);
  // `We invoice you by delivery note no. 118:`
  const announces = ({ line: { row } }: GridLine): boolean => row.text.endsWith(':');
  const sources = others.filter(
    (line) => labels[line.index]?.some(({ field, weight, from }) => (begins(line, from) || announces(line)) && weight >= SURE && SOURCES.has(field)) === true,
  );
  const outside = others.filter((line) => (leftOf(line, names) ?? Infinity) < edge - SAME_EDGE);
  const opening = lines.filter(({ opens }) => opens);
  const areHeaded = opening.length > 0 && opening.every((line) => others.includes(line));
  const headed = areHeaded ? [...others.filter((line) => line === lines[0]), ...opening] : [];
  const numbered = numberedHeadings(lines, (line) => others.includes(line));
  return [...(sources.length < rows.length ? sources : []), ...outside, ...headed, ...numbered].map(({ line: { row } }) => heightAt(row, row.box));
}
