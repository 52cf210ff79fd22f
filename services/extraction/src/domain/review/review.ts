import { termOf, type Invoice } from '@smartap/en16931';
import { dec } from '@smartap/runtime';
import { PAYEE_ACCOUNT, valueAt } from '../field-path.js';
import { REVIEW_BOUND, type FieldEvidence, type ReviewItem, type ReviewReason } from '../outcome.js';
import { isUnasked } from './unasked.js';

/** What an invoice cannot be processed without. */
const REQUIRED = ['number', 'issueDate', 'currency', 'seller.name', 'totals.withoutVat', 'totals.withVat', 'totals.due'] as const;

/** A name that is rather right than wrong. */
const NAMED = 0.5;
const LINE_AMOUNT = /^lines\[\d+\]\.(?:quantity|price\.net|net)$/;
const OF_LUMP = /^(lines\[\d+\])\.(?:quantity|price\.net)$/;

function item(field: string, reason: ReviewReason, confidence: number, value: string | undefined): ReviewItem {
  const term = termOf(field);
  return { field, reason, confidence, ...(term === undefined ? {} : { term }), ...(value === undefined ? {} : { value }) };
}

function missing(invoice: Invoice): ReviewItem[] {
  return REQUIRED.filter((path) => valueAt(invoice, path) === undefined).map((path) => item(path, 'MISSING', 0, undefined));
}

/** A seller that is identified by its VAT id or account is found by it: how its name is written needs no question, nor which number another register knows it by. */
function isFoundOtherwise(path: string, evidence: Readonly<Record<string, FieldEvidence>>): boolean {
  const isIdentified = ['seller.vatId', PAYEE_ACCOUNT].some((own) => (evidence[own]?.confidence ?? 0) >= REVIEW_BOUND);
  return isIdentified && (path === 'seller.taxRegistrationId' || (path === 'seller.name' && (evidence[path]?.confidence ?? 0) >= NAMED));
}

/** A gross total that comes to what is surely due only once it is rounded is not printed: who looks at the page sees nothing that tells it. */
function isRounded({ totals: { rounding } }: Invoice, evidence: Readonly<Record<string, FieldEvidence>>): boolean {
  return rounding !== undefined && (evidence['totals.due']?.confidence ?? 0) >= REVIEW_BOUND;
}

/** One for an amount beside which no quantity is printed, and that amount as its price: who looks at the page sees nothing that tells them; the amount is asked about itself. */
function isLump(path: string, { method }: FieldEvidence, invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>): boolean {
  const line = OF_LUMP.exec(path)?.[1];
  return (
    line !== undefined &&
    method === 'derived' &&
    valueAt(invoice, `${line}.quantity`) === '1' &&
    evidence[`${line}.quantity`]?.method === 'derived' &&
    (evidence[`${line}.net`]?.confidence ?? 0) >= REVIEW_BOUND
  );
}

function weak(invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>): ReviewItem[] {
  const asked = new Set<string>();
  return Object.entries(evidence).flatMap(([path, known]) => {
    // A line is asked about once, and by its amounts: what it is called decides nothing.
    const line = /^lines\[\d+\]/.exec(path)?.[0];
    if (
      known.confidence >= REVIEW_BOUND ||
      isUnasked(path) ||
      isFoundOtherwise(path, evidence) ||
      (path === 'totals.withVat' && isRounded(invoice, evidence)) ||
      (line !== undefined && (asked.has(line) || !LINE_AMOUNT.test(path) || isLump(path, known, invoice, evidence)))
    )
      return [];
    if (line !== undefined) asked.add(line);
    return [lowConfidence(path, known.confidence, invoice)];
  });
}

/** Whether BT-109 + BT-110 = BT-112 and BT-112 - BT-113 + BT-114 = BT-115, as far as the terms are there. */
export function arithmeticFaults(invoice: Invoice): string[] {
  const { withoutVat, vat, withVat, paid, rounding, due } = invoice.totals;
  const faults: string[] = [];
  if (
    withoutVat !== undefined &&
    withVat !== undefined &&
    !dec(withoutVat)
      .plus(vat ?? '0')
      .eq(withVat)
  )
    faults.push('totals.withVat');
  if (withVat !== undefined && due !== undefined) {
    const expected = dec(withVat)
      .minus(paid ?? '0')
      .plus(rounding ?? '0');
    if (!expected.eq(due)) faults.push('totals.due');
  }
  return faults;
}

/** The question that a value is asked with which is not sure enough. */
export function lowConfidence(path: string, confidence: number, invoice: Invoice): ReviewItem {
  return item(path, 'LOW_CONFIDENCE', confidence, valueAt(invoice, path));
}

/**
 * What a person must look at: required terms that are missing, values under the bound, totals that do not close. Totals
 * that an electronic invoice states are not misread: that they do not close is for validation to say, once.
 */
export function reviewOf(invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>): ReviewItem[] {
  const stated = Object.values(evidence).some((known) => known.method === 'xml');
  const faults = stated ? [] : arithmeticFaults(invoice);
  const arithmetic = faults.map((path) => item(path, 'ARITHMETIC', evidence[path]?.confidence ?? 0, valueAt(invoice, path)));
  return [...missing(invoice), ...weak(invoice, evidence), ...arithmetic];
}
