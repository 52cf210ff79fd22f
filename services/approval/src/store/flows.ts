import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import type { Change, Content, Flow, Receipt } from '../domain/index.js';

/** The course of an approval, and what its approvals are about. */
export interface FlowRow extends InvoiceKey {
  readonly flow: Flow;
  readonly content: Content;
  /** What changed since it was asked or approved before. */
  readonly changes: readonly Change[];
}

/** A receipt that is to be kept. */
export interface NewReceipt extends InvoiceKey {
  readonly at: string;
  readonly receipt: Receipt;
}

/** Loads flows by invoice id; their plans are locked by the caller. */
export async function loadFlows(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, FlowRow>> {
  const found = await rows<{ tenant_id: string; invoice_id: string; data: Flow; content: Content; changes: Change[] }>(
    tx,
    'select f.tenant_id, f.invoice_id, f.data, f.content, f.changes from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join flow f on f.tenant_id = w.tenant_id and f.invoice_id = w.invoice_id',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return new Map(
    found.map((item) => [
      item.invoice_id,
      { tenantId: item.tenant_id, invoiceId: item.invoice_id, flow: item.data, content: item.content, changes: item.changes },
    ]),
  );
}

/** Keeps flows. */
export async function saveFlows(tx: Tx, flows: readonly FlowRow[]): Promise<void> {
  await bulkInsert(
    tx,
    'flow',
    { tenant_id: 'uuid', invoice_id: 'uuid', data: 'jsonb', content: 'jsonb', changes: 'jsonb' },
    flows.map(({ tenantId, invoiceId, flow, content, changes }) => ({ tenant_id: tenantId, invoice_id: invoiceId, data: flow, content, changes })),
    'on conflict (tenant_id, invoice_id) do update set data = excluded.data, content = excluded.content, changes = excluded.changes',
  );
}

/** Appends receipts. */
export async function addReceipts(tx: Tx, receipts: readonly NewReceipt[]): Promise<void> {
  await bulkInsert(
    tx,
    'receipt',
    { tenant_id: 'uuid', receipt_id: 'uuid', invoice_id: 'uuid', at: 'timestamptz', inputs: 'jsonb', inputs_hash: 'text', text: 'text' },
    receipts.map(({ tenantId, invoiceId, at, receipt }) => ({
      tenant_id: tenantId,
      receipt_id: newId(),
      invoice_id: invoiceId,
      at,
      inputs: receipt.inputs,
      inputs_hash: receipt.inputsHash,
      text: receipt.text,
    })),
  );
}

/** The receipts of an invoice, oldest first. */
export async function receiptsOf(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<{ readonly at: string; readonly receipt: Receipt }[]> {
  const found = await rows<{ at: Date; inputs: Receipt['inputs']; inputs_hash: string; text: string }>(
    tx,
    'select at, inputs, inputs_hash, text from receipt where tenant_id = $1 and invoice_id = $2 order by receipt_id',
    [tenantId, invoiceId],
  );
  return found.map((item) => ({ at: item.at.toISOString(), receipt: { inputs: item.inputs, inputsHash: item.inputs_hash, text: item.text } }));
}

/** Sets when approvals are due next; null: not at all. */
export async function setClocks(tx: Tx, clocks: readonly (InvoiceKey & { readonly dueAt: string | null })[]): Promise<void> {
  if (clocks.length === 0) return;
  await tx.query(
    'delete from approval_clock c using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where c.tenant_id = w.tenant_id and c.invoice_id = w.invoice_id',
    [clocks.map((key) => key.tenantId), clocks.map((key) => key.invoiceId)],
  );
  await bulkInsert(
    tx,
    'approval_clock',
    { tenant_id: 'uuid', invoice_id: 'uuid', due_at: 'timestamptz' },
    clocks.flatMap(({ tenantId, invoiceId, dueAt }) => (dueAt === null ? [] : [{ tenant_id: tenantId, invoice_id: invoiceId, due_at: dueAt }])),
  );
}

/** Approvals whose clock is due, the longest due first. */
export async function dueFlows(tx: Tx, at: string, limit: number): Promise<InvoiceKey[]> {
  const found = await rows<{ tenant_id: string; invoice_id: string }>(
    tx,
    'select tenant_id, invoice_id from approval_clock where due_at <= $1 order by due_at limit $2',
    [at, limit],
  );
  return found.map((item) => ({ tenantId: item.tenant_id, invoiceId: item.invoice_id }));
}
