import type { Tx } from '@smartap/database';

/** An order of a tenant by its number, whether it is known here or not. */
export interface OrderKey {
  readonly tenantId: string;
  readonly orderNumber: string;
}

/** An invoice of a vendor by its number, whether it is known here or not. */
export interface BillLock {
  readonly tenantId: string;
  readonly vendorId: string;
  readonly number: string;
}

/**
 * Locks invoices by vendor and number until the transaction ends: a credit note that looks for the one it corrects, and that one, never pass
 * each other unseen. Before the orders.
 */
export async function lockBills(tx: Tx, bills: readonly BillLock[]): Promise<void> {
  if (bills.length > 0) await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) as wanted(key)', [billKeys(bills)]);
}

const billKeys = (bills: readonly BillLock[]): string[] =>
  [...new Set(bills.map(({ tenantId, vendorId, number }) => `bill ${tenantId} ${vendorId} ${number}`))].toSorted();

/**
 * Locks orders until the transaction ends, in one order for all, and with them the contracts they are releases of. Whoever reads or
 * writes balances of an order, changes it or receives on it, holds its lock; an order that is not known yet can be locked too, so that
 * none arrives unseen.
 *
 * @param bills locked first, as {@link lockBills} does, by the same statement
 */
export async function lockOrders(tx: Tx, orders: readonly OrderKey[], bills: readonly BillLock[] = []): Promise<void> {
  if (orders.length === 0) return;
  await tx.query(
    `with wanted as materialized (select * from unnest($1::uuid[], $2::text[]) as w(tenant_id, number))
     select pg_advisory_xact_lock(hashtextextended(key, 0)) from (
       select 0 as turn, key from unnest($3::text[]) as bills(key)
       union select 1, tenant_id || ' ' || number from wanted
       union select 1, p.tenant_id || ' ' || p.contract_number from wanted w join purchase_order p on p.tenant_id = w.tenant_id and p.number = w.number where p.contract_number is not null
       order by 1, 2) as keys`,
    [orders.map(({ tenantId }) => tenantId), orders.map(({ orderNumber }) => orderNumber), billKeys(bills)],
  );
}
