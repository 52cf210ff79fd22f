import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import type { PrintedItems } from '../table/find-items.js';
import { figuresOf } from '../table/figures.js';
import { sumOf } from '../table/solve-row.js';
import { isTaxOf } from '../taxes/tax-of.js';
import { isExempt } from '../taxes/untaxed.js';
import { scaled } from './scaled.js';
import { isOutdone } from './outdone.js';
import { hasKnownRate } from './rates.js';
import { settle } from './settle.js';
import type { Total, Totals } from './total.js';
import { BORNE_OUT } from './find-totals.js';

/** So many amounts below the items are looked at. */
const MOST = 24;
/** So many things may be added to the items or taken off them. */
const MOST_BESIDE = 3;

const total = (amount: Amount): Total => ({ value: amount.value, confidence: BORNE_OUT, label: undefined, amounts: [amount] });

/** Whether net, tax and gross are printed and add up. */
export function close({ net, tax, gross }: Totals): boolean {
  const all = [net, tax, gross];
  return (
    all.every((each) => each !== undefined && each.amounts.length > 0) && scaled(net?.value ?? '0') + scaled(tax?.value ?? '0') === scaled(gross?.value ?? '0')
  );
}

/** Whether an amount is the tax of another: at a rate in use, or at one printed beside it, however small it is. */
function isTaxBelow(reading: Reading, net: bigint, tax: Amount): boolean {
  const units = scaled(tax.value);
  if (hasKnownRate(net, units)) return true;
  return units !== 0n && figuresOf(reading, reading.lines.indexOf(tax.line)).some((rate) => rate.isPercent && isTaxOf(units, net, rate.units));
}

/**
 * The totals that the items prove, whatever they are called: what they sum up to, be it with the amounts right below them, its tax at a rate in use or beside it, and
 * what both come to, one after the other; or their sum alone where no tax is charged.
 *
 * @returns undefined where not all items multiply, or nothing below is so, or a larger amount is labelled as the total
 */
export function totalsBelow(reading: Reading, { items, isGross }: PrintedItems): Totals | undefined {
  if (isGross || items.length === 0 || !items.every(({ row }) => row.holds)) return undefined;
  const last = Math.max(...items.flatMap(({ row: { net, quantity, price } }) => [net, quantity, price].flatMap((figure) => figure?.line ?? [])));
  const below = reading.amounts
    .slice(last + 1)
    .flat()
    .filter(({ isMoney }) => isMoney)
    .slice(0, MOST)
    .map((amount) => ({ amount, units: scaled(amount.value) }));
  const sum = sumOf(items.map(({ row }) => row));
  const upTo = (at: number): bigint => below.slice(0, at).reduce((all, { units }) => all + units, sum);
  for (const [at, net] of below.entries()) {
    const isSum = net.units === sum;
    if (net.units === 0n || !(isSum || (at <= MOST_BESIDE && net.units === upTo(at)))) continue;
    for (const [behind, tax] of below.slice(at + 1).entries()) {
      const gross = isTaxBelow(reading, net.units, tax.amount) ? below.slice(at + behind + 2).find(({ units }) => units === net.units + tax.units) : undefined;
      if (gross === undefined || isOutdone(gross.units, reading)) continue;
      const printed = new Set(below.map(({ units }) => units));
      const totals = { net: total(net.amount), tax: total(tax.amount), gross: total(gross.amount) };
      return {
        ...totals,
        ...(isSum ? { lineSum: total(net.amount) } : { outlays: below.slice(0, at).map(({ amount }) => amount) }),
        ...settle(reading, { gross: totals.gross, net: totals.net }, printed),
      };
    }
  }
  return items.length > 1 ? untaxed(reading, sum, below) : undefined;
}

/** The one total of several items where the page says that no tax is charged: what they sum up to, right below them, whatever it is called. */
function untaxed(reading: Reading, sum: bigint, [first]: readonly { amount: Amount; units: bigint }[]): Totals | undefined {
  if (first === undefined || first.units !== sum || !isExempt(reading) || isOutdone(sum, reading)) return undefined;
  const only = total(first.amount);
  return {
    net: only,
    gross: only,
    tax: { value: '0', confidence: BORNE_OUT, label: undefined, amounts: [] },
    lineSum: only,
    ...settle(reading, { gross: only, net: only }, new Set([sum])),
  };
}
