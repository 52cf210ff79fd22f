import { assertFits, type ReExtracted } from '@smartap/contracts';
import { Invoice, termOf } from '@smartap/en16931';
import { fieldsOf, putAt, valueAt } from './field-path.js';
import type { Extracted, FieldEvidence, ReviewItem } from './outcome.js';
import { reviewOf } from './review/review.js';
import type { Correction } from './correct.js';
import { dropStaleBreakdown } from './stale-breakdown.js';

/** An invoice as it stands: its newest revision. */
export interface Standing {
  readonly invoice: Invoice;
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  /** Fields that a person is asked about, by path; `document` for the document as a whole. */
  readonly asked: readonly string[];
  /** A person has corrected or confirmed it. */
  readonly isRevised: boolean;
}

/** A reading by the present engine beside what stands. */
export interface Reread {
  readonly content: Correction;
  readonly fields: ReExtracted['fields'];
  readonly asks: ReExtracted['asks'];
  /** Whether anything is worth a revision: a value, or what a person is asked. */
  readonly differs: boolean;
}

const MAX_FIELDS = 100;
const MAX_VALUE = 500;
const LINES = /^lines(?:\[|$)/;

/**
 * Holds a new reading against what stands. What a person has set or confirmed stays as it is; lines stay all together when one of
 * them was touched, since nobody knows which new line an old one is.
 *
 * @throws ContractError when the persons' values do not fit into the new reading
 */
export function reread(standing: Standing, read: Extracted): Reread {
  const invoice = structuredClone(read.invoice);
  const evidence: Record<string, FieldEvidence> = { ...read.evidence };
  const kept = Object.entries(standing.evidence).filter(([, { method }]) => method === 'person');
  if (kept.some(([path]) => LINES.test(path))) keepLines(standing, invoice, evidence);
  for (const [path, known] of kept.filter(([each]) => !LINES.test(each))) {
    putAt(invoice, path, valueAt(standing.invoice, path));
    evidence[path] = known;
  }
  dropStaleBreakdown(invoice, evidence);
  assertFits(Invoice, invoice, 'The invoice as it was read again');
  const asked = [...reviewOf(invoice, evidence), ...read.review.filter(({ field }) => field === '')];
  const content = { invoice, evidence, review: asked.filter((item) => !isSettled(standing, invoice, item)) };
  const fields = differencesOf(standing.invoice, invoice);
  const asks = { before: [...new Set(standing.asked)].toSorted(), after: [...new Set(content.review.map(({ field }) => field || 'document'))].toSorted() };
  return { content, fields: fields.slice(0, MAX_FIELDS), asks, differs: fields.length > 0 || asks.before.join() !== asks.after.join() };
}

function keepLines({ invoice: { lines }, evidence: known }: Standing, invoice: Invoice, evidence: Record<string, FieldEvidence>): void {
  invoice.lines = structuredClone(lines);
  for (const path of Object.keys(evidence)) if (LINES.test(path)) delete evidence[path];
  for (const [path, own] of Object.entries(known)) if (LINES.test(path)) evidence[path] = own;
}

/** Whether a person has answered this before, about the same value. */
function isSettled({ isRevised, asked, invoice }: Standing, now: Invoice, { field }: ReviewItem): boolean {
  return isRevised && !asked.includes(field || 'document') && valueAt(invoice, field) === valueAt(now, field);
}

/** The fields in which two invoices differ, in the order of the model. */
function differencesOf(before: Invoice, after: Invoice): ReExtracted['fields'] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const cut = (value: string | undefined): string | null => value?.slice(0, MAX_VALUE) ?? null;
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, term: termOf(field) ?? null, before: cut(old.get(field)), after: cut(now.get(field)) }));
}
