import type { OrderLineInput } from '@smartap/contracts';
import { plainText, ratio, sign, type Ratio } from './model/ratio.js';
import type { UnitFactor } from './model/settings.js';
import { articleOf } from './model/standing.js';
import { unitFactor } from './model/units.js';

/** What a document states of a line of an order; what it leaves out stays. */
export type Stated = { readonly [K in keyof Omit<OrderLineInput, 'line'>]?: OrderLineInput[K] | undefined };

/** The terms of a line in the unit of the order line; undefined: nothing is said of it. */
export interface Terms {
  readonly quantity: Ratio | undefined;
  readonly price: Ratio | undefined;
}

/** A price for no units is none. */
const isSome = (quantity: string): boolean => sign(ratio(quantity)) > 0;

/** @returns undefined when the unit that is stated, or what its price is for, cannot be brought into that of the order line */
export function termsIn(stated: Stated, ordered: OrderLineInput, units: readonly UnitFactor[]): Terms | undefined {
  const factor = unitFactor(stated.unit ?? ordered.unit, ordered.unit, units, articleOf(ordered));
  if (!factor || !isSome(stated.baseQuantity ?? ordered.baseQuantity)) return undefined;
  return {
    quantity: stated.quantity === undefined ? undefined : ratio(stated.quantity).mul(factor),
    price:
      stated.price === undefined
        ? undefined
        : ratio(stated.price)
            .div(ratio(stated.baseQuantity ?? ordered.baseQuantity))
            .div(factor),
  };
}

/** The line on these terms. The price stays as it was written, for as many units of the order as it is for: that is exact. */
export function onTerms(ordered: OrderLineInput, { quantity, price }: Terms, stated: Stated, units: readonly UnitFactor[]): OrderLineInput {
  const factor = unitFactor(stated.unit ?? ordered.unit, ordered.unit, units, articleOf(ordered)) ?? ratio('1');
  const priced =
    stated.price === undefined || price === undefined
      ? {}
      : { price: stated.price, baseQuantity: plainText(ratio(stated.baseQuantity ?? ordered.baseQuantity).mul(factor)) };
  return { ...ordered, ...(quantity === undefined ? {} : { quantity: plainText(quantity) }), ...priced };
}

/** A line that is new to an order; undefined where too little is stated to be one. */
export function newLine(line: string, { quantity, unit, price, baseQuantity = '1', ...article }: Stated): OrderLineInput | undefined {
  if (quantity === undefined || unit === undefined || price === undefined || !isSome(baseQuantity)) return undefined;
  return { line, quantity, unit, price, baseQuantity, ...articleIn(article) };
}

/** What identifies an article, of what is stated. */
export function articleIn({ description, sellerItemId, buyerItemId, standardItemId }: Stated): Partial<OrderLineInput> {
  return Object.fromEntries(Object.entries({ description, sellerItemId, buyerItemId, standardItemId }).filter(([, value]) => value !== undefined));
}
