import type { PdfTraits, Submitter } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { duplicateKeys, duplicateRecord, likeness, provenSender, resolveVendor, signatureOf, textOf, type DuplicateSettings, type ValidationFacts, type VendorRecord } from '../domain/index.js';
import { loadCleared } from '../store/duplicate-pairs.js';
import { dropRecords, keepRecords, type KeptRecord } from '../store/duplicate-records.js';
import { findEarlier } from '../store/earlier-records.js';

type Duplicates = NonNullable<ValidationFacts['duplicates']>;

/** An invoice with what tells who sold and what counts as alike. */
export interface Comparable extends InvoiceKey {
  readonly invoice: Invoice;
  readonly vendors: readonly VendorRecord[];
  readonly settings: DuplicateSettings;
  /** Who handed it in, by which mail. */
  readonly submittedBy?: Submitter | undefined;
  /** Of a PDF: how it came to be. */
  readonly pdf?: PdfTraits | undefined;
}

/** An invoice whose like is looked for. */
export interface Seeker extends Comparable {
  /** False when another invoice holds its number: it goes no further and is compared with nothing. */
  readonly isLive: boolean;
}

/** Invoices as they are kept for the search, with their keys. */
export function keptRecords(invoices: readonly Comparable[]): KeptRecord[] {
  return invoices.map(({ tenantId, invoiceId, invoice, vendors, settings, pdf, submittedBy }) => {
    const record = duplicateRecord(invoiceId, invoice, resolveVendor(invoice, vendors, provenSender(submittedBy))?.match.vendorId ?? null, pdf);
    const signature = signatureOf(textOf(invoice));
    return { tenantId, invoiceId, record, signature, keys: duplicateKeys(record, signature, settings) };
  });
}

/**
 * Keeps invoices for later ones and finds earlier ones that they are like, by invoice id.
 *
 * @param isTrial only looks: of what is not kept nothing is found
 */
export async function loadDuplicates(tx: Tx, seekers: readonly Seeker[], isTrial = false): Promise<Map<string, Duplicates>> {
  const ended = seekers.filter(({ isLive }) => !isLive);
  if (ended.length > 0 && !isTrial) await dropRecords(tx, ended);
  const live = keptRecords(seekers.filter(({ isLive }) => isLive));
  if (!isTrial) await keepRecords(tx, live);
  const earlier = await findEarlier(tx, live.map(({ tenantId, invoiceId, keys }) => ({ tenantId, invoiceId, wanted: keys.wanted })));
  const cleared = await loadCleared(tx, live.flatMap(({ tenantId, invoiceId }) => (earlier.get(invoiceId) ?? []).map(({ record }) => ({ tenantId, invoiceId, otherInvoiceId: record.id }))));
  return new Map(live.map(({ invoiceId, record, signature }): [string, Duplicates] => {
    const found = earlier.get(invoiceId) ?? [];
    const similarity = found.flatMap(({ record: { id }, signature: other }) => (signature && other ? [[id, { text: likeness(signature, other).toFixed(4), page: '0' }] as const] : []));
    return [invoiceId, { record, history: found.map((one) => one.record), cleared: cleared.get(invoiceId) ?? new Set(), similarity: new Map(similarity) }];
  }));
}
