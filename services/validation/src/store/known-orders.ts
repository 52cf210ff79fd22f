import type { OrderInput } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import { orderValue, type NamedOrder } from '../domain/index.js';

/** An order of a tenant by its number. */
export interface OrderKey {
  readonly tenantId: string;
  readonly number: string;
}

/** A version of an order, and when it was told. */
export interface OrderVersion {
  readonly tenantId: string;
  readonly version: number;
  readonly toldAt: Date;
  readonly order: OrderInput;
}

const COLUMNS = { tenant_id: 'uuid', number: 'text', version: 'int', told_at: 'timestamptz', ordered_on: 'date', first_known_at: 'timestamptz', value: 'text' };

/** The key of {@link findKnownOrders}. */
export const orderKey = ({ tenantId, number }: OrderKey): string => `${tenantId} ${number}`;

/** The day as the database keeps it: it has no year 0, which nothing was ordered in. */
const dayKnown = (day: string | undefined): string | null => (day === undefined || day.startsWith('0000') ? null : day);

/** Keeps what is known of orders, of none two versions: one that is not newer than what is kept changes nothing. */
export async function keepOrders(tx: Tx, versions: readonly OrderVersion[]): Promise<void> {
  const items = versions.map(({ tenantId, version, toldAt, order }) => ({
    tenant_id: tenantId,
    number: order.number,
    version,
    told_at: toldAt,
    ordered_on: dayKnown(order.orderedOn),
    first_known_at: version === 1 ? toldAt : null,
    value: orderValue(order),
  }));
  await bulkInsert(
    tx,
    'known_order',
    COLUMNS,
    // In one order, so that two replicas never wait for each other.
    items.toSorted((a, b) => (orderKey({ tenantId: a.tenant_id, number: a.number }) < orderKey({ tenantId: b.tenant_id, number: b.number }) ? -1 : 1)),
    `on conflict (tenant_id, number) do update set
       version = excluded.version, told_at = excluded.told_at, ordered_on = excluded.ordered_on, value = excluded.value,
       value_before = case when known_order.value = excluded.value then known_order.value_before else known_order.value end,
       value_changed_at = case when known_order.value = excluded.value then known_order.value_changed_at else excluded.told_at end
     where known_order.version < excluded.version`,
  );
}

interface Row {
  readonly tenant_id: string;
  readonly number: string;
  readonly ordered_on: string | null;
  readonly first_known_at: Date | null;
  readonly value: string;
  readonly value_before: string | null;
  readonly value_changed_at: Date | null;
}

/** What is known of orders, by {@link orderKey}; nothing is asked when none is named. */
export async function findKnownOrders(tx: Tx, named: readonly OrderKey[]): Promise<Map<string, NamedOrder>> {
  const distinct = [...new Map(named.map((key) => [orderKey(key), key])).values()];
  if (distinct.length === 0) return new Map();
  const found = await rows<Row>(
    tx,
    `select o.tenant_id, o.number, o.ordered_on::text as ordered_on, o.first_known_at, o.value, o.value_before, o.value_changed_at
     from unnest($1::uuid[], $2::text[]) as w(tenant_id, number) join known_order o on o.tenant_id = w.tenant_id and o.number = w.number`,
    [distinct.map(({ tenantId }) => tenantId), distinct.map(({ number }) => number)],
  );
  return new Map(
    found.map((own) => [
      orderKey({ tenantId: own.tenant_id, number: own.number }),
      {
        number: own.number,
        orderedOn: own.ordered_on,
        firstKnownAt: own.first_known_at?.toISOString() ?? null,
        value: own.value,
        valueBefore: own.value_before,
        valueChangedAt: own.value_changed_at?.toISOString() ?? null,
      },
    ]),
  );
}
