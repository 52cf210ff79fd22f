import type { Invoice } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import { nearKeys, needsNearNames, sellerKeys, type VendorRecord } from '../domain/index.js';
import { findNearVendors, findVendors } from '../store/vendors.js';

interface Seeker {
  readonly tenantId: string;
  readonly invoice: Invoice;
}

/** Vendors of whom one may be the seller, by tenant; near names only for sellers whom nothing else tells. */
export async function loadVendors(tx: Tx, seekers: readonly Seeker[]): Promise<Map<string, VendorRecord[]>> {
  const known = await findVendors(tx, seekers.flatMap(({ tenantId, invoice }) => sellerKeys(invoice).map(({ kind, key }) => ({ tenantId, kind, key }))));
  const unknown = seekers.filter(({ tenantId, invoice }) => needsNearNames(invoice, known.get(tenantId) ?? []));
  const wanted = unknown.flatMap(({ tenantId, invoice }) => nearKeys(invoice.seller.name).map(({ key }) => ({ tenantId, key })));
  if (wanted.length === 0) return known;
  const near = await findNearVendors(tx, wanted);
  const tenants = new Set([...known.keys(), ...near.keys()]);
  return new Map([...tenants].map((tenant) => [tenant, [...new Map([...(known.get(tenant) ?? []), ...(near.get(tenant) ?? [])].map((record) => [record.vendorId, record])).values()]]));
}
