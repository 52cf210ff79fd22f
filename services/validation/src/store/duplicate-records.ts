import { hash } from 'node:crypto';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { numberOf, type DuplicateKeys, type DuplicateRecord, type WantedKey } from '../domain/index.js';

/** An invoice to keep for later ones. */
export interface KeptRecord extends InvoiceKey {
  readonly record: DuplicateRecord;
  readonly signature: readonly number[] | undefined;
  readonly keys: DuplicateKeys;
}

/** An invoice that came before, with what its text comes to. */
export interface Earlier {
  readonly record: DuplicateRecord;
  readonly signature: readonly number[] | undefined;
}

const packed = (signature: readonly number[] | undefined): string | null => (signature ? Buffer.from(Uint32Array.from(signature).buffer).toString('base64') : null);

function unpacked(text: string | null): number[] | undefined {
  if (text === null) return undefined;
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return [...new Uint32Array(bytes.buffer)];
}

const fingerprintOf = ({ record, signature, keys }: KeptRecord): string => hash('sha256', JSON.stringify([record, signature, keys.kept]));
const pairsOf = (keys: readonly InvoiceKey[]): [string[], string[]] => [keys.map(({ tenantId }) => tenantId), keys.map(({ invoiceId }) => invoiceId)];

const RECORD = { tenant_id: 'uuid', invoice_id: 'uuid', fingerprint: 'text', data: 'jsonb', vendor_id: 'uuid', signature: 'text', keys: 'bigint[]' };
const KEY = { tenant_id: 'uuid', key: 'bigint', invoice_id: 'uuid' };

/**
 * Keeps invoices for those that come later. One that is kept already and has not changed keeps its place in time. Those
 * over the same money or of the same number wait for one another until the transaction ends: of two that come at once, the second sees the first.
 */
export async function keepRecords(tx: Tx, kept: readonly KeptRecord[]): Promise<void> {
  if (kept.length === 0) return;
  const { changed, again } = await lockChanged(tx, kept);
  if (changed.length === 0) return;
  if (again.length > 0) await dropRecords(tx, again);
  await bulkInsert(tx, 'duplicate_record', RECORD, changed.map(cellsOf));
  await insertKeys(tx, changed);
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
  await bulkInsert(tx, 'duplicate_record', { ...RECORD, kept_at: 'timestamptz' }, changed.map((own) => ({ ...cellsOf(own), kept_at: times.get(own.invoiceId) ?? own.since })));
  await insertKeys(tx, changed);
  return changed.length;
}

type Fingerprinted<K extends KeptRecord> = K & { readonly fingerprint: string };

/** Locks the money and the numbers of invoices, and tells those that are not kept so yet, and which of them are kept otherwise since when. */
async function lockChanged<K extends KeptRecord>(tx: Tx, kept: readonly K[]): Promise<{ changed: Fingerprinted<K>[]; again: (InvoiceKey & { readonly keptAt: Date })[] }> {
  const shared = [...new Set(kept.flatMap(({ tenantId, record }) => [`${tenantId} ${record.amount ?? ''} ${record.currency ?? ''}`, `${tenantId} ${numberOf(record)}`]))].toSorted();
  await tx.query("select pg_advisory_xact_lock(hashtextextended('duplicate ' || shared, 2)) from unnest($1::text[]) as wanted(shared)", [shared]);
  const known = await rows<{ invoice_id: string; fingerprint: string; kept_at: Date }>(
    tx,
    'select r.invoice_id, r.fingerprint, r.kept_at from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id',
    pairsOf(kept),
  );
  const before = new Map(known.map((row) => [row.invoice_id, row]));
  const changed = kept.map((own) => ({ ...own, fingerprint: fingerprintOf(own) })).filter((own) => before.get(own.invoiceId)?.fingerprint !== own.fingerprint).toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  const again = changed.flatMap(({ tenantId, invoiceId }) => { const row = before.get(invoiceId); return row ? [{ tenantId, invoiceId, keptAt: row.kept_at }] : []; });
  return { changed, again };
}

const cellsOf = (own: Fingerprinted<KeptRecord>) => ({ tenant_id: own.tenantId, invoice_id: own.invoiceId, fingerprint: own.fingerprint, data: own.record, vendor_id: own.record.vendor, signature: packed(own.signature), keys: [...own.keys.kept] });

/** An invoice as a row of `duplicate_record`; each of its keys is a row of `duplicate_key` besides. */
export const recordRow = (own: KeptRecord) => cellsOf({ ...own, fingerprint: fingerprintOf(own) });

async function insertKeys(tx: Tx, kept: readonly KeptRecord[]): Promise<void> {
  await bulkInsert(tx, 'duplicate_key', KEY, kept.flatMap((own) => own.keys.kept.map((key) => ({ tenant_id: own.tenantId, key, invoice_id: own.invoiceId }))), 'on conflict do nothing');
}

/** Forgets invoices: they have ended, or are kept anew. */
export async function dropRecords(tx: Tx, ended: readonly InvoiceKey[]): Promise<void> {
  await tx.query(
    `delete from duplicate_key k using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
       join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id cross join lateral unnest(r.keys) as own(key)
     where k.tenant_id = w.tenant_id and k.key = own.key and k.invoice_id = w.invoice_id`,
    pairsOf(ended),
  );
  await tx.query('delete from duplicate_record r using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id', pairsOf(ended));
}

// A statement takes a few rows under each key: so many keys at a time keep it small, however many invoices ask.
const KEYS_AT_ONCE = 400;

interface Met {
  readonly asking: string;
  readonly other: string;
}

interface RecordRow {
  readonly invoice_id: string;
  readonly data: DuplicateRecord;
  readonly signature: string | null;
  /** Microseconds. */
  readonly kept_at: string;
}

/** Invoices that were kept before these and share a key with them, by the invoice that asks. */
export async function findEarlier(tx: Tx, asking: readonly (InvoiceKey & { readonly wanted: readonly WantedKey[] })[]): Promise<Map<string, Earlier[]>> {
  const wanted = asking.flatMap(({ tenantId, invoiceId, wanted: keys }) => keys.map((key) => ({ tenantId, invoiceId, ...key })));
  const met: Met[] = [];
  for (let from = 0; from < wanted.length; from += KEYS_AT_ONCE) met.push(...(await meet(tx, wanted.slice(from, from + KEYS_AT_ONCE))));
  if (met.length === 0) return new Map();
  const tenants = new Map(asking.map(({ tenantId, invoiceId }) => [invoiceId, tenantId]));
  const others = new Map(met.map(({ asking: id, other }) => [other, tenants.get(id) ?? '']));
  const records = await recordsOf(tx, new Map([...tenants, ...others]));
  const found = Map.groupBy(met, (one) => one.asking);
  return new Map([...found].map(([id, own]) => [id, [...new Set(own.map(({ other }) => other))].flatMap((other) => {
    const [mine, theirs] = [records.get(id), records.get(other)];
    return mine && theirs && isBefore(theirs, mine) ? [{ record: theirs.data, signature: unpacked(theirs.signature) }] : [];
  })]));
}

const isBefore = (a: RecordRow, b: RecordRow): boolean => (a.kept_at === b.kept_at ? a.invoice_id < b.invoice_id : BigInt(a.kept_at) < BigInt(b.kept_at));

/** The newest invoices under each key; those under a key of many are not all looked at. */
function meet(tx: Tx, wanted: readonly (InvoiceKey & WantedKey)[]): Promise<Met[]> {
  return rows(
    tx,
    `select distinct w.invoice_id as asking, k.invoice_id as other
     from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[]) as w(tenant_id, invoice_id, key, most)
     cross join lateral (select k.invoice_id from duplicate_key k where k.tenant_id = w.tenant_id and k.key = w.key order by k.invoice_id desc limit w.most + 1) k
     where k.invoice_id <> w.invoice_id`,
    [wanted.map(({ tenantId }) => tenantId), wanted.map(({ invoiceId }) => invoiceId), wanted.map(({ key }) => key), wanted.map(({ most }) => most)],
  );
}

/** @param tenants tenant by invoice */
async function recordsOf(tx: Tx, tenants: ReadonlyMap<string, string>): Promise<Map<string, RecordRow>> {
  const found = await rows<RecordRow>(
    tx,
    `select r.invoice_id, r.data, r.signature, (extract(epoch from r.kept_at) * 1000000)::bigint::text as kept_at
     from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id`,
    [[...tenants.values()], [...tenants.keys()]],
  );
  return new Map(found.map((row) => [row.invoice_id, row]));
}
