import type { VendorInput } from '@smartap/contracts';
import { bulkInsert, nextVersion, row, rows, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { NEAR, nearKeys, vendorKeys, withKnownAccounts, type Act, type VendorRecord } from '../domain/index.js';
import type { VendorKey } from './vendor-past.js';

interface Row {
  vendor_id: string;
  version: number;
  data: VendorInput;
  changed_by?: string;
}

const read = (found: Row): VendorRecord => ({
  vendorId: found.vendor_id,
  version: found.version,
  vendor: found.data,
  ...(found.changed_by === undefined ? {} : { changedBy: found.changed_by }),
});

/** A key under which an invoice's seller may be found. */
export interface WantedKey {
  readonly tenantId: string;
  readonly kind: string;
  readonly key: string;
}

/** Vendors that have any of these keys, by tenant. */
export async function findVendors(tx: Tx, wanted: readonly WantedKey[]): Promise<Map<string, VendorRecord[]>> {
  const found = await rows<Row & { tenant_id: string }>(
    tx,
    `select distinct v.tenant_id, v.vendor_id, v.version, v.data, v.changed_by
     from unnest($1::uuid[], $2::text[], $3::text[]) as w(tenant_id, kind, key)
     join vendor_key k on k.tenant_id = w.tenant_id and k.kind = w.kind and k.key = w.key
     join vendor v on v.tenant_id = k.tenant_id and v.vendor_id = k.vendor_id`,
    [wanted.map((key) => key.tenantId), wanted.map((key) => key.kind), wanted.map((key) => key.key)],
  );
  return new Map([...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, own.map(read)]));
}

/** A near name that so many vendors share tells nothing. */
const MOST_NEAR = 50;

/** Vendors whose names may be near, by tenant; a key that too many share is left out. */
export async function findNearVendors(tx: Tx, wanted: readonly Omit<WantedKey, 'kind'>[]): Promise<Map<string, VendorRecord[]>> {
  const found = await rows<Row & { tenant_id: string }>(
    tx,
    `with near as (
       select w.tenant_id, k.vendor_ids
       from (select distinct * from unnest($1::uuid[], $2::text[]) as u(tenant_id, key)) w
       cross join lateral (
         select array_agg(s.vendor_id) as vendor_ids
         from (select vendor_id from vendor_key k where k.tenant_id = w.tenant_id and k.kind = '${NEAR}' and k.key = w.key limit ${MOST_NEAR + 1}) s
       ) k
       where cardinality(k.vendor_ids) <= ${MOST_NEAR}
     )
     select v.tenant_id, v.vendor_id, v.version, v.data, v.changed_by
     from (select distinct near.tenant_id, unnest(near.vendor_ids) as vendor_id from near) n
     join vendor v on v.tenant_id = n.tenant_id and v.vendor_id = n.vendor_id`,
    [wanted.map(({ tenantId }) => tenantId), wanted.map(({ key }) => key)],
  );
  return new Map([...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, own.map(read)]));
}

/**
 * Makes a vendor or changes the one of the same number.
 *
 * @param change by whom and when
 * @param seenVersion the version the caller saw; 0: must be new; undefined: any
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putVendor(tx: Tx, tenantId: string, wanted: VendorInput, { by, at }: Act, seenVersion?: number): Promise<VendorRecord> {
  const known = await row<Row>(tx, 'select vendor_id, version, data from vendor where tenant_id = $1 and number = $2 for update', [tenantId, wanted.number]);
  const vendor = withKnownAccounts(wanted, known?.data, at.toISOString().slice(0, 10));
  const version = nextVersion({ what: `Vendor ${vendor.number}`, version: known?.version, seenVersion });
  const record = { vendorId: known?.vendor_id ?? newId(), version, vendor };
  await tx.query(
    `insert into vendor (tenant_id, vendor_id, number, version, data, changed_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, vendor_id) do update set version = excluded.version, data = excluded.data, changed_by = excluded.changed_by, changed_at = now()`,
    [tenantId, record.vendorId, vendor.number, record.version, JSON.stringify(vendor), by],
  );
  await tx.query('delete from vendor_key where tenant_id = $1 and vendor_id = $2', [tenantId, record.vendorId]);
  const keys = [...vendorKeys(vendor), ...nearKeys(vendor.name)].map(({ kind, key }) => ({ tenant_id: tenantId, kind, key, vendor_id: record.vendorId }));
  await bulkInsert(tx, 'vendor_key', { tenant_id: 'uuid', kind: 'text', key: 'text', vendor_id: 'uuid' }, keys, 'on conflict do nothing');
  return record;
}

/** One vendor of a tenant. */
export async function getVendor(tx: Tx, tenantId: string, vendorId: string): Promise<VendorRecord | undefined> {
  const found = await row<Row>(tx, 'select vendor_id, version, data from vendor where tenant_id = $1 and vendor_id = $2', [tenantId, vendorId]);
  return found && read(found);
}

/** Some vendors; those that are not known are left out. */
export async function vendorsById(tx: Tx, keys: readonly VendorKey[]): Promise<VendorRecord[]> {
  if (keys.length === 0) return [];
  const found = await rows<Row>(
    tx,
    'select v.vendor_id, v.version, v.data from (select distinct * from unnest($1::uuid[], $2::uuid[]) as u(tenant_id, vendor_id)) w join vendor v on v.tenant_id = w.tenant_id and v.vendor_id = w.vendor_id',
    [keys.map(({ tenantId }) => tenantId), keys.map(({ vendorId }) => vendorId)],
  );
  return found.map(read);
}

/** Vendors of a tenant by number. */
export async function listVendors(tx: Tx, tenantId: string, after: string, limit: number): Promise<VendorRecord[]> {
  return (
    await rows<Row>(tx, 'select vendor_id, version, data from vendor where tenant_id = $1 and number > $2 order by number limit $3', [tenantId, after, limit])
  ).map(read);
}
