import type { NamedOrder, RiskFacts, Signal } from './risk-facts.js';

type Late = ReturnType<Signal['look']>;

const isLater = (a: string | null, b: string | undefined): a is string => a !== null && b !== undefined && Date.parse(a) > Date.parse(b);

/** Why an order looks as if it was made for its invoice; the first reason tells. */
function lateness(
  { number, orderedOn, firstKnownAt, value, valueBefore, valueChangedAt }: NamedOrder,
  { invoice: { issueDate }, receivedAt }: RiskFacts,
): Late {
  if (isLater(orderedOn, issueDate)) {
    return { data: { order: number, orderedOn, issueDate: issueDate ?? '' } };
  }
  if (isLater(firstKnownAt, receivedAt)) {
    return { text: 'ORDER_KNOWN_LATER', data: { order: number, firstKnownAt, receivedAt: receivedAt ?? '' } };
  }
  if (isLater(valueChangedAt, receivedAt)) {
    return { text: 'ORDER_CHANGED_LATER', data: { order: number, before: valueBefore ?? '0', value, changedAt: valueChangedAt, receivedAt: receivedAt ?? '' } };
  }
  return undefined;
}

/** Signals about the orders that an invoice names; of one that is not known nothing is said. */
export const ORDER_SIGNALS: readonly Signal[] = [
  {
    code: 'ORDER_AFTER_INVOICE',
    points: 10,
    look: (facts) => {
      for (const order of facts.orders ?? []) {
        const late = lateness(order, facts);
        if (late) return late;
      }
      return undefined;
    },
  },
];
