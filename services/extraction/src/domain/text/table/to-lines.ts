import type { InvoiceLine } from '@smartap/en16931';
import { dec, plain, roundTo } from '@smartap/runtime';
import type { FieldEvidence } from '../../outcome.js';
import { toTenths } from '../../pdf/word.js';
import { absolute, unscaled } from '../totals/scaled.js';
import { pageOf, type Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import type { SolvedRow } from './solve-row.js';
import { netsOf, priceWithoutTax, rateOfItem } from './without-tax.js';

/** Lines with the evidence of their values, by path in the invoice. */
export interface ReadLines {
  lines: InvoiceLine[];
  evidence: Record<string, FieldEvidence>;
}

const CONFIDENCE = { both: 0.96, multiplies: 0.85, sums: 0.8, neither: 0.4, name: 0.85, rate: 0.85, derived: 0.7 } as const;
const PRICE_PLACES = 4;
/** Two percentages off a price in cents leave no more places. */
const EXACT_PLACES = 8;
const CENT = '0.01';

function sureness({ row }: PrintedItem, { items, isSum, hasPrice }: PrintedItems): number {
  // Rows without a name are pieces of others: numbers that a narrow column broke.
  if (!isSum && items.some(({ words }) => words.name === undefined)) return CONFIDENCE.neither;
  if (row.holds) return isSum ? CONFIDENCE.both : CONFIDENCE.multiplies;
  if (!isSum) return CONFIDENCE.neither;
  return hasPrice ? CONFIDENCE.derived : CONFIDENCE.sums;
}

function printed(figure: Figure, confidence: number): FieldEvidence {
  return { method: 'text', confidence, page: pageOf(figure), box: toTenths(figure.box), text: figure.text };
}

/** How many of a price the amount is, where that is a whole number. */
function wholeNumber({ net, price, basis, reduction }: SolvedRow): string | undefined {
  if (price === undefined || basis !== undefined || reduction !== undefined || price.units <= 0n || net.units % price.units !== 0n) return undefined;
  return String(absolute(net.units / price.units));
}

/** What a unit costs where no price is printed. */
function derivedPrice(net: string | undefined, quantity: string | undefined): string | undefined {
  if (net === undefined || quantity === undefined || dec(quantity).eq(0)) return undefined;
  const price = dec(net).div(quantity);
  return roundTo(price, PRICE_PLACES).eq(price) ? plain(price) : undefined;
}

/**
 * BT-146 is what is left of the printed price (BT-148) after what is taken off each unit, to the places it is printed with where so many
 * come to the amount and exactly else, or without the tax in it; or the part of it that counts. A percentage of the item in a row below it is taken off each unit too, where the amount follows from what is left.
 */
function reduced({ price, quantity, reduction, net, below, basis }: SolvedRow): string | undefined {
  if (price === undefined || reduction === undefined) return undefined;
  if (reduction.kind === 'tax') return priceWithoutTax(price.value, reduction.rate);
  if (reduction.kind === 'amount' && below.length > 0) return quantity === undefined ? undefined : priceOf(net.value, quantity.value);
  if (reduction.kind === 'factor') return plain(roundTo(dec(price.value).times(reduction.figure.value).div(100), PRICE_PLACES));
  if (reduction.kind !== 'percent' && reduction.kind !== 'each') return undefined;
  const off = dec(reduction.figure.value).abs();
  const left = reduction.kind === 'each' ? dec(price.value).minus(off) : dec(price.value).times(dec(100).minus(off)).div(100);
  const rounded = roundTo(left, Math.max(2, price.places));
  const holds =
    quantity === undefined ||
    roundTo(rounded.times(quantity.value).div(basis?.value ?? 1), 2)
      .abs()
      .eq(dec(net.value).abs());
  return plain(holds ? rounded : roundTo(left, EXACT_PLACES));
}

/** What a unit costs of which so many make an amount to a cent. */
function priceOf(net: string, quantity: string): string | undefined {
  if (dec(quantity).eq(0)) return undefined;
  const price = roundTo(dec(net).div(quantity), PRICE_PLACES);
  return price.times(quantity).minus(net).abs().lte(CENT) ? plain(price) : undefined;
}

/** A price is never negative (BR-27): of what is taken back the quantity is. */
function withPositivePrice(row: SolvedRow): SolvedRow {
  const { price, quantity, net } = row;
  if (price === undefined || quantity === undefined || price.units >= 0n || quantity.units <= 0n || net.units >= 0n) return row;
  return { ...row, price: { ...price, units: -price.units, value: plain(dec(price.value).neg()) } };
}

function signed(quantity: string | undefined, { net, price, holds }: SolvedRow): string | undefined {
  const isBack = net.units < 0n && (price === undefined || (holds && price.units > 0n));
  return quantity === undefined || !isBack || quantity.startsWith('-') ? quantity : `-${quantity}`;
}

function toLine(item: PrintedItem, all: PrintedItems, index: number, net: string | undefined): ReadLines {
  const { words } = item;
  const row = withPositivePrice(item.row);
  const path = `lines[${index}]`;
  const confidence = sureness(item, all);
  const evidence: Record<string, FieldEvidence> = {};
  const note = (field: string, figure: Figure | undefined, sure = confidence, isComputed = false): void => {
    const own: FieldEvidence = figure === undefined ? { method: 'derived', confidence: Math.min(sure, CONFIDENCE.derived) } : printed(figure, sure);
    evidence[`${path}.${field}`] = isComputed ? { ...own, method: 'derived' } : own;
  };
  const rate = rateOfItem(item, all);
  /** A price, or what is taken off it, without tax. */
  const untaxed = (value: string | undefined): string | undefined =>
    value === undefined || !all.isGross ? value : rate === undefined ? undefined : priceWithoutTax(value, rate);
  const stated = row.quantity === undefined ? undefined : row.isOther && row.quantity.other !== undefined ? unscaled(row.quantity.other) : row.quantity.value;
  // What is printed with its amount alone is one.
  const isLump = row.price === undefined || row.price.units === row.net.units;
  const quantity = signed(stated ?? (all.hasQuantity && !isLump ? wholeNumber(row) : '1'), row);
  const left = reduced(row);
  const isMade = row.reduction?.kind === 'tax' || row.reduction?.kind === 'factor';
  const gross = left === undefined || isMade ? undefined : untaxed(row.price?.value);
  const price =
    (all.isGross ? (netPrice(item, net, quantity) ?? printedWithoutTax(item, rate)) : undefined) ??
    untaxed(left ?? row.price?.value ?? (all.isGross && quantity === '1' ? row.net.value : undefined)) ??
    derivedPrice(net, quantity);
  const line: InvoiceLine = { id: item.position ?? String(index + 1), allowances: [], charges: [], price: {}, item: { classifications: [], attributes: [] } };
  if (words.name !== undefined) {
    line.item.name = words.name;
    const first = words.snippets[0];
    evidence[`${path}.item.name`] = {
      method: 'text',
      confidence: Math.min(CONFIDENCE.name, confidence),
      page: first?.page ?? item.page,
      ...(first === undefined ? {} : { box: toTenths(first.box) }),
    };
  }
  if (words.description !== undefined) line.item.description = words.description;
  if (words.sellerId !== undefined) line.item.sellerId = words.sellerId;
  if (words.standardId !== undefined) line.item.standardId = { value: words.standardId, scheme: '0160' };
  if (quantity !== undefined) {
    line.quantity = quantity;
    note('quantity', row.quantity);
  }
  if (item.unit !== undefined) line.unit = item.unit;
  if (price !== undefined) {
    line.price.net = price;
    note('price.net', row.price, confidence, all.isGross || isMade || (left !== undefined && row.below.length > 0));
    if (gross !== undefined && gross !== price) {
      line.price.gross = gross;
      line.price.discount = plain(dec(gross).minus(price));
    }
  }
  if (row.basis !== undefined && price !== undefined) line.price.baseQuantity = row.basis.value;
  if (left === undefined && (row.reduction?.kind === 'amount' || row.reduction?.kind === 'charge')) {
    const amount = untaxed(plain(dec(row.reduction.figure.value).abs()));
    if (amount !== undefined) line[row.reduction.kind === 'amount' ? 'allowances' : 'charges'].push({ amount });
  }
  // What is not done yet is taken off (BT-136).
  if (row.reduction?.kind === 'share' && price !== undefined && quantity !== undefined && net !== undefined)
    line.allowances.push({ amount: plain(roundTo(dec(price).times(quantity).minus(net), 2)) });
  if (net !== undefined) {
    line.net = net;
    note('net', row.net, confidence, all.isGross || row.net !== row.row.anchor);
  }
  if (rate !== undefined && (all.isGross || item.rate !== undefined)) {
    line.vatRate = rate;
    note('vatRate', item.rate, Math.min(confidence, CONFIDENCE.rate));
  }
  return { lines: [line], evidence };
}

/** The printed price where the amounts are with tax: without it, if quantity times price is what the amount is without it. */
function netPrice({ row: { price } }: PrintedItem, net: string | undefined, quantity: string | undefined): string | undefined {
  if (price === undefined || net === undefined || quantity === undefined) return undefined;
  return dec(price.value).times(quantity).minus(net).abs().lte(CENT) ? price.value : undefined;
}

/** A price without tax that its row prints beside the one with it: what that is without tax, to the places it is printed with. */
function printedWithoutTax({ row: { row, price, net } }: PrintedItem, rate: string | undefined): string | undefined {
  const untaxed = price === undefined || rate === undefined ? undefined : priceWithoutTax(price.value, rate);
  const isSame = ({ value, places, isMoney, isPercent }: Figure): boolean =>
    isMoney && !isPercent && places > 1 && untaxed !== undefined && roundTo(dec(untaxed), places).eq(value);
  return row.cells.flat().find((figure) => figure !== price && figure !== net && figure.value !== price?.value && isSame(figure))?.value;
}

/** Makes lines of an invoice of the items that were read. */
export function toLines(all: PrintedItems): ReadLines {
  const nets = netsOf(all);
  const read = all.items.map((item, index) => toLine(item, all, index, nets[index]));
  return { lines: read.flatMap((each) => each.lines), evidence: Object.assign({}, ...read.map((each) => each.evidence)) as Record<string, FieldEvidence> };
}
