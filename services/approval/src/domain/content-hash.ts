import { createHash } from 'node:crypto';
import type { EventMap } from '@smartap/contracts';
import canonicalize from 'canonicalize';

/** What an approver agrees to: amounts, payee, lines, vendor, what matching pays, where it is booked. */
type Content = Pick<EventMap['invoice.matched.v1'], 'invoice' | 'vendor' | 'match'>;

/** SHA-256 of the canonical content (RFC 8785), lower-case hexadecimal. The same content has the same hash. */
export function contentHash({ invoice, vendor, match }: Content): string {
  const content = {
    invoice,
    vendorId: vendor?.vendorId ?? null,
    payableNow: match.payableNow,
    disputed: match.disputed,
    ...(match.coding ? { coding: match.coding } : {}),
  };
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
