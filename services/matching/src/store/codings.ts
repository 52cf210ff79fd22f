import type { CodingShare, LineShares } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { PastCoding } from '../domain/index.js';

/** The past of a vendor is looked at so far back, in lines. */
const PAST_LINES = 500;

/** A line as a person coded it. */
export interface CodedLine extends LineShares {
  readonly codedBy: string;
}

/** A coding that is to be kept, with what finds it again. */
export interface NewCoding extends InvoiceKey, LineShares {
  readonly vendorId: string | null;
  readonly number: string | null;
  readonly key: string;
  readonly text: string | null;
}

/** How lines are coded, by invoice, in the order of their ids. */
export async function findCodings(tx: Tx, invoices: readonly InvoiceKey[]): Promise<Map<string, CodedLine[]>> {
  if (invoices.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; line_id: string; parts: CodingShare[]; coded_by: string }>(
    tx,
    `select c.invoice_id, c.line_id, c.parts, c.coded_by from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     join line_coding c on c.tenant_id = w.tenant_id and c.invoice_id = w.invoice_id order by c.invoice_id, c.line_id`,
    [invoices.map((key) => key.tenantId), invoices.map((key) => key.invoiceId)],
  );
  return new Map(
    [...Map.groupBy(found, (item) => item.invoice_id)].map(([id, own]) => [
      id,
      own.map((item) => ({ lineId: item.line_id, parts: item.parts, codedBy: item.coded_by })),
    ]),
  );
}

/** Keeps how lines are coded; the last word on a line counts. */
export async function putCodings(tx: Tx, codings: readonly NewCoding[], by: string, at: Date): Promise<void> {
  await bulkInsert(
    tx,
    'line_coding',
    {
      tenant_id: 'uuid',
      invoice_id: 'uuid',
      line_id: 'text',
      vendor_id: 'uuid',
      number: 'text',
      item_key: 'text',
      text: 'text',
      parts: 'jsonb',
      coded_by: 'text',
      coded_at: 'timestamptz',
    },
    codings.map((own) => ({
      tenant_id: own.tenantId,
      invoice_id: own.invoiceId,
      line_id: own.lineId,
      vendor_id: own.vendorId,
      number: own.number,
      item_key: own.key,
      text: own.text,
      parts: own.parts,
      coded_by: by,
      coded_at: at,
    })),
    `on conflict (tenant_id, invoice_id, line_id) do update set vendor_id = excluded.vendor_id, number = excluded.number, item_key = excluded.item_key, text = excluded.text, parts = excluded.parts,
       coded_by = excluded.coded_by, coded_at = excluded.coded_at`,
  );
}

/** What was coded for a vendor on other invoices, the newest first. */
export async function pastCodings(tx: Tx, { tenantId, invoiceId }: InvoiceKey, vendorId: string): Promise<PastCoding[]> {
  return rows<PastCoding>(
    tx,
    `select invoice_id as "invoiceId", number, line_id as "lineId", item_key as key, text, parts from line_coding
     where tenant_id = $1 and vendor_id = $2 and invoice_id <> $3 order by coded_at desc, invoice_id, line_id limit ${PAST_LINES}`,
    [tenantId, vendorId, invoiceId],
  );
}

/** Codings of invoices that were rejected or replaced teach nothing. */
export async function dropCodings(tx: Tx, invoices: readonly InvoiceKey[]): Promise<void> {
  if (invoices.length > 0)
    await tx.query('delete from line_coding where tenant_id = any($1) and invoice_id = any($2)', [
      [...new Set(invoices.map((key) => key.tenantId))],
      invoices.map((key) => key.invoiceId),
    ]);
}
