import { rows, type Tx } from '@smartap/database';

/** An invoice whose document is to be read again. */
export interface DocumentToRead {
  readonly invoiceId: string;
  readonly storageKey: string;
}

/** Which of them. */
export interface DocumentChoice {
  readonly ids: readonly string[] | undefined;
  readonly vendorId: string | undefined;
  /** Also those that have come to an end. */
  readonly withDecided: boolean;
  readonly limit: number;
}

/** The documents of invoices, the newest first. */
export function documentsToRead(tx: Tx, tenantId: string, { ids, vendorId, withDecided, limit }: DocumentChoice): Promise<DocumentToRead[]> {
  return rows<DocumentToRead>(
    tx,
    `select invoice_id as "invoiceId", storage_key as "storageKey" from invoice_view
     where tenant_id = $1 and storage_key is not null and ($2::uuid[] is null or invoice_id = any($2)) and ($3::uuid is null or vendor_id = $3)
       and ($4 or stage not in ('approved', 'rejected', 'refused')) order by invoice_id desc limit $5`,
    [tenantId, ids === undefined ? null : [...ids], vendorId ?? null, withDecided, limit],
  );
}
