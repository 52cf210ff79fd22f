import type { OrderResponseInput } from '@smartap/contracts';
import { nextVersion, row, rows, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { lockOrders } from './order-locks.js';

/** What a buyer makes of an answer. */
export type Settled = 'adopted' | 'declined';

/** A seller's answer as it is kept. */
export interface KeptResponse {
  readonly responseId: string;
  readonly version: number;
  readonly response: OrderResponseInput;
  readonly settled: Settled | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
}

interface Row {
  response_id: string;
  version: number;
  data: OrderResponseInput;
  settled: Settled | null;
  settled_by: string | null;
  reason: string | null;
}

const COLUMNS = 'response_id, version, data, settled, settled_by, reason';
const read = (found: Row): KeptResponse => ({
  responseId: found.response_id,
  version: found.version,
  response: found.data,
  settled: found.settled,
  settledBy: found.settled_by,
  reason: found.reason,
});

/** A seller's answer to be kept. */
export interface ResponsePut {
  readonly tenantId: string;
  readonly response: OrderResponseInput;
  readonly by: string;
  /** The version the caller saw; 0: must be new; undefined: any. */
  readonly seenVersion?: number | undefined;
}

/**
 * Keeps an answer, or changes the one of the same order and number: what was said of that one is said of another then. Holds the lock of
 * the order.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putResponse(tx: Tx, { tenantId, response, by, seenVersion }: ResponsePut): Promise<KeptResponse> {
  await lockOrders(tx, [{ tenantId, orderNumber: response.orderNumber }]);
  const earlier = await row<Row>(tx, `select ${COLUMNS} from order_response where tenant_id = $1 and order_number = $2 and number = $3`, [
    tenantId,
    response.orderNumber,
    response.number,
  ]);
  const responseId = earlier?.response_id ?? newId();
  const version = nextVersion({ what: `Order response ${response.number}`, version: earlier?.version, seenVersion });
  await tx.query(
    `insert into order_response (tenant_id, response_id, order_number, number, version, data, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, response_id) do update set version = excluded.version, data = excluded.data, changed_by = excluded.changed_by, changed_at = now(), settled = null, settled_by = null, reason = null`,
    [tenantId, responseId, response.orderNumber, response.number, version, JSON.stringify(response), by],
  );
  return { responseId, version, response, settled: null, settledBy: null, reason: null };
}

/** Keeps what the buyer made of an answer. */
export async function settleResponse(
  tx: Tx,
  tenantId: string,
  responseId: string,
  settled: Settled,
  by: string,
  reason: string,
): Promise<KeptResponse | undefined> {
  const found = await row<Row>(
    tx,
    `update order_response set settled = $3, settled_by = $4, reason = $5, version = version + 1, changed_at = now() where tenant_id = $1 and response_id = $2 returning ${COLUMNS}`,
    [tenantId, responseId, settled, by, reason],
  );
  return found && read(found);
}

/** One answer of a tenant. */
export async function getResponse(tx: Tx, tenantId: string, responseId: string): Promise<KeptResponse | undefined> {
  const found = await row<Row>(tx, `select ${COLUMNS} from order_response where tenant_id = $1 and response_id = $2`, [tenantId, responseId]);
  return found && read(found);
}

/** Answers of a tenant, the newest first: their ids grow with time. */
export async function listResponses(
  tx: Tx,
  tenantId: string,
  { orderNumber, after }: { readonly orderNumber: string | undefined; readonly after: string | undefined },
  limit: number,
): Promise<KeptResponse[]> {
  const found = await rows<Row>(
    tx,
    `select ${COLUMNS} from order_response where tenant_id = $1 and ($2::text is null or order_number = $2) and ($3::uuid is null or response_id < $3) order by response_id desc limit $4`,
    [tenantId, orderNumber ?? null, after ?? null, limit],
  );
  return found.map(read);
}
