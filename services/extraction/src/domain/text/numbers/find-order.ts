import { boxOf, textOf } from '../../pdf/word.js';
import { findId } from './labelled-number.js';
import { atMost, type Found } from '../found.js';
import type { Reading } from '../print/reading.js';

/** How orders are numbered more often than anything else: `PO-24771`, `INK-2025-0283` by what they are called in a language, and ten figures from 45 on, as SAP does by itself. */
const ORDER = /^(?:P\.?O|ORD|BE|OC|INK|IO|BC|BDC|CDE|CMD|ODA|PUR|PED|ENC|OBJ|BEST|ZAM|EK|RQ|REQ)[-_/# ]?(?=\d*[-/]?\d{3})\d+(?:[-/]\d+)?$|^45\d{8}$/i;
/** What an order claims at most that is only called a reference. */
const BY_FORM = 0.8;

/** What an order claims at most that is numbered as the invoice is. */
const OF_SERIES = 0.75;

/** What a label weighs at least that is the buyer's alone: `Order no.` may be the seller's own. */
const BUYERS = 0.9;

/** Words with a capital, as a site or whoever ordered is called. */
const NAME = /^\p{Lu}[\p{L}.-]+$/u;
const MOST_WORDS = 2;

/** An order that is called by a name and a number, `Markgruppe 2026`: both, where nothing else is in its value. */
function withName(reading: Reading, found: Found | undefined): Found | undefined {
  const { words = [], cellOf = [] } = reading.lines[found?.line ?? -1] ?? {};
  const at = words.findIndex(({ box }) => box === found?.box || box.join() === found?.box.join());
  if (found === undefined || at < 0 || cellOf[at + 1] === cellOf[at]) return found;
  const label = reading.labels[found.line]?.findLast(({ to }) => to < at && cellOf[to] === cellOf[at]);
  const from = label === undefined ? cellOf.indexOf(cellOf[at] ?? -1) : label.to + 1;
  const before = words.slice(from, at);
  if (before.length === 0 || before.length > MOST_WORDS || !before.every(({ text }) => NAME.test(text))) return found;
  const whole = words.slice(from, at + 1);
  return { ...found, value: textOf(whole), text: textOf(whole), box: boxOf(whole) };
}

/** What numbers of one series begin with: `FVT26` of `FVT26-K7QXN`; figures alone are those of a year. */
const seriesOf = (number: string): string | undefined => /^(?=.*\p{L})[\p{L}\d]{3,}(?=[-/_])/u.exec(number)?.[0];

/** An order less sure that is numbered in the series of the invoice: it is the seller's own. */
function unsureIfSellers(order: Found | undefined, number: Found | undefined): Found | undefined {
  const series = seriesOf(order?.value ?? '');
  return order !== undefined && series !== undefined && series === seriesOf(number?.value ?? '') ? atMost(order, OF_SERIES) : order;
}

/** The buyer's order: by a label that says whose it is, else what is only called his reference and has the form of one, else by any label. */
export function findOrder(reading: Reading, number: Found | undefined): Found | undefined {
  // What to quote with the payment may be the number of the customer.
  const reject = new Set([number, findId(reading, 'customerNumber')].flatMap((found) => (found === undefined ? [] : [found.value])));
  const buyers = findId(reading, 'purchaseOrder', { reject, skips: (_line, { weight }) => weight < BUYERS });
  const labelled = unsureIfSellers(withName(reading, buyers ?? findId(reading, 'purchaseOrder', { reject })), number);
  const reference = findId(reading, 'buyerReference', { reject });
  if (reference === undefined || !ORDER.test(reference.value)) return labelled;
  return buyers !== undefined ? labelled : atMost(reference, BY_FORM);
}
