import { extract } from '../extract.js';
import { makePdf, type Printed } from './make-pdf.js';

/** A column: where it begins, or ends where it is set to the right, and its head. */
export type Column = readonly [left: number, align: 'left' | 'right', head: string];
/** The cells of an item, in lines where there are several. */
export type ItemRow = readonly (string | readonly string[])[];

const WIDTH = 5;

/** Text as a column sets it: an ending at the right is where its last letter stands, more or less. */
export function place([left, align]: Column, top: number, text: string): Printed {
  return [align === 'left' ? left : left - text.length * WIDTH, top, text];
}

/** A table as a supplier sets it: heads, rows, and what is under a name in lines of its own. */
export function tableOf(columns: readonly Column[], rows: readonly ItemRow[], top = 250, hasHead = true): { printed: Printed[]; bottom: number } {
  const printed: Printed[] = hasHead ? columns.map((column) => place(column, top, column[2])) : [];
  let at = top + 18;
  for (const row of rows) {
    let lines = 1;
    row.forEach((cell, index) => {
      const column = columns[index];
      const texts = typeof cell === 'string' ? [cell] : cell;
      if (column !== undefined) texts.forEach((text, line) => printed.push(place(column, at + line * 11, text)));
      lines = Math.max(lines, texts.length);
    });
    at += lines * 11 + 7;
  }
  return { printed, bottom: at };
}

/** The head of a seller. */
export const HEAD: readonly Printed[] = [
  [50, 60, 'Northwind Tools Ltd', 18],
  [50, 80, '12 Harbour Street'],
  [50, 94, 'Leeds LS1 5AB'],
];

/** Labels with their amounts, one below the other. */
export const totals = (top: number, pairs: readonly (readonly [string, string])[]): Printed[] =>
  pairs.flatMap(([label, value], index): Printed[] => [
    [350, top + index * 16, label],
    [480, top + index * 16, value],
  ]);

/** The head of an invoice of that seller. */
export const TITLE: readonly Printed[] = [...HEAD, [400, 60, 'INVOICE', 16], [340, 150, 'Invoice number: NW-7'], [340, 164, 'Invoice date: 14/03/2026']];

/** What is read of an invoice with a table, its totals, and what stands below them. */
export async function readTable(
  columns: readonly Column[],
  rows: readonly ItemRow[],
  sums: readonly (readonly [string, string])[],
  below: readonly string[] = [],
) {
  const { printed, bottom } = tableOf(columns, rows);
  const foot = below.map((text, index): Printed => [50, bottom + 40 + (sums.length + index) * 16, text]);
  const { outcome } = await linesOf([...TITLE, ...printed, ...totals(bottom + 20, sums), ...foot]);
  return outcome;
}

/** What is read of the lines of pages: name, quantity, unit, price, amount and rate of each. */
export async function linesOf(...pages: readonly (readonly Printed[])[]) {
  const outcome = await extract(makePdf(pages));
  if (outcome.outcome !== 'extracted') throw new Error(JSON.stringify(outcome));
  const lines = outcome.invoice.lines.map(({ quantity, unit, net, price, item, vatRate }) => [item.name, quantity, unit, price.net, net, vatRate]);
  return { lines, outcome };
}
