import type { Tx } from '@smartap/database';

/** What a channel brought. */
export interface ChannelItem {
  readonly tenantId: string;
  readonly channel: string;
  readonly externalId: string;
  readonly filename: string;
  readonly invoiceId: string;
  readonly sha256: string;
  readonly takenAt: Date;
}

/** Writes down that a document was taken in; once. */
export async function keepItem(tx: Tx, item: ChannelItem): Promise<void> {
  await tx.query(
    `insert into channel_item (tenant_id, channel, external_id, filename, invoice_id, sha256, taken_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [item.tenantId, item.channel, item.externalId, item.filename, item.invoiceId, item.sha256, item.takenAt],
  );
}
