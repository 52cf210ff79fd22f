import type { OrderInput } from '@smartap/contracts';
import { bulkInsert, nextVersion, RawJson, row, rows, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { lockOrders } from './order-locks.js';
import { settleUnits } from './order-units.js';

/** An order with its id and version. */
export interface OrderRecord {
  readonly orderId: string;
  readonly version: number;
  readonly order: OrderInput;
}

interface Row {
  order_id: string;
  version: number;
  data: OrderInput;
}

const read = (found: Row): OrderRecord => ({ orderId: found.order_id, version: found.version, order: found.data });

/** An order to be kept. */
export interface OrderPut {
  readonly tenantId: string;
  readonly order: OrderInput;
  readonly by: string;
  /** The version the caller saw; 0: must be new; undefined: any. */
  readonly seenVersion?: number | undefined;
}

/** Makes an order or changes the one of the same number: {@link putOrders} of one. */
export async function putOrder(tx: Tx, put: OrderPut): Promise<OrderRecord> {
  const [record] = await putOrders(tx, [put]);
  if (!record) throw new Error('An order that was put has a record.');
  return record;
}

/**
 * Makes orders or changes those of the same numbers, in a handful of statements however many. No number twice.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putOrders(tx: Tx, puts: readonly OrderPut[]): Promise<OrderRecord[]> {
  if (puts.length === 0) return [];
  const keys = puts.map(({ tenantId, order }) => ({ tenantId, orderNumber: order.number }));
  await lockOrders(tx, keys);
  const found = await rows<{ tenant_id: string; number: string; order_id: string; version: number }>(
    tx,
    `select o.tenant_id, o.number, o.order_id, o.version from unnest($1::uuid[], $2::text[]) as wanted(tenant_id, number)
     join purchase_order o on o.tenant_id = wanted.tenant_id and o.number = wanted.number`,
    [keys.map((key) => key.tenantId), keys.map((key) => key.orderNumber)],
  );
  const known = new Map(found.map((item) => [`${item.tenant_id} ${item.number}`, item]));
  const kept = puts.map((put) => {
    const before = known.get(`${put.tenantId} ${put.order.number}`);
    return {
      ...put,
      orderId: before?.order_id ?? newId(),
      version: nextVersion({ what: `Order ${put.order.number}`, version: before?.version, seenVersion: put.seenVersion }),
    };
  });
  await bulkInsert(
    tx,
    'purchase_order',
    { tenant_id: 'uuid', order_id: 'uuid', number: 'text', version: 'int', data: 'jsonb', changed_by: 'text' },
    kept.map(({ tenantId, orderId, version, order, by }) => ({
      tenant_id: tenantId,
      order_id: orderId,
      number: order.number,
      version,
      data: new RawJson(JSON.stringify(order)),
      changed_by: by,
    })),
    'on conflict (tenant_id, order_id) do update set version = excluded.version, data = excluded.data, changed_by = excluded.changed_by, changed_at = now()',
  );
  await settleUnits(tx, keys);
  return kept.map(({ orderId, version, order }) => ({ orderId, version, order }));
}

/** One order of a tenant. */
export async function getOrder(tx: Tx, tenantId: string, orderId: string): Promise<OrderRecord | undefined> {
  const found = await row<Row>(tx, 'select order_id, version, data from purchase_order where tenant_id = $1 and order_id = $2', [tenantId, orderId]);
  return found && read(found);
}

/** Orders of a tenant by number. */
export async function listOrders(tx: Tx, tenantId: string, after: string, limit: number): Promise<OrderRecord[]> {
  return (
    await rows<Row>(tx, 'select order_id, version, data from purchase_order where tenant_id = $1 and number > $2 order by number limit $3', [
      tenantId,
      after,
      limit,
    ])
  ).map(read);
}
