import type { OrderInput } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import { contractsAmong, type Contracts } from '../domain/index.js';
import type { OrderKey } from './order-locks.js';

/**
 * The contracts that orders are, or are releases of, by tenant. Nothing is read where there are none. The caller holds the locks of the
 * orders, and so of their contracts.
 */
export async function findContracts(tx: Tx, orders: ReadonlyMap<string, readonly OrderInput[]>): Promise<Map<string, Contracts>> {
  const wanted = [...orders].flatMap(([tenantId, own]) =>
    own.flatMap(({ number, contract, agreement }) =>
      [contract, agreement ? number : undefined].flatMap((each) => (each === undefined ? [] : [{ tenantId, orderNumber: each }])),
    ),
  );
  if (wanted.length === 0) return new Map();
  const found = await rows<{ tenant_id: string; data: OrderInput }>(
    tx,
    `with wanted as materialized (select distinct * from unnest($1::uuid[], $2::text[]) as w(tenant_id, number))
     select p.tenant_id, p.data from wanted w join purchase_order p on p.tenant_id = w.tenant_id and p.number = w.number
     union all
     select p.tenant_id, p.data from wanted w join purchase_order p on p.tenant_id = w.tenant_id and p.contract_number = w.number where p.contract_number is not null and p.number <> p.contract_number`,
    [wanted.map(({ tenantId }) => tenantId), wanted.map(({ orderNumber }) => orderNumber)],
  );
  return new Map([...Map.groupBy(found, (item) => item.tenant_id)].map(([tenantId, own]) => [tenantId, contractsAmong(own.map(({ data }) => data))]));
}

/** The contracts of which some orders are releases. */
export async function contractsOf(tx: Tx, orders: readonly OrderKey[]): Promise<OrderKey[]> {
  if (orders.length === 0) return [];
  const found = await rows<{ tenant_id: string; contract_number: string }>(
    tx,
    'select distinct p.tenant_id, p.contract_number from unnest($1::uuid[], $2::text[]) as w(tenant_id, number) join purchase_order p on p.tenant_id = w.tenant_id and p.number = w.number where p.contract_number is not null',
    [orders.map(({ tenantId }) => tenantId), orders.map(({ orderNumber }) => orderNumber)],
  );
  return found.map((own) => ({ tenantId: own.tenant_id, orderNumber: own.contract_number }));
}

/** What is billed of some orders in all, in their currency. */
export async function billedOf(tx: Tx, tenantId: string, orderNumbers: readonly string[]): Promise<string> {
  const found = await row<{ billed: string }>(
    tx,
    'select coalesce(sum(coalesce(value, amount)), 0)::text as billed from allocation where tenant_id = $1 and order_number = any($2)',
    [tenantId, orderNumbers],
  );
  return found?.billed ?? '0';
}
