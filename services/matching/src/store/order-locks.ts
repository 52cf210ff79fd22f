import type { Tx } from '@smartap/database';

/** An order of a tenant by its number, whether it is known here or not. */
export interface OrderKey {
  readonly tenantId: string;
  readonly orderNumber: string;
}

/**
 * Locks orders until the transaction ends, in one order for all, and with them the contracts they are releases of. Whoever reads or
 * writes balances of an order, changes it or receives on it, holds its lock; an order that is not known yet can be locked too, so that
 * none arrives unseen.
 */
export async function lockOrders(tx: Tx, orders: readonly OrderKey[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.query(
    `with wanted as materialized (select * from unnest($1::uuid[], $2::text[]) as w(tenant_id, number))
     select pg_advisory_xact_lock(hashtextextended(key, 0)) from (
       select tenant_id || ' ' || number as key from wanted
       union select p.tenant_id || ' ' || p.contract_number from wanted w join purchase_order p on p.tenant_id = w.tenant_id and p.number = w.number where p.contract_number is not null
       order by 1) as keys`,
    [orders.map(({ tenantId }) => tenantId), orders.map(({ orderNumber }) => orderNumber)],
  );
}
