import type { Finding } from '@smartap/contracts';
import { PAIR_CODES } from './duplicates/duplicate-findings.js';

const DUPLICATES: ReadonlySet<string> = new Set(['DUPLICATE_NUMBER', ...PAIR_CODES]);
const isHeavy = ({ severity, waived }: Finding): boolean => (severity === 'error' || severity === 'block') && !waived;

/** Duplicates that stand against an invoice now and did not before: another kind of evidence, or another invoice. */
export function duplicateNews(before: readonly Finding[], now: readonly Finding[]): Finding[] {
  const key = ({ code, otherInvoiceId = '' }: Finding): string => `${code} ${otherInvoiceId}`;
  const known = new Set(before.map(key));
  return now.filter((finding) => DUPLICATES.has(finding.code) && isHeavy(finding) && !known.has(key(finding)));
}

/** What makes a validation stale before its invoice is approved: new duplicates, and findings that were accepted until a day that has passed. */
export function staleNews(before: readonly Finding[], now: readonly Finding[]): Finding[] {
  const waived = new Set(before.flatMap(({ code, waived: own }) => (own ? [code] : [])));
  const duplicates = duplicateNews(before, now);
  return [...duplicates, ...now.filter((finding) => isHeavy(finding) && waived.has(finding.code) && !duplicates.includes(finding))];
}
