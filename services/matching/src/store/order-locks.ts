import type { Tx } from '@smartap/database';

/** An order of a tenant by its number, whether it is known here or not. */
export interface OrderKey {
  readonly tenantId: string;
  readonly orderNumber: string;
}

/**
 * Locks orders until the transaction ends, in one order for all. Whoever reads or writes balances of an order, changes it
 * or receives on it, holds its lock; an order that is not known yet can be locked too, so that none arrives unseen.
 */
export async function lockOrders(tx: Tx, orders: readonly OrderKey[]): Promise<void> {
  const keys = [...new Set(orders.map((order) => `${order.tenantId} ${order.orderNumber}`))].toSorted();
  if (keys.length > 0) await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) as wanted(key)', [keys]);
}
