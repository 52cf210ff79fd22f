import { findId } from './labelled-number.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';

/** How orders are numbered more often than anything else: `PO-24771`, `INK-2025-0283` by what they are called in a language, and ten figures from 45 on, as SAP does by itself. */
const ORDER = /^(?:P\.?O|ORD|BE|OC|INK|IO|BC|CDE|PED|ENC|OBJ|BEST|ZAM|EK|RQ|REQ)[-_/# ]?(?=\d*[-/]?\d{3})\d+(?:[-/]\d+)?$|^45\d{8}$/i;
/** What an order claims at most that is only called a reference. */
const BY_FORM = 0.8;

/** What a label weighs at least that is the buyer's alone: `Order no.` may be the seller's own. */
const BUYERS = 0.9;

/** The buyer's order: by a label that says whose it is, else what is only called his reference and has the form of one, else by any label. */
export function findOrder(reading: Reading, number: Found | undefined): Found | undefined {
  // What to quote with the payment may be the number of the customer.
  const reject = new Set([number, findId(reading, 'customerNumber')].flatMap((found) => (found === undefined ? [] : [found.value])));
  const labelled = findId(reading, 'purchaseOrder', { reject });
  const reference = findId(reading, 'buyerReference', { reject });
  if (reference === undefined || !ORDER.test(reference.value)) return labelled;
  const isBuyers = findId(reading, 'purchaseOrder', { reject, skips: (_line, { weight }) => weight < BUYERS }) !== undefined;
  return isBuyers ? labelled : { ...reference, confidence: Math.min(BY_FORM, reference.confidence) };
}
