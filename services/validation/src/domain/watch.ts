import type { Finding, Submitter, VendorInput, VendorMatch } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { ordersNamed } from './duplicates/index.js';
import { provenSender } from './mail-domain.js';
import { openFindings } from './validate.js';
import { nearKeys, sellerKeys, vendorKeys } from './vendor-keys.js';

const OF_VENDORS: ReadonlySet<string> = new Set([
  'VENDOR_UNKNOWN',
  'VENDOR_BLOCKED',
  'VENDOR_POSTING_HOLD',
  'ACCOUNT_NOT_APPROVED',
  'RISK',
  'DUPLICATE_OTHER_VENDOR',
]);

/** The key of an order that may turn a verdict. */
export const orderWatchKey = (number: string): string => `order:${number}`;

/** For which changes of master data an invoice waits: none when nothing that they could mend stops it, and no news of orders could turn it. */
export function watchKeys(
  invoice: Invoice,
  { findings, vendor, submittedBy }: { readonly findings: readonly Finding[]; readonly vendor: VendorMatch | null; readonly submittedBy?: Submitter },
  hangsOnOrders = false,
): string[] {
  const orders = hangsOnOrders ? ordersNamed(invoice).map(orderWatchKey) : [];
  if (!openFindings(findings).some(({ code }) => OF_VENDORS.has(code))) return orders;
  const near = vendor ? [] : nearKeys(invoice.seller.name);
  return [
    ...new Set([
      ...orders,
      ...(vendor ? [`vendor:${vendor.vendorId}`] : []),
      ...[...sellerKeys(invoice, provenSender(submittedBy)), ...near].map(({ kind, key }) => `${kind}:${key}`),
    ]),
  ];
}

/** Under which keys invoices wait for a change of this vendor. */
export function watchedBy(vendorId: string, vendor: VendorInput): string[] {
  return [...new Set([`vendor:${vendorId}`, ...[...vendorKeys(vendor), ...nearKeys(vendor.name)].map(({ kind, key }) => `${kind}:${key}`)])];
}
