import type { Tx } from '@smartap/database';
import { orderKey, type OrderKey } from './known-orders.js';

/** In one order for all: orders before vendors. */
const orderLocks = (orders: readonly OrderKey[]): string[] => [...new Set(orders.map((order) => `order ${orderKey(order)}`))].toSorted();
const vendorLocks = (tenantIds: readonly string[]): string[] => [...new Set(tenantIds.map((tenantId) => `vendors ${tenantId}`))].toSorted();

const lock = (tx: Tx, how: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared', keys: readonly string[]) =>
  tx.query(`select ${how}(hashtextextended(current_schema() || ' ' || key, 3)) from unnest($1::text[]) as wanted(key)`, [keys]);

/**
 * Lets what changes of the vendors of tenants, and of these orders, wait until the transaction ends: what it reads of them and what it says
 * that it waits for belong together. The caller holds the invoices' locks already (ADR 0019).
 */
export async function shareMasterData(tx: Tx, tenantIds: readonly string[], orders: readonly OrderKey[]): Promise<void> {
  if (tenantIds.length > 0) await lock(tx, 'pg_advisory_xact_lock_shared', [...orderLocks(orders), ...vendorLocks(tenantIds)]);
}

/** Locks orders until the transaction ends, against all that reads what is known of them to validate. */
export async function lockKnownOrders(tx: Tx, orders: readonly OrderKey[]): Promise<void> {
  await lock(tx, 'pg_advisory_xact_lock', orderLocks(orders));
}

/** Waits until all validations have ended that may have read vendors, or what VIES says, of these tenants before now; holds nothing afterwards. */
export async function outwaitValidations(tx: Tx, tenantIds: readonly string[]): Promise<void> {
  await tx.query('savepoint outwait');
  await lock(tx, 'pg_advisory_xact_lock', vendorLocks(tenantIds));
  await tx.query('rollback to savepoint outwait');
}
