import { canonicalDecimal, type Invoice } from '@smartap/en16931';
import { isValidIBAN } from 'ibantools';
import { putAt, valueAt } from '../field-path.js';
import { kindOf, printedOf, textsLike, type PrintedValue } from '../layout/printed.js';
import type { FieldEvidence, ReviewItem } from '../outcome.js';
import { arithmeticFaults, reviewOf } from '../review/review.js';
import type { Correction } from '../correct.js';
import type { Reading } from '../text/print/reading.js';
import { takeBreakdown } from '../text/taxes/take-breakdown.js';
import { nameOf, type Claim } from './question.js';

/** What a model has answered, and about what. */
export interface Answered {
  readonly invoice: Invoice;
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  /** What is in doubt of the document as a whole. */
  readonly ofDocument: readonly ReviewItem[];
  /** Paths of the fields of the question. */
  readonly asked: readonly string[];
  /** By the names of the question; what it says of other fields is not looked at. */
  readonly answer: Readonly<Record<string, Claim>>;
}

/** What an answer is worth. */
export interface Verdict {
  /** The invoice with what was taken over; undefined where nothing was, and nothing is to be asked. */
  readonly content: Correction | undefined;
  /** Fields whose value is proven: printed, and the same as the reader's own or closing with the other totals. */
  readonly proven: readonly string[];
  /** Fields whose value is printed, and no more: a person is asked, with the value before them. */
  readonly found: readonly string[];
  /** Fields whose value is not taken over. */
  readonly unproven: readonly string[];
}

/** Two that do not know of each other say the same, or all totals close. */
const PROVEN = 0.93;
/** Below the bound of review: the words of a page may have been put there to be found. */
const FOUND = 0.8;
const TOTALS = ['totals.withoutVat', 'totals.vat', 'totals.withVat', 'totals.due'];
/** No field that is asked about is longer. */
const MAX_VALUE = 200;
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$', JPY: '¥' };

/** A claim with the place where it is printed. */
interface Placed {
  readonly path: string;
  readonly value: string;
  readonly printed: PrintedValue | undefined;
}

function placeOf(reading: Reading, path: string, claimed: string): Placed | undefined {
  const value = claimed.trim();
  const kind = kindOf(path, value);
  if (path === 'currency')
    return /^[A-Z]{3}$/.test(value) && reading.lines.some(({ row }) => row.text.includes(value) || row.text.includes(SIGNS[value] ?? value))
      ? { path, value, printed: undefined }
      : undefined;
  if (kind === 'text') {
    const normal = path.endsWith('accountId') ? value.replaceAll(/\s/g, '') : value;
    if (path.endsWith('accountId') && !isValidIBAN(normal)) return undefined;
    const [printed] = textsLike(reading, value);
    return printed !== undefined ? { path, value: normal, printed } : runsOn(reading, normal) ? { path, value: normal, printed: undefined } : undefined;
  }
  const wanted = kind === 'amount' ? canonicalDecimal(value) : value;
  const printed = wanted === undefined ? undefined : printedOf(reading, kind).find((each) => each.value === wanted);
  return wanted === undefined || printed === undefined ? undefined : { path, value: wanted, printed };
}

/** Whether a value is printed in pieces, as an IBAN in groups of four is. */
function runsOn(reading: Reading, value: string): boolean {
  const squeezed = value.replaceAll(/\s/g, '');
  return squeezed.length >= 8 && reading.lines.some(({ row }) => row.text.replaceAll(/\s/g, '').includes(squeezed));
}

function evidenceOf({ printed }: Placed, confidence: number): FieldEvidence {
  return printed === undefined ? { method: 'model', confidence } : { method: 'model', confidence, page: printed.page, box: printed.box, text: printed.text };
}

/** Totals that are claimed and printed, if the invoice closes with them and has all that it takes; else none of them. */
function closing(invoice: Invoice, totals: readonly Placed[]): readonly Placed[] {
  const tried = structuredClone(invoice);
  for (const { path, value } of totals) putAt(tried, path, value);
  const isWhole = ['withoutVat', 'withVat'].every((key) => valueAt(tried, `totals.${key}`) !== undefined);
  return isWhole && arithmeticFaults(tried).length === 0 ? totals : [];
}

/**
 * Holds what a model has answered against the page. An answer changes nothing but the fields it was asked about; each value must be
 * printed, totals must close. What the reader had read too, or closes, is proven; what is only printed is taken over and asked
 * about, since a text can be written to be found; the rest is left out and named.
 */
export function judge(reading: Reading, { invoice, evidence, ofDocument, asked, answer }: Answered): Verdict {
  const claims = asked.flatMap((path) => {
    const claim = answer[nameOf(path)];
    return claim === null || claim === undefined || claim.value.length > MAX_VALUE
      ? []
      : [{ path, value: claim.value, placed: placeOf(reading, path, claim.value) }];
  });
  const placed = claims.flatMap((claim) => claim.placed ?? []);
  const totals = closing(
    invoice,
    placed.filter(({ path }) => TOTALS.includes(path)),
  );
  const others = placed.filter((each) => !TOTALS.includes(each.path) && !isBeforeIssue(invoice, placed, each));
  const agree = others.filter(({ path, value }) => valueAt(invoice, path) === value);
  const found = others.filter((each) => !agree.includes(each));
  const taken = new Set([...totals, ...others].map(({ path }) => path));
  const unproven = claims.filter(({ path }) => !taken.has(path));
  const names = { proven: [...totals, ...agree].map(({ path }) => path), found: found.map(({ path }) => path), unproven: unproven.map(({ path }) => path) };
  if (taken.size + unproven.length === 0) return { content: undefined, ...names };
  const own = structuredClone(invoice);
  const known = { ...evidence };
  for (const each of [...totals, ...others]) {
    putAt(own, each.path, each.value);
    known[each.path] = evidenceOf(each, found.includes(each) ? FOUND : PROVEN);
  }
  if (totals.length > 0) takeBreakdown(reading, own, known);
  const doubts = unproven.map(({ path, value }): ReviewItem => ({ field: path, reason: 'UNPROVEN', confidence: 0, value }));
  return { content: { invoice: own, evidence: known, review: [...reviewOf(own, known), ...doubts, ...ofDocument] }, ...names };
}

function isBeforeIssue(invoice: Invoice, placed: readonly Placed[], { path, value }: Placed): boolean {
  const issued = placed.find((each) => each.path === 'issueDate')?.value ?? invoice.issueDate;
  return path === 'dueDate' && issued !== undefined && value < issued;
}
