import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { ExchangeRate } from '../domain/index.js';

/** A vendor of a tenant. */
export interface VendorKey {
  readonly tenantId: string;
  readonly vendorId: string;
}

/** Pairs accepted before, by vendor. */
export async function findAliases(tx: Tx, vendors: readonly VendorKey[]): Promise<Map<string, Map<string, string>>> {
  if (vendors.length === 0) return new Map();
  const found = await rows<{ vendor_id: string; bill_key: string; article_key: string }>(
    tx,
    'select a.vendor_id, a.bill_key, a.article_key from (select distinct * from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, vendor_id)) w join item_alias a on a.tenant_id = w.tenant_id and a.vendor_id = w.vendor_id',
    [vendors.map((key) => key.tenantId), vendors.map((key) => key.vendorId)],
  );
  return new Map(
    [...Map.groupBy(found, (item) => item.vendor_id)].map(([vendor, own]) => [vendor, new Map(own.map((item) => [item.bill_key, item.article_key]))]),
  );
}

/** Keeps pairs for the next invoice of the vendor; the newest counts. */
export async function keepAliases(tx: Tx, aliases: readonly (VendorKey & { readonly billKey: string; readonly articleKey: string })[]): Promise<void> {
  const newest = new Map(aliases.map((own) => [`${own.tenantId} ${own.vendorId} ${own.billKey}`, own]));
  if (newest.size === 0) return;
  await bulkInsert(
    tx,
    'item_alias',
    { tenant_id: 'uuid', vendor_id: 'uuid', bill_key: 'text', article_key: 'text' },
    [...newest]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, own]) => ({ tenant_id: own.tenantId, vendor_id: own.vendorId, bill_key: own.billKey, article_key: own.articleKey })),
    'on conflict (tenant_id, vendor_id, bill_key) do update set article_key = excluded.article_key where item_alias.article_key <> excluded.article_key',
  );
}

/** Rates of some tenants from a day on, by tenant. */
export async function findRates(tx: Tx, tenantIds: readonly string[], from: string): Promise<Map<string, ExchangeRate[]>> {
  const found = await rows<{ tenant_id: string; from_currency: string; to_currency: string; on_date: string; rate: string; source: string }>(
    tx,
    'select tenant_id, from_currency, to_currency, on_date::text as on_date, rate::text as rate, source from exchange_rate where tenant_id = any($1) and on_date >= $2::date order by on_date',
    [[...new Set(tenantIds)], from],
  );
  return new Map(
    [...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [
      tenant,
      own.map((item) => ({ from: item.from_currency, to: item.to_currency, date: item.on_date, rate: item.rate, source: item.source })),
    ]),
  );
}

/** Adds rates; that of a day is never changed, for decisions rest on it. */
export async function addRates(tx: Tx, tenantId: string, rates: readonly ExchangeRate[]): Promise<void> {
  await bulkInsert(
    tx,
    'exchange_rate',
    { tenant_id: 'uuid', from_currency: 'text', to_currency: 'text', on_date: 'date', rate: 'numeric', source: 'text' },
    rates.map((rate) => ({ tenant_id: tenantId, from_currency: rate.from, to_currency: rate.to, on_date: rate.date, rate: rate.rate, source: rate.source })),
    'on conflict do nothing',
  );
}
