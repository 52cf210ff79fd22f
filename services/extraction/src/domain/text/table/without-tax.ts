import { dec, plain, roundTo, sum, type Decimal } from '@smartap/runtime';
import { unscaled } from '../totals/scaled.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import type { SumTargets } from './targets.js';

const CENT = '0.01';
/** Places of a unit price that is computed. */
const PRICE_PLACES = 4;

const exact = (value: string, rate: string): Decimal => dec(value).times(100).div(dec(rate).plus(100));

/** A price without the tax that is in it. */
export const priceWithoutTax = (value: string, rate: string): string => plain(roundTo(exact(value, rate), PRICE_PLACES));

/** The rate of tax of an item: as printed in its line, else the one of the document, else none where the net total is what those with a rate leave untaxed. */
export const rateOfItem = ({ rate }: PrintedItem, all: Pick<PrintedItems, 'taxed' | 'net'>): string | undefined =>
  rate?.value ?? all.taxed?.rate ?? (all.net === undefined ? undefined : '0');

/** The net total that items whose amounts are with tax come to, where each states its rate or is untaxed; undefined where none is it. */
export function netOfRates(items: readonly PrintedItem[], { net, taxed }: SumTargets): string | undefined {
  if (taxed !== undefined || !items.some(({ rate }) => rate !== undefined)) return undefined;
  const own = sum(items.map(({ row, rate }) => exact(row.net.value, rate?.value ?? '0')));
  return net.map(unscaled).find((total) => dec(total).minus(own).abs().lt(CENT));
}

/** Amounts to the cent that sum up to a total: the cents that are missing go to those that rounding took most of. */
function apportioned(amounts: readonly Decimal[], total: Decimal): Decimal[] {
  const rounded = amounts.map((amount) => roundTo(amount, 2));
  const short = total.minus(sum(rounded));
  const lost = (index: number): Decimal => (amounts[index] ?? dec(0)).minus(rounded[index] ?? 0).times(short.s);
  const order = [...amounts.keys()].toSorted((a, b) => lost(b).cmp(lost(a)));
  const corrected = new Set(order.slice(0, short.abs().div(CENT).toNumber()));
  return rounded.map((amount, index) => (corrected.has(index) ? amount.plus(dec(CENT).times(short.s)) : amount));
}

/** The amounts of items without tax; undefined where they are with tax and nothing says how much. */
export function netsOf(all: PrintedItems): (string | undefined)[] {
  if (!all.isGross) return all.items.map(({ row }) => row.net.value);
  const taxed = all.items.map((item) => ({ value: item.row.net.value, rate: rateOfItem(item, all) }));
  const amounts = taxed.map(({ value, rate }) => (rate === undefined ? undefined : exact(value, rate)));
  const known = amounts.filter((amount) => amount !== undefined);
  const isOneRate = all.isSum && known.length === amounts.length && taxed.every(({ rate }) => rate === all.taxed?.rate);
  const net = all.net ?? (isOneRate ? all.taxed?.net : undefined);
  const total = net === undefined ? undefined : dec(net);
  // Where charges of the document are among the total, it is not that of the items.
  const isTotal = total !== undefined && total.minus(sum(known)).abs().lt(CENT);
  return (isTotal ? apportioned(known, total) : amounts).map((amount) => (amount === undefined ? undefined : plain(roundTo(amount, 2))));
}
