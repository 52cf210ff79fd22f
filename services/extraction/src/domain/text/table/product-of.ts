import { overlap, textOf, type Word } from '../../pdf/word.js';
import { isCurrency } from '../print/amounts.js';
import { fold } from '../print/fold.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { UNIT } from '../totals/scaled.js';
import { figuresOf, isAmount, isProduct, TIMES, unitCode, type Figure } from './figures.js';
import { countFor, fromHundredths } from './hundredths.js';

/** A quantity and a price that make an amount, how many units the price is for, and their line. */
export interface Product {
  readonly price: Figure;
  readonly quantity: Figure;
  readonly basis: Figure | undefined;
  readonly line: Line;
}

/** `Repair: 9 x 85.00 EUR`, `Parking (4 x 35.00)`: a name without the product that ends its text, behind a colon or a comma, or in brackets. */
export function withoutProduct(words: readonly Word[], line: Line, net: Figure, { price, quantity }: Product): readonly Word[] {
  const priced = words.findIndex((word) => word === line.words[price.from]);
  if (priced > 1 && isCounted(line, quantity) && TIMES.has(fold(words[priced - 1]?.text ?? ''))) {
    const named = words.slice(words[0] === line.words[0] ? 2 : 0, priced);
    return named.slice(0, named.findLastIndex(({ text }) => !TIMES.has(fold(text))) + 1);
  }
  // `12 x Espresso | à 18,50`: the price is in a cell of its own.
  if (priced < 0 && words[0] === line.words[0] && isCounted(line, quantity) && SIGN.test(words[1]?.text ?? '')) return words.slice(2);
  const first = words.findIndex((word) => word === line.words[quantity.from]);
  const goesOn = line.words.slice(price.to + 1, net.from).some(({ text }) => /\p{L}{2}/u.test(text) && !isCurrency(text));
  const isApart = /[:,]$|^[-–—]$/.test(words[first - 1]?.text ?? '') || words[first]?.text.startsWith('(') === true;
  return first > 0 && isApart && !goesOn ? words.slice(0, first) : words;
}

/** A sign between how many there are and what they are. */
const SIGN = /^[x×]$/;

/** What may stand before how many there are: nothing, or what a number is called. */
const COUNTED = /^(?:\p{L}{1,3}\.|\p{L}º)?$/u;

/** The number of an item before its product. */
const CODE = /^(?=\S*\d)\p{Lu}[\p{Lu}\d./-]{1,19}$/u;

/** Whether a product is all of its cell, right below its amount: `Reel | 1.700,00 €` above `published in May | 2 × 850,00 €`. */
function isUnder(reading: Reading, index: number, { times, to }: Figure, net: Figure): boolean {
  const { row, cellOf } = reading.lines[index] ?? {};
  const cell = row?.cells[cellOf?.[to] ?? -1];
  return (
    times !== undefined &&
    cell !== undefined &&
    cellOf?.[times.from] === cellOf?.[to] &&
    cellOf?.[times.from - 1] !== cellOf?.[times.from] &&
    overlap(cell.box, net.box) > 0
  );
}

/** Whether a figure is the price of a product that makes the amount in the line above it. */
export const isOfAmountAbove = (reading: Reading, price: Figure): boolean =>
  figuresOf(reading, price.line - 1).some(
    (net) => isAmount(net) && price.times !== undefined && isProduct(price.times, price, net) && isUnder(reading, price.line, price, net),
  );

/** What is left of the price of a product less a discount: `12 x 480.00 − 25% = 360.00`. */
function reducedPrices(figures: readonly Figure[], { line, from }: Figure): Figure[] {
  const first = figures.find(({ times }) => times !== undefined);
  const isReduced = first !== undefined && figures.some((figure) => figure.isPercent && figure.from > first.to);
  return isReduced
    ? figures
        .filter((figure) => figure.isMoney && figure.from > first.to && !(figure.line === line && figure.from === from))
        .map((figure) => ({ ...figure, times: first.times }))
    : [];
}

/** Whether a line begins with how many there are, in a cell of its own, before a sign or before their unit: `640 | Baguette`, `4 × Yoga`, `128 km Travel`. */
function isCounted(line: Line, { from, to, isMoney, isPercent }: Figure): boolean {
  const next = line.words[1]?.text ?? '';
  return from === 0 && to === 0 && !isMoney && !isPercent && (line.cellOf[1] !== line.cellOf[0] || SIGN.test(next) || unitCode(next) !== undefined);
}

/** The price behind a name whose line begins with how many there are: `640 | Baguette à 1,05 € | 672,00 €`. */
function countedFirst(line: Line | undefined, figures: readonly Figure[], net: Figure): Figure[] {
  const [count] = figures;
  return count !== undefined && line !== undefined && isCounted(line, count)
    ? figures.filter((figure) => figure.isMoney && (figure.line !== net.line || figure.to < net.from)).map((figure) => ({ ...figure, times: count }))
    : [];
}

/** A line with the product of an item: its own, or the next where that begins with it (`24 x 0.95`, `no. 23 slips × 21.50`, `W-01 420 kg à 1.85, VAT 20 %`). */
export function productOf(reading: Reading, net: Figure): Product | undefined {
  return [net.line, net.line + 1].flatMap((at) => {
    const line = reading.lines[at];
    const figures = figuresOf(reading, at);
    // `Labour 3 hours @ 42.00`: what is printed as a product; `402 kWh @ 15.12p/kWh` in hundredths.
    const price = [
      ...figures,
      ...figures.flatMap((figure) => fromHundredths(figure) ?? []),
      ...reducedPrices(figures, net),
      ...countedFirst(line, figures, net),
    ].find(({ times, per = UNIT, ...figure }) => times !== undefined && isProduct(times, { units: (figure.units * UNIT) / per }, net));
    const basis = price?.per === undefined ? undefined : countFor(price, price.per);
    const before = textOf(line?.words.slice(0, price?.times?.from) ?? []);
    const isInFirst = line?.row.cells.length === 1 || (CODE.test(before) && line?.cellOf[price?.to ?? -1] === 0);
    const isOwn = at === net.line || (isInFirst && (COUNTED.test(before) || CODE.test(before))) || (price !== undefined && isUnder(reading, at, price, net));
    return line === undefined || price?.times === undefined || !isOwn ? [] : [{ price, quantity: price.times, basis, line }];
  })[0];
}
