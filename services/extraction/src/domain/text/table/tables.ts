import type { Reading } from '../print/reading.js';
import { alignedHead } from './heads/aligned-head.js';
import { bodyOf, type BodyLine, type Sections } from './body.js';
import { findHeads, type HeadColumn, type TableHead } from './heads/head.js';

/** A part of a table on one page, with the heads of its columns there. */
export interface TablePart {
  columns: HeadColumn[];
  lines: BodyLine[];
  /** How far the sections of the table have come with it. */
  sections: Sections;
}

const signature = (head: TableHead): string => head.columns.map((column) => column.fields.join('+')).join('|');

/** A table goes on over pages that do not repeat its head, before one that does: with the heads it had. */
function pagesAfter(reading: Reading, head: TableHead, stop: number, before: Sections, repeated: number): TablePart[] {
  const parts: TablePart[] = [];
  for (let page = head.page + 1; page < repeated; page += 1) {
    const first = reading.lines.findIndex((line) => line.row.page === page);
    if (first < 0 || first >= stop) return parts;
    const { isEnded, ...body } = bodyOf(reading, { to: first - 1, page }, stop, parts.at(-1)?.sections ?? before);
    parts.push({ columns: head.columns, ...body });
    if (isEnded) return parts;
  }
  return parts;
}

/**
 * The tables under heads; parts with the same columns on pages that follow are one table.
 * @param ends lines of the reading that end a table, besides those that state a total
 */
export function tablesUnder(reading: Reading, heads: readonly TableHead[], ends: readonly number[] = []): TablePart[][] {
  const tables: { key: string; parts: TablePart[] }[] = [];
  heads.forEach((head, index) => {
    const stop = Math.min(heads[index + 1]?.from ?? reading.lines.length, ends.find((end) => end > head.to) ?? Infinity);
    const key = signature(head);
    const before = tables.at(-1)?.key === key ? tables.at(-1)?.parts : undefined;
    const { isEnded, ...body } = bodyOf(reading, head, stop, before?.at(-1)?.sections);
    if (body.lines.length === 0) return;
    const next = heads[index + 1];
    const repeated = next !== undefined && signature(next) === key ? next.page : Infinity;
    const parts = [{ columns: head.columns, ...body }, ...(isEnded ? [] : pagesAfter(reading, head, stop, body.sections, repeated))];
    if (before === undefined) tables.push({ key, parts });
    else before.push(...parts);
  });
  return tables.map(({ parts }) => parts);
}

/** Whether a head is of what was paid, with its taxes: `No. | of | net | VAT | gross | paid on` counts nothing. */
const isOfPayments = (reading: Reading, { from, to, columns }: TableHead): boolean =>
  reading.labels.slice(from, to + 1).some((hits) => hits.some(({ field }) => field === 'paid')) &&
  !columns.some(({ fields }) => fields.includes('quantity') || fields.includes('name'));

/** The tables of items of a document. */
export function findTables(reading: Reading): TablePart[][] {
  const known = findHeads(reading).filter((head) => !isOfPayments(reading, head));
  const aligned = known.length > 0 ? undefined : alignedHead(reading);
  return tablesUnder(reading, aligned === undefined ? known : [aligned]);
}
