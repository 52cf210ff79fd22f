import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { DuplicateRecord, Signature, WantedKey } from '../domain/index.js';

/** An invoice that came before, with what its text comes to. */
export interface Earlier {
  readonly record: DuplicateRecord;
  readonly signature: Signature | undefined;
}

/** Copied to a place of its own, as words of four bytes must begin at a multiple of four. */
const unpacked = (text: string): Signature => new Uint32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);

// A statement takes a few rows under each key: so many keys at a time keep it small, however many invoices ask.
const KEYS_AT_ONCE = 400;

/** Two invoices under one key. */
interface Met {
  readonly tenantId: string;
  readonly asking: string;
  readonly other: string;
}

interface RecordRow {
  readonly invoice_id: string;
  /** Of one that was met; those that ask know theirs. */
  readonly data: DuplicateRecord | null;
  readonly signature: string | null;
  /** Microseconds. */
  readonly kept_at: string;
}

/** A kept invoice and its place in time; many of a batch may meet the same. */
interface Placed {
  readonly invoiceId: string;
  readonly keptAt: bigint;
  /** Of one that was met. */
  readonly earlier: Earlier | undefined;
}

/** Invoices that were kept before these and share a key with them, by the invoice that asks. */
export async function findEarlier(tx: Tx, asking: readonly (InvoiceKey & { readonly wanted: readonly WantedKey[] })[]): Promise<Map<string, Earlier[]>> {
  const wanted = asking.flatMap(({ tenantId, invoiceId, wanted: keys }) => keys.map((key) => ({ tenantId, invoiceId, ...key })));
  const met: Met[] = [];
  for (let from = 0; from < wanted.length; from += KEYS_AT_ONCE) met.push(...(await meet(tx, wanted.slice(from, from + KEYS_AT_ONCE))));
  if (met.length === 0) return new Map();
  const records = await loadRecords(tx, met);
  return new Map(
    [...Map.groupBy(met, (one) => one.asking)].map(([id, own]) => [
      id,
      [...new Set(own.map(({ other }) => other))].flatMap((other) => {
        const [mine, theirs] = [records.get(id), records.get(other)];
        return mine && theirs?.earlier && isBefore(theirs, mine) ? [theirs.earlier] : [];
      }),
    ]),
  );
}

const isBefore = (a: Placed, b: Placed): boolean => (a.keptAt === b.keptAt ? a.invoiceId < b.invoiceId : a.keptAt < b.keptAt);

/** The newest invoices under each key, and the oldest where they are wanted; those under a key of many are not all looked at. */
function meet(tx: Tx, wanted: readonly (InvoiceKey & WantedKey)[]): Promise<Met[]> {
  return rows(
    tx,
    `select distinct w.tenant_id as "tenantId", w.invoice_id as asking, k.invoice_id as other
     from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::int[]) as w(tenant_id, invoice_id, key, most, oldest)
     cross join lateral (
       (select k.invoice_id from duplicate_key k where k.tenant_id = w.tenant_id and k.key = w.key order by k.invoice_id desc limit w.most + 1)
       union all (select k.invoice_id from duplicate_key k where k.tenant_id = w.tenant_id and k.key = w.key order by k.invoice_id limit w.oldest)
     ) k
     where k.invoice_id <> w.invoice_id`,
    [
      wanted.map(({ tenantId }) => tenantId),
      wanted.map(({ invoiceId }) => invoiceId),
      wanted.map(({ key }) => key),
      wanted.map(({ most }) => most),
      wanted.map(({ oldest }) => oldest),
    ],
  );
}

/** The records of those that were met, and of those that met them when they were kept. */
async function loadRecords(tx: Tx, met: readonly Met[]): Promise<Map<string, Placed>> {
  const others = new Map(met.map(({ tenantId, other }) => [other, tenantId]));
  const asking = new Map(met.flatMap(({ tenantId, asking: id }) => (others.has(id) ? [] : [[id, tenantId] as const])));
  const found = await rows<RecordRow>(
    tx,
    `select r.invoice_id, case when w.is_met then r.data end as data, case when w.is_met then r.signature end as signature, (extract(epoch from r.kept_at) * 1000000)::bigint::text as kept_at
     from unnest($1::uuid[], $2::uuid[], $3::bool[]) as w(tenant_id, invoice_id, is_met) join duplicate_record r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id`,
    [
      [...others.values(), ...asking.values()],
      [...others.keys(), ...asking.keys()],
      [...Array.from(others, () => true), ...Array.from(asking, () => false)],
    ],
  );
  return new Map(found.map((row) => [row.invoice_id, { invoiceId: row.invoice_id, keptAt: BigInt(row.kept_at), earlier: earlierOf(row) }]));
}

const earlierOf = ({ data, signature }: RecordRow): Earlier | undefined =>
  data ? { record: data, signature: signature === null ? undefined : unpacked(signature) } : undefined;
