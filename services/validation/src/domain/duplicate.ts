import { canonicalNumber } from './duplicates/canonical-number.js';
import { accountOf } from './duplicates/same-seller.js';
import { shown } from './duplicates/duplicate-findings.js';
import { DEFAULT_DUPLICATE_SETTINGS, type DuplicateRecord, type DuplicateSettings } from './duplicates/duplicate-record.js';
import { found } from './messages/found.js';
import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { compactVatId } from '@smartap/tax-ids';

/** Who the seller is in law: VAT id, else registration id, else an account of its own; undefined when the document says none. */
export function sellerIdentity(invoice: Invoice, settings: DuplicateSettings = DEFAULT_DUPLICATE_SETTINGS): string | undefined {
  const { vatId, taxRegistrationId, legalRegistrationId } = invoice.seller;
  if (vatId) return `vat:${compactVatId(vatId)}`;
  if (legalRegistrationId?.value) return `reg:${compactVatId(legalRegistrationId.value)}`;
  if (taxRegistrationId) return `tax:${compactVatId(taxRegistrationId)}`;
  const account = invoice.paymentInstructions?.creditTransfers.find((transfer) => transfer.accountId)?.accountId;
  const own = accountOf({ vendor: null, account }, settings);
  return own ? `iban:${own}` : undefined;
}

/** The key that only one live invoice of a tenant may hold (class D1); undefined when a part is missing. */
export function duplicateKey(invoice: Invoice, settings: DuplicateSettings = DEFAULT_DUPLICATE_SETTINGS): string | undefined {
  const identity = sellerIdentity(invoice, settings);
  if (!identity || !invoice.number || !invoice.issueDate) return undefined;
  return [identity, canonicalNumber(invoice.number), invoice.typeCode ?? '380', invoice.issueDate.slice(0, 4)].join('|');
}

/** The finding for an invoice whose key another one holds; the other by its id where nothing else is known of it. */
export function duplicateFinding(invoice: Invoice, otherInvoiceId: string, other: DuplicateRecord | undefined): Finding {
  return found(
    'DUPLICATE_NUMBER',
    { number: invoice.number ?? '', other: other ? shown(other) : otherInvoiceId },
    { severity: 'block', terms: ['BT-1', 'BT-2', 'BT-31'], otherInvoiceId },
  );
}
