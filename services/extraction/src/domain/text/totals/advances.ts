import type { PrintedItems } from '../table/find-items.js';
import type { Totals } from './total.js';

/** The totals of a document without what is called paid and is an item of it, as the advances are that a rent is charged with: so much is not paid yet. */
export function withoutAdvances({ paid, due, ...totals }: Totals, found: PrintedItems | undefined): Totals {
  const lines = new Set(found?.isSum === true ? found.items.map(({ row }) => row.net.line) : []);
  const isItem = paid?.amounts.some(({ line }) => lines.has(line.row.index)) === true;
  if (!isItem) return { ...totals, ...(paid && { paid }), ...(due && { due }) };
  const left = due?.label === undefined ? totals.gross && { ...totals.gross, label: undefined } : due;
  return { ...totals, ...(left && { due: left }) };
}
