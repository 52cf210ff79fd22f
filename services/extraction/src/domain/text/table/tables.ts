import type { Reading } from '../print/reading.js';
import { alignedHead } from './heads/aligned-head.js';
import { bodyOf, type BodyLine } from './body.js';
import { findHeads, type HeadColumn, type TableHead } from './heads/head.js';

/** A part of a table on one page, with the heads of its columns there. */
export interface TablePart {
  columns: HeadColumn[];
  lines: BodyLine[];
}

const signature = (head: TableHead): string => head.columns.map((column) => column.fields.join('+')).join('|');

/** A table goes on over pages that do not repeat its head: with the heads it had. */
function pagesAfter(reading: Reading, head: TableHead, stop: number): TablePart[] {
  const parts: TablePart[] = [];
  for (let page = head.page + 1; ; page += 1) {
    const first = reading.lines.findIndex((line) => line.row.page === page);
    if (first < 0 || first >= stop) return parts;
    const body = bodyOf(reading, { to: first - 1, page }, stop);
    parts.push({ columns: head.columns, lines: body.lines });
    if (body.isEnded) return parts;
  }
}

/**
 * The tables under heads; parts with the same columns on pages that follow are one table.
 * @param ends lines of the reading that end a table, besides those that state a total
 */
export function tablesUnder(reading: Reading, heads: readonly TableHead[], ends: readonly number[] = []): TablePart[][] {
  const tables: { key: string; parts: TablePart[] }[] = [];
  heads.forEach((head, index) => {
    const stop = Math.min(heads[index + 1]?.from ?? reading.lines.length, ends.find((end) => end > head.to) ?? Infinity);
    const body = bodyOf(reading, head, stop);
    if (body.lines.length === 0) return;
    const parts = [{ columns: head.columns, lines: body.lines }, ...(body.isEnded ? [] : pagesAfter(reading, head, stop))];
    const key = signature(head);
    const last = tables.at(-1);
    if (last?.key === key) last.parts.push(...parts);
    else tables.push({ key, parts });
  });
  return tables.map(({ parts }) => parts);
}

/** The tables of items of a document. */
export function findTables(reading: Reading): TablePart[][] {
  const known = findHeads(reading);
  const aligned = known.length > 0 ? undefined : alignedHead(reading);
  return tablesUnder(reading, aligned === undefined ? known : [aligned]);
}
