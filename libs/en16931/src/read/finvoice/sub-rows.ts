import type { Occurrence } from '../../xml/occurrence.js';
import { minus, sumOf } from '../sums.js';
import { children } from '../unprefixed.js';
import { decimalOf } from './decimals.js';

/** An element of a row, or of a row below one, whose names start with `Sub`. */
export function part(from: Occurrence | undefined, name: string): Occurrence | undefined {
  return from?.first(`?:${name}`, `?:Sub${name}`);
}

/** All elements of such a name. */
export function parts(from: Occurrence | undefined, name: string): Occurrence[] {
  return [...children(from, name), ...children(from, `Sub${name}`)];
}

/** A row, or one below it, and whether it only tells what others come to, or are made of. */
interface Row {
  readonly from: Occurrence;
  readonly isTold: boolean;
}

function netOf(from: Occurrence): string | undefined {
  const [whole, tax] = [decimalOf(part(from, 'RowAmount')), decimalOf(part(from, 'RowVatAmount'))];
  return decimalOf(part(from, 'RowVatExcludedAmount')) ?? (whole === undefined || tax === undefined ? undefined : sumOf([whole, minus(tax)]));
}

/**
 * Rows with those below them, which break a row down or are the items of it. The total of all rows tells which; where it does not, rows below
 * one with an amount only tell.
 */
export function readSubRows(rows: readonly Occurrence[], total: Occurrence | undefined): Row[] {
  const below = rows.flatMap((row) => children(row, 'SubInvoiceRow'));
  if (below.length === 0) return rows.map((from) => ({ from, isTold: false }));
  const stated = decimalOf(total);
  const ofRows = sumOf(rows.map(netOf)) ?? '0';
  const isTold = (row: Occurrence): boolean => (stated === ofRows ? true : stated === sumOf([ofRows, ...below.map(netOf)]) ? false : netOf(row) !== undefined);
  return rows.flatMap((row) => {
    const own = row.children.some(({ name }) => name !== '?:SubInvoiceRow') ? [{ from: row, isTold: false }] : [];
    return [...own, ...children(row, 'SubInvoiceRow').map((from) => ({ from, isTold: isTold(row) }))];
  });
}

/** What a row says that only tells: its name, and what it comes to. */
export function wordsOf(from: Occurrence): string | undefined {
  const amount = decimalOf(part(from, 'RowVatExcludedAmount') ?? part(from, 'RowAmount'));
  const words = [part(from, 'ArticleName'), ...parts(from, 'RowFreeText')].flatMap((each) => each?.value ?? []).join(', ');
  return [words === '' ? undefined : words, amount].filter((each) => each !== undefined).join(': ') || undefined;
}
