import type { ReceiptInput } from '@smartap/contracts';
import { bulkInsert, nextVersion, RawJson, row, rows, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { isCorrected } from '../domain/index.js';
import { lockOrders } from './order-locks.js';
import { settleUnits } from './order-units.js';

/** A receipt with its id and version. */
export interface ReceiptRecord {
  readonly receiptId: string;
  readonly version: number;
  readonly receipt: ReceiptInput;
}

/** A receipt that was just kept. */
export interface PostedReceipt extends ReceiptRecord {
  /** Present: an earlier version said otherwise of what came. */
  readonly corrected?: true;
}

interface Row {
  receipt_id: string;
  version: number;
  data: ReceiptInput;
}

const read = (found: Row): ReceiptRecord => ({ receiptId: found.receipt_id, version: found.version, receipt: found.data });

const LINE = {
  tenant_id: 'uuid',
  receipt_id: 'uuid',
  line: 'text',
  order_number: 'text',
  order_line: 'text',
  quantity: 'numeric',
  rejected: 'numeric',
  accepted: 'numeric',
  returned_for_good: 'numeric',
  unit: 'text',
};

/** A receipt to be kept. */
export interface ReceiptPut {
  readonly tenantId: string;
  readonly receipt: ReceiptInput;
  readonly by: string;
  /** The version the caller saw; 0: must be new; undefined: any. */
  readonly seenVersion?: number | undefined;
}

/** Posts a receipt or changes the one of the same number: {@link putReceipts} of one. */
export async function putReceipt(tx: Tx, put: ReceiptPut): Promise<PostedReceipt> {
  const [record] = await putReceipts(tx, [put]);
  if (!record) throw new Error('A receipt that was put has a record.');
  return record;
}

/**
 * Posts receipts or changes those of the same numbers, in a handful of statements however many; holds the locks of their orders. No number
 * twice.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putReceipts(tx: Tx, puts: readonly ReceiptPut[]): Promise<PostedReceipt[]> {
  if (puts.length === 0) return [];
  const found = await rows<Row & { tenant_id: string; number: string }>(
    tx,
    `select r.tenant_id, r.number, r.receipt_id, r.version, r.data from unnest($1::uuid[], $2::text[]) as wanted(tenant_id, number)
     join receipt r on r.tenant_id = wanted.tenant_id and r.number = wanted.number order by 1, 2 for update of r`,
    [puts.map(({ tenantId }) => tenantId), puts.map(({ receipt }) => receipt.number)],
  );
  const known = new Map(found.map((item) => [`${item.tenant_id} ${item.number}`, item]));
  const before = found.flatMap((item) => item.data.lines.map(({ orderNumber }) => ({ tenantId: item.tenant_id, orderNumber })));
  const orders = [...before, ...puts.flatMap(({ tenantId, receipt }) => receipt.lines.map(({ orderNumber }) => ({ tenantId, orderNumber })))];
  await lockOrders(tx, orders);
  const kept = puts.map((put) => {
    const earlier = known.get(`${put.tenantId} ${put.receipt.number}`);
    return {
      ...put,
      isCorrected: earlier !== undefined && isCorrected(earlier.data, put.receipt),
      receiptId: earlier?.receipt_id ?? newId(),
      version: nextVersion({ what: `Receipt ${put.receipt.number}`, version: earlier?.version, seenVersion: put.seenVersion }),
    };
  });
  await bulkInsert(
    tx,
    'receipt',
    { tenant_id: 'uuid', receipt_id: 'uuid', number: 'text', version: 'int', data: 'jsonb', posted_by: 'text' },
    kept.map(({ tenantId, receiptId, version, receipt, by }) => ({
      tenant_id: tenantId,
      receipt_id: receiptId,
      number: receipt.number,
      version,
      data: new RawJson(JSON.stringify(receipt)),
      posted_by: by,
    })),
    'on conflict (tenant_id, receipt_id) do update set version = excluded.version, data = excluded.data, posted_by = excluded.posted_by, posted_at = now()',
  );
  if (found.length > 0)
    await tx.query('delete from receipt_line where tenant_id = any($1) and receipt_id = any($2)', [
      [...new Set(found.map((item) => item.tenant_id))],
      found.map((item) => item.receipt_id),
    ]);
  await bulkInsert(tx, 'receipt_line', LINE, kept.flatMap(linesOf));
  if (puts.some(({ receipt }) => receipt.lines.some(({ unit }) => unit !== undefined))) await settleUnits(tx, orders);
  return kept.map(({ receiptId, version, receipt, isCorrected: corrected }) => ({ receiptId, version, receipt, ...(corrected ? { corrected } : {}) }));
}

function linesOf({ tenantId, receiptId, receipt }: { readonly tenantId: string; readonly receiptId: string; readonly receipt: ReceiptInput }) {
  return receipt.lines.map((line) => ({
    tenant_id: tenantId,
    receipt_id: receiptId,
    line: line.line,
    order_number: line.orderNumber,
    order_line: line.orderLine,
    quantity: line.quantity,
    rejected: line.rejected ?? '0',
    accepted: line.accepted ?? '0',
    returned_for_good: line.replacement === 'none' && line.quantity.startsWith('-') ? line.quantity.slice(1) : '0',
    unit: line.unit ?? null,
  }));
}

/** One receipt of a tenant. */
export async function getReceipt(tx: Tx, tenantId: string, receiptId: string): Promise<ReceiptRecord | undefined> {
  const found = await row<Row>(tx, 'select receipt_id, version, data from receipt where tenant_id = $1 and receipt_id = $2', [tenantId, receiptId]);
  return found && read(found);
}

/** Receipts of a tenant by number. */
export async function listReceipts(tx: Tx, tenantId: string, after: string, limit: number): Promise<ReceiptRecord[]> {
  return (
    await rows<Row>(tx, 'select receipt_id, version, data from receipt where tenant_id = $1 and number > $2 order by number limit $3', [tenantId, after, limit])
  ).map(read);
}
