import type { EventMap } from '@smartap/contracts';
import { canonicalDecimal, type Invoice } from '@smartap/en16931';
import { lineOf, valueAt } from '../field-path.js';
import { REVIEW_BOUND, type FieldEvidence } from '../outcome.js';
import { LINES } from './layout.types.js';

const isSame = (a: string | undefined, b: string | null): boolean =>
  a !== undefined && b !== null && (a === b || (canonicalDecimal(a) ?? a) === canonicalDecimal(b));

/** Lines that nobody touched teach little: of an invoice with more of them none are told. */
const MAX_UNTOUCHED = 100;

/**
 * What a correction says to learn from: which of its values are new, which were surely read as others, and all lines; where the person touched none of them, they are as they were read.
 * @param before the invoice as it was read
 * @param after the corrected one
 * @param fields what the person set, by path
 * @param evidence of the invoice as it was read
 */
export function correctedValues(
  before: Invoice,
  after: Invoice,
  fields: Record<string, string | null>,
  evidence: Readonly<Record<string, FieldEvidence>>,
): Pick<EventMap['invoice.corrected.v1'], 'fields' | 'asRead' | 'overruled' | 'lines'> {
  const asRead = Object.entries(fields).flatMap(([path, value]) => (isSame(valueAt(before, path), value) ? [path] : []));
  const isTouched = Object.keys(fields).some((path) => lineOf(path) !== undefined && !asRead.includes(path));
  const isSure = ({ method, confidence }: FieldEvidence): boolean => method !== 'person' && confidence >= REVIEW_BOUND;
  const overruled = Object.keys(fields).filter((path) => !asRead.includes(path) && evidence[path] !== undefined && isSure(evidence[path]));
  if (after.lines.length === 0 || (!isTouched && after.lines.length > MAX_UNTOUCHED)) return { fields, asRead, overruled };
  return { fields, asRead: isTouched ? asRead : [...asRead, LINES], overruled, lines: after.lines };
}
