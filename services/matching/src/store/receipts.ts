import type { ReceiptInput } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import { AppError, newId } from '@smartap/runtime';
import { lockOrders } from './order-locks.js';

/** A receipt with its id and version. */
export interface ReceiptRecord {
  readonly receiptId: string;
  readonly version: number;
  readonly receipt: ReceiptInput;
}

interface Row {
  receipt_id: string;
  version: number;
  data: ReceiptInput;
}

const read = (found: Row): ReceiptRecord => ({ receiptId: found.receipt_id, version: found.version, receipt: found.data });

const LINE = { tenant_id: 'uuid', receipt_id: 'uuid', line: 'text', order_number: 'text', order_line: 'text', quantity: 'numeric', rejected: 'numeric', accepted: 'numeric', returned_for_good: 'numeric' };

/**
 * Posts a receipt or changes the one of the same number; holds the locks of its orders.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function putReceipt(tx: Tx, tenantId: string, receipt: ReceiptInput, by: string, seenVersion?: number): Promise<ReceiptRecord> {
  const known = await row<Row>(tx, 'select receipt_id, version, data from receipt where tenant_id = $1 and number = $2 for update', [tenantId, receipt.number]);
  const before = known?.data.lines ?? [];
  await lockOrders(tx, [...before, ...receipt.lines].map(({ orderNumber }) => ({ tenantId, orderNumber })));
  if (seenVersion !== undefined && seenVersion !== (known?.version ?? 0)) {
    throw new AppError('VERSION_CONFLICT', `Receipt ${receipt.number} has version ${known?.version ?? 0} now, not ${seenVersion}. Read it again and repeat the change.`);
  }
  const record = { receiptId: known?.receipt_id ?? newId(), version: (known?.version ?? 0) + 1, receipt };
  await tx.query(
    `insert into receipt (tenant_id, receipt_id, number, version, data, posted_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, receipt_id) do update set version = excluded.version, data = excluded.data, posted_by = excluded.posted_by, posted_at = now()`,
    [tenantId, record.receiptId, receipt.number, record.version, JSON.stringify(receipt), by],
  );
  await tx.query('delete from receipt_line where tenant_id = $1 and receipt_id = $2', [tenantId, record.receiptId]);
  const lines = receipt.lines.map((line) => ({
    tenant_id: tenantId,
    receipt_id: record.receiptId,
    line: line.line,
    order_number: line.orderNumber,
    order_line: line.orderLine,
    quantity: line.quantity,
    rejected: line.rejected ?? '0',
    accepted: line.accepted ?? '0',
    returned_for_good: line.replacement === 'none' && line.quantity.startsWith('-') ? line.quantity.slice(1) : '0',
  }));
  await bulkInsert(tx, 'receipt_line', LINE, lines);
  return record;
}

/** One receipt of a tenant. */
export async function getReceipt(tx: Tx, tenantId: string, receiptId: string): Promise<ReceiptRecord | undefined> {
  const found = await row<Row>(tx, 'select receipt_id, version, data from receipt where tenant_id = $1 and receipt_id = $2', [tenantId, receiptId]);
  return found && read(found);
}

/** Receipts of a tenant by number. */
export async function listReceipts(tx: Tx, tenantId: string, after: string, limit: number): Promise<ReceiptRecord[]> {
  return (await rows<Row>(tx, 'select receipt_id, version, data from receipt where tenant_id = $1 and number > $2 order by number limit $3', [tenantId, after, limit])).map(read);
}
