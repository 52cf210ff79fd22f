import { refused } from '../outcome.js';
import type { ExtractionContext, Extracted, Refused } from '../outcome.js';
import type { Row } from '../pdf/word.js';
import { reviewOf } from '../review/review.js';
import { assemble } from './assemble.js';
import type { Findings } from './assemble.js';
import { findBuyer } from './buyer.js';
import { findCurrency } from './currency.js';
import { findDueDate, findIssueDate } from './find-dates.js';
import { findIban } from './iban.js';
import { findId, findPhrase } from './identifiers.js';
import { read } from './print/reading.js';
import type { Reading } from './print/reading.js';
import { findSellers } from './seller.js';
import { findTaxIds } from './tax-ids.js';
import { findTitle } from './title.js';
import { findTotals } from './totals.js';

/** What makes a page an invoice, in points: an order has a number and a total too. */
const ENOUGH_SIGNS = 3;

function find(reading: Reading, context: ExtractionContext): Findings {
  const number = findId(reading, 'number');
  const issueDate = findIssueDate(reading, number);
  const [seller] = findSellers(reading, context);
  const buyer = findBuyer(reading, context, seller === undefined ? [] : [seller.value]);
  const iban = findIban(reading);
  return {
    title: findTitle(reading),
    number,
    issueDate,
    dueDate: findDueDate(reading, issueDate?.value),
    currency: findCurrency(reading, iban?.value),
    purchaseOrder: findId(reading, 'purchaseOrder', new Set(number === undefined ? [] : [number.value])),
    buyerReference: findPhrase(reading, 'buyerReference'),
    despatch: findId(reading, 'despatch'),
    seller,
    buyer,
    taxIds: findTaxIds(reading, seller, buyer, context),
    iban,
    totals: findTotals(reading),
  };
}

function signs({ title, number, totals, issueDate, taxIds, iban }: Findings): number {
  const named = title.kind === 'invoice' || title.kind === 'credit' ? 2 : title.mentionsInvoice ? 1 : 0;
  const amounts = totals.gross === undefined ? 0 : 1;
  const numbered = number === undefined ? 0 : 1;
  const dated = issueDate === undefined ? 0 : 0.5;
  const taxed = taxIds.sellerVat !== undefined || iban !== undefined ? 0.5 : 0;
  return named + amounts + numbered + dated + taxed;
}

/** Reads an invoice by the words of its pages; refuses a text that has not the signs of one. */
export function extractText(rows: readonly Row[], context: ExtractionContext): Extracted | Refused {
  const reading = read(rows);
  const findings = find(reading, context);
  if (findings.title.kind === 'other' || signs(findings) < ENOUGH_SIGNS) {
    const called = findings.title.kind === 'other' ? ` It calls itself "${findings.title.text ?? ''}".` : '';
    return refused('NOT_AN_INVOICE', `The text has not the signs of an invoice or credit note.${called} If it is one, send the file again as an electronic invoice or enter it by hand.`);
  }
  const { invoice, evidence } = assemble(findings);
  return { outcome: 'extracted', format: 'pdf-text', invoice, evidence, review: reviewOf(invoice, evidence) };
}
