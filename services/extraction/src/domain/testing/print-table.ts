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
export const totals = (top: number, pairs: readonly (readonly [string, string])[]): Printed[] => pairs.flatMap(([label, value], index): Printed[] => [[350, top + index * 16, label], [480, top + index * 16, value]]);

/** What is read of the lines of pages: name, quantity, unit, price, amount and rate of each. */
export async function linesOf(...pages: readonly (readonly Printed[])[]) {
  const outcome = await extract(makePdf(pages));
  if (outcome.outcome !== 'extracted') throw new Error(JSON.stringify(outcome));
  const lines = outcome.invoice.lines.map(({ quantity, unit, net, price, item, vatRate }) => [item.name, quantity, unit, price.net, net, vatRate]);
  return { lines, outcome };
}
