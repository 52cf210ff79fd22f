import type { Submitter } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import { nearKeys, needsNearNames, provenSender, sellerKeys, type VendorRecord } from '../domain/index.js';
import { findNearVendors, findVendors } from '../store/vendors.js';

interface Seeker {
  readonly tenantId: string;
  readonly invoice: Invoice;
  /** Who handed it in, by which mail. */
  readonly submittedBy?: Submitter | undefined;
}

/** Vendors of whom one may be the seller, by tenant; near names only for sellers whom nothing else tells. */
export async function loadVendors(tx: Tx, seekers: readonly Seeker[]): Promise<Map<string, VendorRecord[]>> {
  const known = await findVendors(
    tx,
    seekers.flatMap(({ tenantId, invoice, submittedBy }) => sellerKeys(invoice, provenSender(submittedBy)).map(({ kind, key }) => ({ tenantId, kind, key }))),
  );
  const unknown = seekers.filter(({ tenantId, invoice, submittedBy }) => needsNearNames(invoice, known.get(tenantId) ?? [], provenSender(submittedBy)));
  const wanted = unknown.flatMap(({ tenantId, invoice }) => nearKeys(invoice.seller.name).map(({ key }) => ({ tenantId, key })));
  if (wanted.length === 0) return known;
  const near = await findNearVendors(tx, wanted);
  const tenants = new Set([...known.keys(), ...near.keys()]);
  return new Map(
    [...tenants].map((tenant) => [
      tenant,
      [...new Map([...(known.get(tenant) ?? []), ...(near.get(tenant) ?? [])].map((record) => [record.vendorId, record])).values()],
    ]),
  );
}
