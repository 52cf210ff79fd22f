import { textOf } from '../../../pdf/word.js';
import { SAME_EDGE, sameLeft, sameRight } from '../../../pdf/edges.js';
import type { Amount } from '../../print/amounts.js';
import type { Reading } from '../../print/reading.js';
import type { PrintedItems } from '../../table/find-items.js';
import { sumOf } from '../../table/solve-row.js';
import { isAdjustment, isReduction } from './adjustment-words.js';
import { absolute, scaled } from '../scaled.js';

/** What is added to the sum of the items (BG-21), or taken off it (BG-20), as printed. */
export interface PrintedCharge {
  /** Ten-thousandths, negative where it lowers the total. */
  readonly units: bigint;
  /** What it is called. */
  readonly reason: string;
  readonly amount: Amount;
}

/** More lines that speak of charges than so many are conditions, not charges. */
const MAX_LINES = 16;

/** The amount of a line that speaks of a charge: that under the amounts of the items, else its last. */
function amountIn(reading: Reading, index: number, edge: number): Amount | undefined {
  const money = (reading.amounts[index] ?? []).filter(({ isMoney, value }) => isMoney && scaled(value) !== 0n);
  return money.find(({ box }) => Math.abs(box[2] - edge) <= SAME_EDGE) ?? money.at(-1);
}

/** A row of heads has so many cells at least, and a table of rates so many rows at most. */
const [MIN_HEADS, MOST_RATES] = [3, 5];
/** So many lines at most stand between the sum of the items and the total, with the first of them. */
const MAX_BETWEEN = 6;

/** What a charge is called has so many words at most; a sentence has more. */
const MOST_WORDS = 6;

/** What a number of something follows. */
const NUMBERED = /^(?:n[°º]|nr\.?|no\.?|#)$/i;

/** `41 | RABAIS : Rabais de saison | 4,00% sur 250,00 EUR`: the words that come first in the cell that speaks of a charge, up to a figure that is no number of something. */
function reasonOf({ line: { words, cellOf, row }, from }: Amount): string {
  // Conditions beside it may speak of charges too, in a sentence.
  const speaking = [...row.cells.entries()].filter(([, { text }]) => isAdjustment(text));
  const [spoken = -1] = speaking.find(([, { words: own }]) => own.length <= MOST_WORDS) ?? speaking[0] ?? [];
  const start = Math.max(0, cellOf.indexOf(spoken));
  const first = words.findIndex(({ text }, index) => index >= start && /\p{L}/u.test(text) && !/\d/.test(text));
  const end = words.findIndex(({ text }, index) => index > first && /\d/.test(text) && !NUMBERED.test(words[index - 1]?.text ?? ''));
  return first < 0 ? '' : textOf(words.slice(first, Math.min(from, end < 0 ? from : end))).replace(/[\s:(–-]+$/u, '');
}

/** The lines below the first item that speak of charges or discounts, those of items aside; only those that are known to be such, where any are. */
function spokenOf(reading: Reading, { items, beside = [] }: PrintedItems, outlays: readonly Amount[]): PrintedCharge[] {
  const known = new Set(beside.map(({ line }) => line));
  const own = new Set(items.flatMap(({ row }) => [row.net, row.quantity, row.price, ...row.below].flatMap((figure) => figure?.line ?? [])));
  const first = Math.min(...own);
  const edge = items[0]?.row.net.box[2] ?? 0;
  return reading.lines.flatMap(({ row }, index) => {
    const isOther = index > first && !own.has(index) && (known.size === 0 || known.has(index));
    const amount = !isOther
      ? undefined
      : known.size > 0 || isAdjustment(row.text)
        ? amountIn(reading, index, edge)
        : outlays.find(({ line }) => line.row.index === index);
    const reason = amount === undefined ? '' : reasonOf(amount);
    return amount === undefined || reason === '' ? [] : [{ units: scaled(amount.value), reason, amount }];
  });
}

/** Charges that a row of heads names, each with its amounts in the rows right below: `Merce | Spese trasporto | Imponibile`, over as many cells or one that begins or ends with its head; of each rate it may have one. */
function headedOf({ lines, amounts }: Reading, index: number): PrintedCharge[] {
  const heads = lines[index]?.row.cells ?? [];
  if (heads.length < MIN_HEADS) return [];
  const end = amounts.findIndex((own, at) => at > index && (at - index > MOST_RATES || own.length === 0));
  const rows = lines.slice(index + 1, end < 0 ? undefined : end);
  return heads.flatMap(({ text: reason, box }, head) => {
    if (!isAdjustment(reason) || /\d/.test(reason)) return [];
    return rows.flatMap(({ row: { cells }, cellOf }, below) => {
      const at = cells.length === heads.length ? head : cells.findIndex((cell) => sameLeft(cell.box, box) || sameRight(cell.box, box));
      const amount = amounts[index + 1 + below]?.find(({ isMoney, from, value }) => isMoney && cellOf[from] === at && scaled(value) !== 0n);
      return amount === undefined ? [] : [{ units: scaled(amount.value), reason, amount }];
    });
  });
}

/** What stands in the cell before an amount, where another table stands beside it in the row; of how much it is may stand behind: `Diesel surcharge 14.2 % on 1,444.88`. */
function calledBefore({ line: { row, cellOf }, from }: Amount): string {
  const cell = row.cells[(cellOf[from] ?? 0) - 1];
  const called = cell?.text.replace(/\s\d.*$/, '').replace(/[\s:]+$/, '') ?? '';
  return !/\d/.test(called) && /\p{L}{3}/u.test(called) ? called : '';
}

/** What stands between the sum of the items and the total, whatever it is called: each row has one amount, or one at the edge of the sum. */
function betweenSums({ lines, amounts }: Reading, sum: bigint, total: bigint): PrintedCharge[] {
  const said = (index: number, wanted: bigint): Amount[] => amounts[index]?.filter(({ isMoney, value }) => isMoney && scaled(value) === wanted) ?? [];
  const edgeOf = (index: number): number => said(index, sum)[0]?.box[2] ?? 0;
  const endOf = (from: number): number => {
    const ends = [...Array(MAX_BETWEEN).keys()]
      .map((more) => from + 1 + more)
      .filter((index) => said(index, total).length > 0 && lines[index]?.row.page === lines[from]?.row.page);
    // A table of rates beside them has the total as its base.
    return ends.find((index) => said(index, total).some(({ box }) => Math.abs(box[2] - edgeOf(from)) <= SAME_EDGE)) ?? ends[0] ?? -1;
  };
  const from = [...lines.keys()].find((index) => said(index, sum).length > 0 && endOf(index) >= 0);
  if (from === undefined) return [];
  const edge = edgeOf(from);
  return amounts.slice(from + 1, endOf(from)).flatMap((own) => {
    const money = own.filter(({ isMoney }) => isMoney);
    const amount = money.length > 1 ? money.find(({ box }) => Math.abs(box[2] - edge) <= SAME_EDGE) : money[0];
    const reason = amount === undefined ? '' : money.length > 1 ? calledBefore(amount) : reasonOf(amount);
    return amount === undefined || reason === '' ? [] : [{ units: scaled(amount.value), reason, amount }];
  });
}

/** What is called a discount makes the total smaller, whatever sign it is printed with. */
const lowering = ({ units, reason, amount }: PrintedCharge, total: bigint): PrintedCharge => ({
  units: isReduction(reason) ? (total < 0n ? absolute(units) : -absolute(units)) : units,
  reason,
  amount,
});

/** The most of them that follow each other and come to an amount; none where nothing does. */
function comingTo(wanted: bigint, charges: readonly PrintedCharge[]): readonly PrintedCharge[] {
  for (let count = charges.length; count > 0; count -= 1) {
    for (let from = 0; from + count <= charges.length; from += 1) {
      const run = charges.slice(from, from + count);
      if (run.reduce((sum, { units }) => sum + units, 0n) === wanted) return run;
    }
  }
  return [];
}

/**
 * The charges and allowances of a document that its totals prove: to the cent they are what the total has beside the sum of the items.
 *
 * @param total that without tax, or with it where the amounts of the items are with tax
 * @param outlays what the totals show to be asked for beside the items, whatever it is called
 */
export function findCharges(reading: Reading, items: PrintedItems, total: string, outlays: readonly Amount[] = []): readonly PrintedCharge[] {
  const all = scaled(total);
  const missing = all - sumOf(items.items.map(({ row }) => row));
  if (missing === 0n || items.items.length === 0) return [];
  const first = Math.min(...items.items.map(({ row }) => row.net.line));
  // What is spoken of in many lines are conditions.
  const ways = [
    () => spokenOf(reading, items, outlays),
    () => reading.lines.flatMap((_, index) => (index > first ? headedOf(reading, index) : [])),
    () => betweenSums(reading, all - missing, all),
  ];
  for (const way of ways) {
    const named = way();
    const found =
      named.length > MAX_LINES
        ? []
        : comingTo(
            missing,
            named.map((charge) => lowering(charge, all)),
          );
    if (found.length > 0) return found;
  }
  return [];
}
