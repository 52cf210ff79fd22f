import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { payeeAccounts } from './vendor-keys.js';
import type { Resolved } from './vendor-resolution.js';

/** What the vendor's record says against paying this invoice. */
export function checkVendor(invoice: Invoice, resolved: Resolved | undefined): Finding[] {
  if (!resolved) {
    return [{ code: 'VENDOR_UNKNOWN', severity: 'error', message: `${invoice.seller.name ?? 'The seller'} is not in the vendor master data, by VAT id, account, registration or name. Add the vendor, or reject the invoice.`, terms: ['BT-27', 'BT-31', 'BT-84'] }];
  }
  const findings: Finding[] = [];
  const { vendor } = resolved.record;
  if (vendor.state === 'blocked') {
    findings.push({ code: 'VENDOR_BLOCKED', severity: 'error', message: `Vendor ${vendor.number} (${vendor.name}) is blocked. Clear the block, or reject the invoice.`, terms: ['BG-4'] });
  }
  if (vendor.holds?.includes('posting')) {
    findings.push({ code: 'VENDOR_POSTING_HOLD', severity: 'error', message: `Nothing of vendor ${vendor.number} (${vendor.name}) is to be posted. Lift the hold, or reject the invoice.`, terms: ['BG-4'] });
  }
  if (vendor.holds?.includes('payment')) {
    findings.push({ code: 'VENDOR_PAYMENT_HOLD', severity: 'warning', message: `Vendor ${vendor.number} (${vendor.name}) is not to be paid for now. The invoice may be approved; lift the hold before it is paid.`, terms: ['BG-4'] });
  }
  const { evidence, accountApproved } = resolved.match;
  if (evidence?.likeness !== undefined) {
    findings.push({ code: 'VENDOR_BY_LIKE_NAME', severity: 'warning', message: `The seller calls itself ${evidence.said}; by that name alone it was taken for vendor ${vendor.number} (${vendor.name}). See that it is the same company, and add its VAT id to the vendor.`, terms: ['BT-27'], expected: evidence.known, actual: evidence.said });
  }
  if (!accountApproved) {
    findings.push({ code: 'ACCOUNT_NOT_APPROVED', severity: 'error', message: `The account ${payeeAccounts(invoice).join(', ')} (BT-84) is no approved account of ${vendor.name}. Confirm it by a call to a number you know, not to one on the invoice.`, terms: ['BT-84'] });
  }
  return findings;
}
