import type { DespatchInput } from '@smartap/contracts';
import { bulkInsert, nextVersion, row, rows, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { lockOrders, type OrderKey } from './order-locks.js';
import { settleUnits } from './order-units.js';

/** A despatch advice with its id and version. */
export interface DespatchRecord {
  readonly despatchId: string;
  readonly version: number;
  readonly despatch: DespatchInput;
}

interface Row {
  despatch_id: string;
  version: number;
  data: DespatchInput;
}

const read = (found: Row): DespatchRecord => ({ despatchId: found.despatch_id, version: found.version, despatch: found.data });

/** A despatch advice to be kept. */
export interface DespatchPut {
  readonly tenantId: string;
  readonly despatch: DespatchInput;
  readonly by: string;
  /** The version the caller saw; 0: must be new; undefined: any. */
  readonly seenVersion?: number | undefined;
}

const ordersOf = ({ tenantId }: Pick<DespatchPut, 'tenantId'>, { lines }: DespatchInput): OrderKey[] =>
  lines.map(({ orderNumber }) => ({ tenantId, orderNumber }));

/**
 * Keeps a despatch advice, or changes the one of the same seller and number; holds the locks of its orders.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putDespatch(tx: Tx, put: DespatchPut): Promise<DespatchRecord> {
  const { tenantId, despatch, by, seenVersion } = put;
  const seller = despatch.seller ?? '';
  const earlier = await row<Row>(tx, 'select despatch_id, version, data from despatch where tenant_id = $1 and number = $2 and seller = $3 for update', [
    tenantId,
    despatch.number,
    seller,
  ]);
  const orders = [...ordersOf(put, despatch), ...(earlier ? ordersOf(put, earlier.data) : [])];
  await lockOrders(tx, orders);
  const despatchId = earlier?.despatch_id ?? newId();
  const version = nextVersion({ what: `Despatch advice ${despatch.number}`, version: earlier?.version, seenVersion });
  await tx.query(
    `insert into despatch (tenant_id, despatch_id, seller, number, version, data, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, despatch_id) do update set version = excluded.version, data = excluded.data, changed_by = excluded.changed_by, changed_at = now()`,
    [tenantId, despatchId, seller, despatch.number, version, JSON.stringify(despatch), by],
  );
  if (earlier) await tx.query('delete from despatch_line where tenant_id = $1 and despatch_id = $2', [tenantId, despatchId]);
  await bulkInsert(
    tx,
    'despatch_line',
    { tenant_id: 'uuid', despatch_id: 'uuid', line: 'text', order_number: 'text', order_line: 'text', quantity: 'numeric', unit: 'text' },
    despatch.lines.map((own) => ({
      tenant_id: tenantId,
      despatch_id: despatchId,
      line: own.line,
      order_number: own.orderNumber,
      order_line: own.orderLine,
      quantity: own.quantity,
      unit: own.unit ?? null,
    })),
  );
  if (despatch.lines.some(({ unit }) => unit !== undefined)) await settleUnits(tx, orders);
  return { despatchId, version, despatch };
}

/** One despatch advice of a tenant. */
export async function getDespatch(tx: Tx, tenantId: string, despatchId: string): Promise<DespatchRecord | undefined> {
  const found = await row<Row>(tx, 'select despatch_id, version, data from despatch where tenant_id = $1 and despatch_id = $2', [tenantId, despatchId]);
  return found && read(found);
}

/** Despatch advices of a tenant in order of arrival: their ids grow with time. */
export async function listDespatches(tx: Tx, tenantId: string, after: string | undefined, limit: number): Promise<DespatchRecord[]> {
  return (
    await rows<Row>(
      tx,
      'select despatch_id, version, data from despatch where tenant_id = $1 and ($2::uuid is null or despatch_id > $2) order by despatch_id limit $3',
      [tenantId, after ?? null, limit],
    )
  ).map(read);
}

/** What was sent of an order line and has not come. */
export interface Underway extends OrderKey {
  readonly orderLine: string;
  readonly quantity: string;
}

/** What was sent of these orders beyond what came, by order line; returns do not make it under way again. The caller holds the orders' locks. */
export async function underwayOf(tx: Tx, orders: readonly OrderKey[]): Promise<Underway[]> {
  if (orders.length === 0) return [];
  const found = await rows<{ tenant_id: string; order_number: string; order_line: string; quantity: string }>(
    tx,
    `select tenant_id, order_number, order_line, (sum(sent) - sum(came))::text as quantity from (
       select tenant_id, order_number, order_line, quantity as sent, 0 as came from despatch_line where tenant_id = any($1) and order_number = any($2) and unit is null
       union all
       select tenant_id, order_number, order_line, 0, greatest(quantity, 0) from receipt_line where tenant_id = any($1) and order_number = any($2) and unit is null) as moved
     group by 1, 2, 3 having sum(sent) > sum(came)`,
    [[...new Set(orders.map(({ tenantId }) => tenantId))], [...new Set(orders.map(({ orderNumber }) => orderNumber))]],
  );
  return found.map((own) => ({ tenantId: own.tenant_id, orderNumber: own.order_number, orderLine: own.order_line, quantity: own.quantity }));
}
