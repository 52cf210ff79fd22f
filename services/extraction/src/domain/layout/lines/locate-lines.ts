import type { InvoiceLine } from '@smartap/en16931';
import { squeeze } from '../../text/print/fold.js';
import type { Reading } from '../../text/print/reading.js';
import { absolute, scaled } from '../../text/totals/scaled.js';
import { figuresOf, heightAt, type Figure } from '../../text/table/figures.js';

/** A corrected line with the line of the page that it stands in. */
export interface Located {
  readonly line: InvoiceLine;
  /** Of the reading. */
  readonly index: number;
}

/** Lines of an invoice that are looked for: what so many do not teach, more will not. */
const MAX_LINES = 100;
/** How far from the middle of its row a value may stand, in points. */
export const REACH = 14;
/** What speaks for a row: its values, and the share of the name's words that stand there. */
const WEIGHT = { net: 3, price: 2, quantity: 1, name: 3 } as const;
/** Beside the row a value says less. */
const BESIDE = 0.6;
/** An amount alone, or a name with a quantity. */
const ENOUGH = 3;

/** Whether a figure prints a value, whatever its sign: credit notes print both. */
export function prints(figure: Figure, value: string | undefined): boolean {
  if (value === undefined) return false;
  const units = absolute(scaled(value));
  return absolute(figure.units) === units || (figure.other !== undefined && absolute(figure.other) === units);
}

/** What a price column may print of a line: what is paid, or what it was before a discount. */
export const pricesOf = ({ price }: InvoiceLine): string[] => [price.net, price.gross].filter((value) => value !== undefined);

interface Near {
  readonly own: readonly Figure[];
  readonly beside: readonly Figure[];
  readonly words: ReadonlySet<string>;
}

function nearOf(reading: Reading, figures: readonly (readonly Figure[])[]): Near[] {
  return reading.lines.map(({ row }, index) => {
    const height = heightAt(row, row.box);
    const around = [-3, -2, -1, 0, 1, 2, 3]
      .map((offset) => index + offset)
      .filter((other) => {
        const near = reading.lines[other]?.row;
        return near !== undefined && Math.abs(heightAt(near, near.box) - height) <= 2 * REACH;
      });
    const beside = around
      .filter((other) => other !== index)
      .flatMap((other) => figures[other] ?? [])
      .filter((figure) => Math.abs(figure.y - height) <= REACH);
    return {
      own: figures[index] ?? [],
      beside,
      words: new Set(around.flatMap((other) => reading.lines[other]?.words.map((word) => squeeze(word.text)) ?? [])),
    };
  });
}

function scoreOf(line: InvoiceLine, names: readonly string[], { own, beside, words }: Near): number {
  const share = (values: readonly (string | undefined)[]): number => {
    const hits = (figures: readonly Figure[]): boolean => values.some((value) => figures.some((figure) => !figure.isPercent && prints(figure, value)));
    return hits(own) ? 1 : hits(beside) ? BESIDE : 0;
  };
  const [net, price, quantity] = [share([line.net]), share(pricesOf(line)), share([line.quantity])];
  const named = names.length === 0 ? 0 : names.filter((name) => words.has(name)).length / names.length;
  const score = WEIGHT.net * net + WEIGHT.price * price + WEIGHT.quantity * quantity + WEIGHT.name * named;
  return score >= ENOUGH && net + price > 0 ? score : 0;
}

/**
 * Where corrected lines are printed: from top to bottom in their order, so that most of them is there. A line of the page is one
 * item's; lines that are nowhere are left out.
 */
export function locateLines(reading: Reading, lines: readonly InvoiceLine[]): Located[] {
  const wanted = lines.slice(0, MAX_LINES);
  const near = nearOf(
    reading,
    reading.lines.map((_, index) => figuresOf(reading, index)),
  );
  // By corrected line and line of the page: the best of all before it, and whether it is taken there.
  const best: { score: number; isTaken: boolean }[][] = [];
  wanted.forEach((line, index) => {
    const names = (line.item.name ?? '')
      .split(/\s+/)
      .map(squeeze)
      .filter((word) => word !== '');
    const before = (at: number): number => (at < 0 ? 0 : (best[index - 1]?.[at]?.score ?? 0));
    const row: { score: number; isTaken: boolean }[] = [];
    near.forEach((each, at) => {
      const own = scoreOf(line, names, each);
      const taken = own === 0 ? 0 : own + before(at - 1);
      const left = Math.max(before(at), row[at - 1]?.score ?? 0);
      row.push(taken > left ? { score: taken, isTaken: true } : { score: left, isTaken: false });
    });
    best.push(row);
  });
  const located: Located[] = [];
  let at = near.length - 1;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const row = best[index] ?? [];
    const floor = (here: number): number => (here < 0 ? 0 : (best[index - 1]?.[here]?.score ?? 0));
    let here = at;
    while (here >= 0 && row[here]?.isTaken === false && (row[here]?.score ?? 0) > floor(here)) here -= 1;
    const line = wanted[index];
    if (line === undefined || row[here]?.isTaken !== true || (row[here]?.score ?? 0) <= floor(here)) continue;
    located.unshift({ line, index: here });
    at = here - 1;
  }
  return located;
}
