import type { EventMap } from '@smartap/contracts';
import { dec } from '@smartap/runtime';
import { isSampled, type SampleRate } from './audit-sample.js';
import type { Trust } from './trust.js';

type Matched = EventMap['invoice.matched.v1'];

/** What may pass untouched. */
export interface TouchlessPolicy {
  /** Inclusive. */
  readonly touchlessUpTo: string;
  readonly samples?: readonly SampleRate[] | undefined;
  /** Whether the vendor is trusted by what happened; absent: by its record. */
  readonly trust?: Trust | undefined;
}

/** Something that keeps an invoice from passing untouched. */
export interface Obstacle {
  readonly code: string;
  readonly text: string;
  /** What would have to be otherwise. */
  readonly change: string;
}

// From what costs least to mend for the next invoice to what costs most.
const CHEAPEST_FIRST = ['WAITING', 'CORRECTS_INVOICE', 'OPEN_FINDING', 'REVIEW', 'FINDING_WAIVED', 'EXCEPTION_ACCEPTED', 'VENDOR_NOT_TRUSTED', 'ACCOUNT_NOT_APPROVED', 'OVER_LIMIT', 'NO_ORDER', 'AUDIT_SAMPLE'];

/** All that keeps an invoice from passing untouched, in the order in which it is told; empty: it passes. */
export function touchlessObstacles({ invoiceId, invoice, vendor, findings, match }: Matched, policy: TouchlessPolicy, amount: string): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const name = vendor?.name ?? 'the vendor';
  if (match.accepted) found.push({ code: 'EXCEPTION_ACCEPTED', text: `${match.accepted.by} accepted a difference from the order.`, change: 'Amend the order before the invoice comes, or widen the tolerance that was exceeded.' });
  const waived = findings.find((finding) => finding.waived);
  if (waived) found.push({ code: 'FINDING_WAIVED', text: `${waived.waived?.by ?? 'Somebody'} accepted ${waived.code}.`, change: `Ask ${name} to correct ${waived.code} in its invoices.` });
  if (invoice.typeCode === '384') found.push({ code: 'CORRECTS_INVOICE', text: `It replaces invoice ${invoice.precedingInvoices.map(({ number }) => number).join(', ') || '(none named)'}.`, change: `Nothing of its own: ${name} has to bill right the first time. What was paid of the replaced invoice is settled by a person.` });
  const unordered = match.lines.filter(({ verdict }) => verdict === 'NO_ORDER');
  if (match.verdict === 'NO_ORDER' || unordered.length > 0) found.push({ code: 'NO_ORDER', text: unordered.length > 0 ? `Line ${unordered.map(({ lineId }) => lineId).join(', ')} has no order.` : 'It names no order.', change: `Order first, and have ${name} name the order (BT-13).` });
  const isTrusted = vendor !== null && (policy.trust ? policy.trust.trusted : vendor.trusted);
  if (!isTrusted) found.push({ code: 'VENDOR_NOT_TRUSTED', text: 'The vendor is not trusted to pass untouched.', change: vendor ? earning(name, policy.trust) : 'Add the vendor to the master data.' });
  if (dec(amount).abs().gt(policy.touchlessUpTo)) found.push({ code: 'OVER_LIMIT', text: `The amount is above the ${policy.touchlessUpTo} that pass untouched.`, change: `Raise the limit to ${dec(amount).abs().toFixed()}.` });
  // Only what would pass is drawn: the sample measures what nobody looks at.
  if (found.length === 0 && isSampled(invoiceId, amount, policy.samples ?? [])) found.push({ code: 'AUDIT_SAMPLE', text: 'It was drawn for the audit sample.', change: 'Nothing: a share of all that would pass is looked at, so that the error rate stays known.' });
  return found;
}

function earning(name: string, trust: Trust | undefined): string {
  if (!trust) return `Set ${name} to trusted once enough of its invoices needed no correction.`;
  return `${Number.isFinite(trust.stillNeeded) ? trust.stillNeeded : 'Many'} more invoices of ${name} without a correction: at worst ${(trust.bound * 100).toFixed(1)} % need one now.`;
}

/** The obstacles from the cheapest change to the dearest: without the last of them it would still not have passed. */
export function cheapestFirst(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  // What is not in the list is an exception of matching: it costs what accepting one costs.
  const cost = ({ code }: Obstacle): number => CHEAPEST_FIRST.indexOf(CHEAPEST_FIRST.includes(code) ? code : 'EXCEPTION_ACCEPTED');
  return obstacles.toSorted((a, b) => cost(a) - cost(b));
}
