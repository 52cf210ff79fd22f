import type { NamedOrder, RiskFacts, Signal } from './risk-facts.js';

type Late = ReturnType<Signal['look']>;

const isLater = (a: string | null, b: string | undefined): a is string => a !== null && b !== undefined && Date.parse(a) > Date.parse(b);

/** Why an order looks as if it was made for its invoice; the first reason tells. */
function lateness({ number, orderedOn, firstKnownAt, value, valueBefore, valueChangedAt }: NamedOrder, { invoice: { issueDate }, receivedAt }: RiskFacts): Late {
  if (isLater(orderedOn, issueDate)) {
    return { message: `The order ${number} is dated ${orderedOn}, after the invoice (${issueDate}). Ask who ordered, and why the order came later.`, data: { order: number, orderedOn, issueDate: issueDate ?? '' } };
  }
  if (isLater(firstKnownAt, receivedAt)) {
    return { message: `The order ${number} became known after the invoice had come in. Ask who ordered, and why the order came later.`, data: { order: number, firstKnownAt, receivedAt: receivedAt ?? '' } };
  }
  if (isLater(valueChangedAt, receivedAt)) {
    return { message: `The order ${number} was changed from ${valueBefore ?? 'nothing'} to ${value} after the invoice had come in. See who changed it, and why.`, data: { order: number, before: valueBefore ?? '', value, changedAt: valueChangedAt, receivedAt: receivedAt ?? '' } };
  }
  return undefined;
}

/** Signals about the orders that an invoice names; of one that is not known nothing is said. */
export const ORDER_SIGNALS: readonly Signal[] = [
  {
    code: 'ORDER_AFTER_INVOICE', points: 10,
    look: (facts) => {
      for (const order of facts.orders ?? []) {
        const late = lateness(order, facts);
        if (late) return late;
      }
      return undefined;
    },
  },
];
