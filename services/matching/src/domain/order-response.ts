import type { AnsweredLine, OrderInput, OrderLineInput, OrderResponseInput } from '@smartap/contracts';
import { plainText, ratio } from './model/ratio.js';
import type { UnitFactor } from './model/settings.js';
import { priceOf } from './model/standing.js';
import { newLine, onTerms, termsIn, type Terms } from './order-terms.js';

/** What an answer would change of an order. Quantities and prices are those of one unit of the order line. */
export interface ProposedChange {
  /** null: the whole order. */
  readonly orderLine: string | null;
  readonly what: 'quantity' | 'price' | 'added' | 'status';
  readonly before: string | null;
  /** null: it cannot be said in the unit of the order line. */
  readonly after: string | null;
}

/** @returns undefined when the unit of the answer, or what its price is for, cannot be brought into that of the order line */
function termsOf(answered: AnsweredLine, ordered: OrderLineInput, units: readonly UnitFactor[]): Terms | undefined {
  if (answered.answer === 'rejected') return { quantity: ratio('0'), price: undefined };
  if (answered.answer !== 'changed') return { quantity: undefined, price: undefined };
  return termsIn(answered, ordered, units);
}

const UNSAID: readonly ['quantity', 'price'] = ['quantity', 'price'];

function changesOfLine(answered: AnsweredLine, ordered: OrderLineInput | undefined, units: readonly UnitFactor[]): ProposedChange[] {
  const { orderLine } = answered;
  if (!ordered) return answered.answer === 'rejected' ? [] : [{ orderLine, what: 'added', before: null, after: lineOf(answered) ? inWords(answered) : null }];
  const terms = termsOf(answered, ordered, units);
  const before = { quantity: ratio(ordered.quantity), price: priceOf(ordered) };
  if (!terms) return UNSAID.flatMap((what) => (answered[what] === undefined ? [] : [{ orderLine, what, before: plainText(before[what]), after: null }]));
  return UNSAID.flatMap((what) => {
    const after = terms[what];
    return after === undefined || after.equals(before[what]) ? [] : [{ orderLine, what, before: plainText(before[what]), after: plainText(after) }];
  });
}

const inWords = ({ quantity, unit, price, description }: AnsweredLine): string =>
  [`${quantity} ${unit} at ${price}`, description].filter(Boolean).join(': ').slice(0, 200);

/** The line that an answer adds; undefined where it says too little to be one. */
const lineOf = (answered: AnsweredLine): OrderLineInput | undefined => newLine(answered.orderLine, answered);

/** A line that the seller adds never stands for one of the order, whatever its number. */
const orderedLine = (order: OrderInput, { answer, orderLine }: AnsweredLine): OrderLineInput | undefined =>
  answer === 'added' ? undefined : order.lines.find(({ line }) => line === orderLine);

/** What an answer differs in from an order as it is now; empty: they agree. */
export function changesOf(order: OrderInput, response: OrderResponseInput, units: readonly UnitFactor[]): ProposedChange[] {
  if (response.answer === 'acknowledged') return [];
  if (response.answer === 'rejected') return order.status === 'open' ? [{ orderLine: null, what: 'status', before: order.status, after: 'closed' }] : [];
  return response.lines.flatMap((answered) => (isAdopted(order, answered) ? [] : changesOfLine(answered, orderedLine(order, answered), units)));
}

/** Whether a line that the seller adds is there by now, under whatever number. */
function isAdopted(order: OrderInput, answered: AnsweredLine): boolean {
  const added = answered.answer === 'added' ? lineOf(answered) : undefined;
  return (
    added !== undefined &&
    order.lines.some(
      (line) =>
        line.quantity === added.quantity &&
        line.unit === added.unit &&
        line.price === added.price &&
        line.baseQuantity === added.baseQuantity &&
        line.description === added.description,
    )
  );
}

/**
 * The order as the seller wants it. What was received of an order that the seller refuses stays billable: it is closed, not cancelled.
 *
 * @returns undefined when a change cannot be said in the terms of the order: the buyer changes it by hand then
 */
export function adopted(order: OrderInput, response: OrderResponseInput, units: readonly UnitFactor[]): OrderInput | undefined {
  const changes = changesOf(order, response, units);
  if (changes.some(({ after }) => after === null)) return undefined;
  if (changes.some(({ what }) => what === 'status')) return { ...order, status: 'closed' };
  const changed = order.lines.map((ordered) =>
    response.lines.filter((answered) => orderedLine(order, answered) === ordered).reduce((line, answered) => changedLine(line, answered, units), ordered),
  );
  const added = response.lines.flatMap((answered) =>
    orderedLine(order, answered) || answered.answer === 'rejected' || isAdopted(order, answered) ? [] : (lineOf(answered) ?? []),
  );
  return { ...order, lines: added.reduce((lines, own) => [...lines, { ...own, line: freeNumber(own.line, lines) }], changed) };
}

function changedLine(ordered: OrderLineInput, answered: AnsweredLine, units: readonly UnitFactor[]): OrderLineInput {
  const terms = termsOf(answered, ordered, units);
  return terms ? onTerms(ordered, terms, answered, units) : ordered;
}

/** The number itself, else the first of it with a letter that no line has. */
function freeNumber(number: string, lines: readonly OrderLineInput[]): string {
  const taken = new Set(lines.map(({ line }) => line));
  const tries = [number, ...Array.from({ length: 26 }, (_, i) => `${number}${String.fromCodePoint(0x61 + i)}`)];
  return tries.find((own) => !taken.has(own)) ?? `${number}.${lines.length + 1}`;
}

/** Where an answer stands. Without the order nothing can be compared: then it is open, unless it agrees as a whole. */
export function stateOf(
  response: OrderResponseInput,
  order: OrderInput | undefined,
  settled: 'adopted' | 'declined' | null,
  units: readonly UnitFactor[],
): 'acknowledged' | 'confirmed' | 'open' | 'adopted' | 'declined' {
  if (settled) return settled;
  if (response.answer === 'acknowledged') return 'acknowledged';
  if (!order) return response.answer === 'accepted' && response.lines.every(({ answer }) => answer === 'accepted') ? 'confirmed' : 'open';
  return changesOf(order, response, units).length === 0 ? 'confirmed' : 'open';
}
