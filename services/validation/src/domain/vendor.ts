import type { Finding, VendorInput, VendorMatch } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { compact } from './rules/identifiers.js';
import { compactVatId } from './vat-id.js';

/** A vendor record as validation knows it. */
export interface VendorRecord {
  readonly vendorId: string;
  readonly version: number;
  readonly vendor: VendorInput;
}

/** How vendors are found, in the order in which evidence counts. */
export const RESOLUTIONS = ['vatId', 'registrationId', 'iban', 'name'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A name without legal form, case and punctuation. */
export function nameKey(name: string): string {
  const words = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().replaceAll(/[^A-Z0-9]+/g, ' ').trim().split(' ');
  const kept = words.filter((word) => !LEGAL_FORMS.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

const LEGAL_FORMS = new Set(['GMBH', 'AG', 'KG', 'UG', 'MBH', 'CO', 'LTD', 'LIMITED', 'LLC', 'INC', 'PLC', 'BV', 'NV', 'SA', 'SAS', 'SARL', 'SRL', 'SPA', 'AB', 'AS', 'APS', 'OY', 'SE']);

/** The keys under which an invoice's seller may be found, strongest first. */
export function sellerKeys(invoice: Invoice): { kind: Resolution; key: string }[] {
  const { seller } = invoice;
  const registrations = [seller.legalRegistrationId?.value, seller.taxRegistrationId, ...seller.identifiers.map((id) => id.value)];
  return [
    ...(seller.vatId ? [{ kind: 'vatId' as const, key: compactVatId(seller.vatId) }] : []),
    ...registrations.flatMap((id) => (id ? [{ kind: 'registrationId' as const, key: compactVatId(id) }] : [])),
    ...payeeAccounts(invoice).map((key) => ({ kind: 'iban' as const, key })),
    ...(seller.name ? [{ kind: 'name' as const, key: nameKey(seller.name) }] : []),
  ];
}

/** The keys under which a vendor is found. */
export function vendorKeys(vendor: VendorInput): { kind: Resolution; key: string }[] {
  return [
    ...vendor.vatIds.map((id) => ({ kind: 'vatId' as const, key: compactVatId(id) })),
    ...vendor.registrationIds.map((id) => ({ kind: 'registrationId' as const, key: compactVatId(id) })),
    ...vendor.accounts.filter(({ state }) => state === 'approved').map(({ iban }) => ({ kind: 'iban' as const, key: compact(iban) })),
    { kind: 'name' as const, key: nameKey(vendor.name) },
  ];
}

/** Finds the vendor among candidates by the strongest evidence that points to exactly one. */
export function resolveVendor(invoice: Invoice, candidates: readonly VendorRecord[]): { match: VendorMatch; record: VendorRecord } | undefined {
  const wanted = sellerKeys(invoice);
  for (const kind of RESOLUTIONS) {
    const keys = new Set(wanted.filter((key) => key.kind === kind).map(({ key }) => key));
    const found = candidates.filter(({ vendor }) => vendorKeys(vendor).some((key) => key.kind === kind && keys.has(key.key)));
    const [record] = found;
    if (found.length !== 1 || !record) continue;
    return { record, match: { vendorId: record.vendorId, version: record.version, name: record.vendor.name, resolvedBy: kind, trusted: record.vendor.trusted, accountApproved: accountApproved(invoice, record.vendor) } };
  }
  return undefined;
}

/** What the vendor's record says against paying this invoice. */
export function checkVendor(invoice: Invoice, resolved: ReturnType<typeof resolveVendor>): Finding[] {
  if (!resolved) {
    return [{ code: 'VENDOR_UNKNOWN', severity: 'error', message: `${invoice.seller.name ?? 'The seller'} is not in the vendor master data, by VAT id, registration, account or name. Add the vendor, or reject the invoice.`, terms: ['BT-27', 'BT-31', 'BT-84'] }];
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
  if (!resolved.match.accountApproved) {
    findings.push({ code: 'ACCOUNT_NOT_APPROVED', severity: 'error', message: `The account ${payeeAccounts(invoice).join(', ')} (BT-84) is no approved account of ${vendor.name}. Confirm it by a call to a number you know, not to one on the invoice.`, terms: ['BT-84'] });
  }
  return findings;
}

function accountApproved(invoice: Invoice, vendor: VendorInput): boolean {
  const approved = new Set(vendor.accounts.filter(({ state }) => state === 'approved').map(({ iban }) => compact(iban)));
  return payeeAccounts(invoice).every((account) => approved.has(account));
}

/** The accounts to which an invoice asks to be paid, without spaces. */
export function payeeAccounts(invoice: Invoice): string[] {
  return (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => (accountId ? [compact(accountId)] : []));
}
