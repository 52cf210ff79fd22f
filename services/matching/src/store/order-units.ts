import { rows, type Tx } from '@smartap/database';
import { articleOf, settingsOn, unitFactor } from '../domain/index.js';
import type { OrderKey } from './order-locks.js';
import { findOrders } from './find-orders.js';
import { findPolicies } from './policies.js';

/** Lines of goods that state their own unit, and the columns that hold quantities. */
const TABLES = {
  receipt_line: { id: 'receipt_id', quantities: ['quantity', 'rejected', 'accepted', 'returned_for_good'] },
  despatch_line: { id: 'despatch_id', quantities: ['quantity'] },
} as const;

interface Row {
  tenant_id: string;
  id: string;
  line: string;
  order_number: string;
  order_line: string;
  unit: string;
  today: string;
}

/**
 * Brings quantities into the units of their order lines, as soon as order and factor are known; until then they count nothing. The
 * caller holds the orders' locks. The factors are those of the policy of today.
 */
export async function settleUnits(tx: Tx, orders: readonly OrderKey[]): Promise<void> {
  for (const table of ['receipt_line', 'despatch_line'] as const) await settleTable(tx, table, orders);
}

async function settleTable(tx: Tx, table: keyof typeof TABLES, orders: readonly OrderKey[]): Promise<void> {
  const { id, quantities } = TABLES[table];
  const found = await rows<Row>(
    tx,
    `select l.tenant_id, l.${id} as id, l.line, l.order_number, l.order_line, l.unit, now()::date::text as today from ${table} l
     where l.tenant_id = any($1) and l.order_number = any($2) and l.unit is not null`,
    [[...new Set(orders.map(({ tenantId }) => tenantId))], [...new Set(orders.map(({ orderNumber }) => orderNumber))]],
  );
  if (found.length === 0) return;
  const known = await findOrders(
    tx,
    found.map((own) => ({ tenantId: own.tenant_id, orderNumber: own.order_number })),
  );
  const policies = await findPolicies(tx, [...new Set(found.map((own) => own.tenant_id))]);
  const settled = found.flatMap((own) => {
    const ordered = known
      .get(own.tenant_id)
      ?.find(({ number }) => number === own.order_number)
      ?.lines.find(({ line }) => line === own.order_line);
    const factor = ordered && unitFactor(own.unit, ordered.unit, settingsOn(own.today, policies.get(own.tenant_id) ?? []).units, articleOf(ordered));
    return factor ? [{ ...own, factor }] : [];
  });
  if (settled.length === 0) return;
  await tx.query(
    `update ${table} l set unit = null, ${quantities.map((column) => `${column} = l.${column} * w.numerator / w.denominator`).join(', ')}
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::numeric[], $5::numeric[]) as w(tenant_id, id, line, numerator, denominator)
     where l.tenant_id = w.tenant_id and l.${id} = w.id and l.line = w.line`,
    [
      settled.map((own) => own.tenant_id),
      settled.map((own) => own.id),
      settled.map((own) => own.line),
      settled.map(({ factor }) => factor.n.toString()),
      settled.map(({ factor }) => factor.d.toString()),
    ],
  );
}

/** Orders of a tenant with quantities whose unit could not be brought into theirs. */
export async function unsettledOrders(tx: Tx, tenantId: string): Promise<OrderKey[]> {
  const found = await rows<{ order_number: string }>(
    tx,
    'select order_number from receipt_line where tenant_id = $1 and unit is not null union select order_number from despatch_line where tenant_id = $1 and unit is not null order by 1',
    [tenantId],
  );
  return found.map((own) => ({ tenantId, orderNumber: own.order_number }));
}
