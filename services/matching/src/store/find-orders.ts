import type { OrderInput } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';
import type { OrderKey } from './order-locks.js';

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
