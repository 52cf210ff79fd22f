import type { OrderInput } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import { AppError, newId } from '@smartap/runtime';
import { lockOrders, type OrderKey } from './order-locks.js';

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

/** Orders by number, by tenant. */
export async function findOrders(tx: Tx, wanted: readonly OrderKey[]): Promise<Map<string, OrderInput[]>> {
  const found = await rows<{ tenant_id: string; data: OrderInput }>(
    tx,
    `select o.tenant_id, o.data from (select distinct * from unnest($1::uuid[], $2::text[]) as w(tenant_id, number)) w
     join purchase_order o on o.tenant_id = w.tenant_id and o.number = w.number`,
    [wanted.map((key) => key.tenantId), wanted.map((key) => key.orderNumber)],
  );
  return new Map([...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, own.map((item) => item.data)]));
}

/**
 * Makes an order or changes the one of the same number.
 *
 * @param seenVersion the version the caller saw; 0: must be new; undefined: any
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putOrder(tx: Tx, tenantId: string, order: OrderInput, by: string, seenVersion?: number): Promise<OrderRecord> {
  await lockOrders(tx, [{ tenantId, orderNumber: order.number }]);
  const known = await row<Row>(tx, 'select order_id, version, data from purchase_order where tenant_id = $1 and number = $2', [tenantId, order.number]);
  if (seenVersion !== undefined && seenVersion !== (known?.version ?? 0)) {
    throw new AppError('VERSION_CONFLICT', `Order ${order.number} has version ${known?.version ?? 0} now, not ${seenVersion}. Read it again and repeat the change.`);
  }
  const record = { orderId: known?.order_id ?? newId(), version: (known?.version ?? 0) + 1, order };
  await tx.query(
    `insert into purchase_order (tenant_id, order_id, number, version, data, changed_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, order_id) do update set version = excluded.version, data = excluded.data, changed_by = excluded.changed_by, changed_at = now()`,
    [tenantId, record.orderId, order.number, record.version, JSON.stringify(order), by],
  );
  return record;
}

/** One order of a tenant. */
export async function getOrder(tx: Tx, tenantId: string, orderId: string): Promise<OrderRecord | undefined> {
  const found = await row<Row>(tx, 'select order_id, version, data from purchase_order where tenant_id = $1 and order_id = $2', [tenantId, orderId]);
  return found && read(found);
}

/** Orders of a tenant by number. */
export async function listOrders(tx: Tx, tenantId: string, after: string, limit: number): Promise<OrderRecord[]> {
  return (await rows<Row>(tx, 'select order_id, version, data from purchase_order where tenant_id = $1 and number > $2 order by number limit $3', [tenantId, after, limit])).map(read);
}
