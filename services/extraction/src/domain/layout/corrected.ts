import type { EventMap } from '@smartap/contracts';
import { canonicalDecimal, type Invoice } from '@smartap/en16931';
import { lineOf, valueAt } from '../field-path.js';
import { LINES } from './layout.types.js';

const isSame = (a: string | undefined, b: string | null): boolean => a !== undefined && b !== null && (a === b || (canonicalDecimal(a) ?? a) === canonicalDecimal(b));

/**
 * What a correction says to learn from: which of its values are new, and all lines where it names any.
 * @param before the invoice as it was read
 * @param after the corrected one
 * @param fields what the person set, by path
 */
export function correctedValues(before: Invoice, after: Invoice, fields: Record<string, string | null>): Pick<EventMap['invoice.corrected.v1'], 'fields' | 'asRead' | 'lines'> {
  const asRead = Object.entries(fields).flatMap(([path, value]) => (isSame(valueAt(before, path), value) ? [path] : []));
  const ofLines = Object.keys(fields).filter((path) => lineOf(path) !== undefined);
  if (ofLines.length === 0) return { fields, asRead };
  return { fields, asRead: ofLines.every((path) => asRead.includes(path)) ? [...asRead, LINES] : asRead, lines: after.lines };
}
