import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { found } from './messages/found.js';
import { payeeAccounts } from './vendor-keys.js';
import type { Resolved } from './vendor-resolution.js';

/** What the vendor's record says against paying this invoice. */
export function checkVendor(invoice: Invoice, resolved: Resolved | undefined): Finding[] {
  if (!resolved) {
    const { name } = invoice.seller;
    return [
      found('VENDOR_UNKNOWN', { name: name ?? '' }, { severity: 'error', terms: ['BT-27', 'BT-31', 'BT-84'], ...(name ? {} : { text: 'VENDOR_UNNAMED' }) }),
    ];
  }
  const findings: Finding[] = [];
  const { vendor } = resolved.record;
  const named = { number: vendor.number, name: vendor.name };
  if (vendor.state === 'blocked') {
    findings.push(found('VENDOR_BLOCKED', named, { severity: 'error', terms: ['BG-4'] }));
  }
  if (vendor.holds?.includes('posting')) {
    findings.push(found('VENDOR_POSTING_HOLD', named, { severity: 'error', terms: ['BG-4'] }));
  }
  if (vendor.holds?.includes('payment')) {
    findings.push(found('VENDOR_PAYMENT_HOLD', named, { severity: 'warning', terms: ['BG-4'] }));
  }
  const { evidence, accountApproved, resolvedBy } = resolved.match;
  if (resolvedBy === 'domain') {
    findings.push(found('VENDOR_BY_DOMAIN', { ...named, domain: evidence?.said ?? '' }, { severity: 'warning', terms: ['BT-43', 'BT-34'] }));
  }
  if (evidence?.likeness !== undefined) {
    findings.push(
      found(
        'VENDOR_BY_LIKE_NAME',
        { ...named, said: evidence.said },
        { severity: 'warning', terms: ['BT-27'], expected: evidence.known, actual: evidence.said },
      ),
    );
  }
  if (!accountApproved) {
    findings.push(found('ACCOUNT_NOT_APPROVED', { account: payeeAccounts(invoice).join(', '), name: vendor.name }, { severity: 'error', terms: ['BT-84'] }));
  }
  return findings;
}
