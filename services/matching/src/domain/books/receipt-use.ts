import { less, NONE, sign, type Ratio } from '../model/ratio.js';

/** What a bill takes of an order line. */
export interface Take<Id> {
  readonly id: Id;
  /** In the unit of the order line; negative for what is given back. */
  readonly quantity: Ratio;
  /** Whether it says that it bills this receipt line. */
  readonly names: (receiptLine: string) => boolean;
}

/** How much of a receipt line a bill uses. */
export interface ReceiptUse<Id> {
  readonly receiptLine: string;
  readonly id: Id;
  readonly quantity: Ratio;
}

/**
 * Shares what bills take of an order line over its receipt lines: first the deliveries that a bill names, then the oldest.
 *
 * @param lines what counts of each receipt line, the oldest first
 * @param takes in order of arrival
 */
export function receiptUse<Id>(lines: ReadonlyMap<string, Ratio>, takes: readonly Take<Id>[]): ReceiptUse<Id>[] {
  const open = new Map(lines);
  const left = takes.map(({ quantity }) => quantity);
  const uses: ReceiptUse<Id>[] = [];
  for (const byName of [true, false]) {
    for (const [i, { id, names }] of takes.entries()) {
      for (const [receiptLine, rest] of open) {
        const wanted = left[i] ?? NONE;
        if (sign(wanted) <= 0) break;
        if ((byName && !names(receiptLine)) || sign(rest) <= 0) continue;
        const quantity = less(wanted, rest);
        open.set(receiptLine, rest.sub(quantity));
        left[i] = wanted.sub(quantity);
        uses.push({ receiptLine, id, quantity });
      }
    }
  }
  return uses;
}

/** Receipt lines, the oldest first, less what went back: that is taken off the newest. */
export function lessReturns(lines: readonly { readonly key: string; readonly quantity: Ratio }[]): Map<string, Ratio> {
  const came = new Map(lines.filter(({ quantity }) => sign(quantity) > 0).map(({ key, quantity }) => [key, quantity]));
  let back = lines.filter(({ quantity }) => sign(quantity) < 0).reduce((sum, { quantity }) => sum.sub(quantity), NONE);
  for (const [key, quantity] of [...came].toReversed()) {
    const part = less(back, quantity);
    came.set(key, quantity.sub(part));
    back = back.sub(part);
  }
  return came;
}
