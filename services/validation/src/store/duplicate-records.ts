import { hash } from 'node:crypto';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { CROWD, keptUnder, numberOf, type DuplicateKeys, type DuplicateRecord, type Signature } from '../domain/index.js';

/** An invoice to keep for later ones. */
export interface KeptRecord extends InvoiceKey {
  readonly record: DuplicateRecord;
  readonly signature: Signature | undefined;
  readonly keys: DuplicateKeys;
}

const packed = (signature: Signature | undefined): string | null =>
  signature ? Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength).toString('base64') : null;

/** Of all keys, however crowded it is around: who is validated again keeps its place in time. */
const fingerprintOf = ({ record, signature, keys }: KeptRecord): string => hash('sha256', JSON.stringify([record, signature && [...signature], keys.all]));
const pairsOf = (keys: readonly InvoiceKey[]): [string[], string[]] => [keys.map(({ tenantId }) => tenantId), keys.map(({ invoiceId }) => invoiceId)];

const RECORD = { tenant_id: 'uuid', invoice_id: 'uuid', fingerprint: 'text', data: 'jsonb', vendor_id: 'uuid', signature: 'text', keys: 'bigint[]' };
const KEY = { tenant_id: 'uuid', key: 'bigint', invoice_id: 'uuid' };

/**
 * Keeps invoices for those that come later. One that is kept already and has not changed keeps its place in time. Those
 * over the same money or of the same number wait for one another until the transaction ends: of two that come at once, the second sees the first.
 *
 * @returns those that have their place in time from now on
 */
export async function keepRecords(tx: Tx, kept: readonly KeptRecord[]): Promise<ReadonlySet<string>> {
  if (kept.length === 0) return new Set();
  const { changed, again } = await lockChanged(tx, kept);
  const placedNow = new Set(changed.map(({ invoiceId }) => invoiceId));
  if (changed.length === 0) return placedNow;
  if (again.length > 0) await dropRecords(tx, again);
  const placed = await place(tx, changed);
  await bulkInsert(tx, 'duplicate_record', RECORD, placed.map(cellsOf));
  await insertKeys(tx, placed);
  return placedNow;
}

/**
 * Keeps invoices that were validated before as they would be kept now. They stand in time where they stood, or where they were
 * validated when they were not kept at all.
 *
 * @returns how many were not kept so
 */
export async function reindexRecords(tx: Tx, kept: readonly (KeptRecord & { readonly since: Date })[]): Promise<number> {
  if (kept.length === 0) return 0;
  const { changed, again } = await lockChanged(tx, kept);
  if (changed.length === 0) return 0;
  const times = new Map(again.map(({ invoiceId, keptAt }) => [invoiceId, keptAt]));
  if (again.length > 0) await dropRecords(tx, again);
  const placed = await place(tx, changed);
  await bulkInsert(
    tx,
    'duplicate_record',
    { ...RECORD, kept_at: 'timestamptz' },
    placed.map((own) => ({ ...cellsOf(own), kept_at: times.get(own.invoiceId) ?? own.since })),
  );
  await insertKeys(tx, placed);
  return changed.length;
}

/** Kept invoices by their ids. */
export async function loadKept(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, DuplicateRecord>> {
  if (keys.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; data: DuplicateRecord }>(
    tx,
    'select r.invoice_id, r.data from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id',
    pairsOf(keys),
  );
  return new Map(found.map((row) => [row.invoice_id, row.data]));
}

type Fingerprinted<K extends KeptRecord> = K & { readonly fingerprint: string };

/** With the keys under which it is kept. */
type Placed<K extends KeptRecord> = Fingerprinted<K> & { readonly under: readonly string[] };

/** Decides under which of their keys invoices are kept, by how many of their sellers ask for the same. */
async function place<K extends KeptRecord>(tx: Tx, changed: readonly Fingerprinted<K>[]): Promise<Placed<K>[]> {
  const amounts = changed.flatMap(({ tenantId, keys }) => keys.amounts.map((key) => ({ tenantId, key })));
  const found = await rows<{ tenant_id: string; key: string; kept: number }>(
    tx,
    `select w.tenant_id, w.key::text as key, k.kept from (select distinct * from unnest($1::uuid[], $2::bigint[]) as w(tenant_id, key)) w
     cross join lateral (select count(*)::int as kept from (select from duplicate_key k where k.tenant_id = w.tenant_id and k.key = w.key limit $3) k) k where k.kept > 0`,
    [amounts.map(({ tenantId }) => tenantId), amounts.map(({ key }) => key), CROWD],
  );
  const counts = new Map(
    [...Map.groupBy(found, ({ tenant_id: tenantId }) => tenantId)].map(([tenantId, own]) => [tenantId, new Map(own.map(({ key, kept }) => [key, kept]))]),
  );
  return changed.map((own) => {
    const ofTenant = counts.get(own.tenantId) ?? new Map<string, number>();
    counts.set(own.tenantId, ofTenant);
    return { ...own, under: keptUnder(own.keys, ofTenant) };
  });
}

/** Locks the money and the numbers of invoices, and tells those that are not kept so yet, and which of them are kept otherwise since when. */
async function lockChanged<K extends KeptRecord>(
  tx: Tx,
  kept: readonly K[],
): Promise<{ changed: Fingerprinted<K>[]; again: (InvoiceKey & { readonly keptAt: Date })[] }> {
  const shared = [
    ...new Set(kept.flatMap(({ tenantId, record }) => [`${tenantId} ${record.amount ?? ''} ${record.currency ?? ''}`, `${tenantId} ${numberOf(record)}`])),
  ].toSorted();
  await tx.query("select pg_advisory_xact_lock(hashtextextended('duplicate ' || shared, 2)) from unnest($1::text[]) as wanted(shared)", [shared]);
  const known = await rows<{ invoice_id: string; fingerprint: string; kept_at: Date }>(
    tx,
    'select r.invoice_id, r.fingerprint, r.kept_at from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id',
    pairsOf(kept),
  );
  const before = new Map(known.map((row) => [row.invoice_id, row]));
  const changed = kept
    .map((own) => ({ ...own, fingerprint: fingerprintOf(own) }))
    .filter((own) => before.get(own.invoiceId)?.fingerprint !== own.fingerprint)
    .toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  const again = changed.flatMap(({ tenantId, invoiceId }) => {
    const row = before.get(invoiceId);
    return row ? [{ tenantId, invoiceId, keptAt: row.kept_at }] : [];
  });
  return { changed, again };
}

const cellsOf = (own: Placed<KeptRecord>) => ({
  tenant_id: own.tenantId,
  invoice_id: own.invoiceId,
  fingerprint: own.fingerprint,
  data: own.record,
  vendor_id: own.record.vendor,
  signature: packed(own.signature),
  keys: [...own.under],
});

/** An invoice as a row of `duplicate_record`; each of the keys that it is kept under is a row of `duplicate_key` besides. */
export const recordRow = (own: KeptRecord, under: readonly string[]) => cellsOf({ ...own, under, fingerprint: fingerprintOf(own) });

async function insertKeys(tx: Tx, kept: readonly Placed<KeptRecord>[]): Promise<void> {
  await bulkInsert(
    tx,
    'duplicate_key',
    KEY,
    kept.flatMap((own) => own.under.map((key) => ({ tenant_id: own.tenantId, key, invoice_id: own.invoiceId }))),
    'on conflict do nothing',
  );
}

/** Forgets invoices: they have ended, or are kept anew. */
export async function dropRecords(tx: Tx, ended: readonly InvoiceKey[]): Promise<void> {
  await tx.query(
    `delete from duplicate_key k using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
       join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id cross join lateral unnest(r.keys) as own(key)
     where k.tenant_id = w.tenant_id and k.key = own.key and k.invoice_id = w.invoice_id`,
    pairsOf(ended),
  );
  await tx.query(
    'delete from duplicate_record r using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id',
    pairsOf(ended),
  );
}
