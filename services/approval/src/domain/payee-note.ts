import type { EventMap } from '@smartap/contracts';

type Matched = EventMap['invoice.matched.v1'];

/**
 * What whoever agrees to an invoice has to know of where the money goes: that the account is in quarantine, that the vendor is not to be paid;
 * empty when nothing stands against it.
 */
export function payeeNote({ vendor, invoice, findings }: Pick<Matched, 'vendor' | 'invoice' | 'findings'>): string {
  const accounts = (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => accountId ?? []);
  const quarantined = vendor && !vendor.accountApproved && accounts.length > 0 ? ` The account ${accounts.join(', ').slice(0, 200)} is in quarantine: it is no approved account of ${vendor.name}.` : '';
  const held = findings.some(({ code }) => code === 'VENDOR_PAYMENT_HOLD') ? ' The vendor is not to be paid for now (payment hold).' : '';
  return `${quarantined}${held}`;
}
