import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A mail that brought several files. */
export interface MailKey {
  readonly tenantId: string;
  readonly mailId: string;
}

/** A document of a mail: an invoice with its number, or what is none with the numbers that it names; all squeezed. */
export interface MailDocument extends InvoiceKey, MailKey {
  readonly number?: string;
  readonly names?: readonly string[];
}

const COLUMNS = { tenant_id: 'uuid', mail_id: 'uuid', invoice_id: 'uuid', number: 'text', names: 'text[]' };

/** Has the documents of a mail decided one transaction after the other: of two that are read at once neither would see the other. Taken before the locks of invoices. */
export async function lockMails(tx: Tx, mails: readonly MailKey[]): Promise<void> {
  const keys = [...new Set(mails.map(({ tenantId, mailId }) => `mail ${tenantId} ${mailId}`))].toSorted();
  if (keys.length > 0) await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) as wanted(key)', [keys]);
}

/** Keeps documents of mails; one that is known stays as it was. */
export async function insertMailDocuments(tx: Tx, documents: readonly MailDocument[]): Promise<void> {
  const cells = documents.map(({ tenantId, mailId, invoiceId, number, names }) => ({
    tenant_id: tenantId,
    mail_id: mailId,
    invoice_id: invoiceId,
    number: number ?? null,
    names: names ?? null,
  }));
  await bulkInsert(tx, 'mail_document', COLUMNS, cells, 'on conflict do nothing');
}

/** What is no invoice, and the one invoice of its mail whose number it names. */
export interface Belonging extends InvoiceKey, MailKey {
  readonly ownerId: string;
}

/** Documents of mails that are no invoices and name the number of exactly one invoice of theirs. */
export function loadBelongings(tx: Tx, mails: readonly MailKey[]): Promise<Belonging[]> {
  return rows(
    tx,
    `select d.tenant_id as "tenantId", d.mail_id as "mailId", d.invoice_id as "invoiceId", (array_agg(o.invoice_id))[1] as "ownerId"
     from (select distinct * from unnest($1::uuid[], $2::uuid[]) as mail(tenant_id, mail_id)) as m
     join mail_document d on d.tenant_id = m.tenant_id and d.mail_id = m.mail_id and d.names is not null
     join mail_document o on o.tenant_id = d.tenant_id and o.mail_id = d.mail_id and o.number = any (d.names)
     group by d.tenant_id, d.mail_id, d.invoice_id having count(*) = 1`,
    [mails.map(({ tenantId }) => tenantId), mails.map(({ mailId }) => mailId)],
  );
}
