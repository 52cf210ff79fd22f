import type { PdfTraits, Submitter } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import {
  duplicateKeys,
  duplicateRecord,
  likeness,
  provenSender,
  resolveVendor,
  signatureOf,
  textOf,
  type DuplicateSettings,
  type NamedVendor,
  type ValidationFacts,
  type VendorRecord,
} from '../domain/index.js';
import { loadCleared } from '../store/duplicate-pairs.js';
import { dropRecords, keepRecords, type KeptRecord } from '../store/duplicate-records.js';
import { findEarlier } from '../store/earlier-records.js';
import type { VendorKey } from '../store/vendor-past.js';
import { vendorsById } from '../store/vendors.js';

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

/** What the search for duplicates compares, by invoice, and which of the invoices have their place in time from now on. */
export interface LoadedDuplicates {
  readonly duplicates: ReadonlyMap<string, Duplicates>;
  readonly placedNow: ReadonlySet<string>;
}

/**
 * Keeps invoices for later ones and finds earlier ones that they are like.
 *
 * @param isTrial only looks: of what is not kept nothing is found
 */
export async function loadDuplicates(tx: Tx, seekers: readonly Seeker[], isTrial = false): Promise<LoadedDuplicates> {
  const ended = seekers.filter(({ isLive }) => !isLive);
  if (ended.length > 0 && !isTrial) await dropRecords(tx, ended);
  const live = keptRecords(seekers.filter(({ isLive }) => isLive));
  const placedNow = isTrial ? new Set<string>() : await keepRecords(tx, live);
  const earlier = await findEarlier(
    tx,
    live.map(({ tenantId, invoiceId, keys }) => ({ tenantId, invoiceId, wanted: keys.wanted })),
  );
  const cleared = await loadCleared(
    tx,
    live.flatMap(({ tenantId, invoiceId }) => (earlier.get(invoiceId) ?? []).map(({ record }) => ({ tenantId, invoiceId, otherInvoiceId: record.id }))),
  );
  const namedVendors = await nameVendors(
    tx,
    live.flatMap(({ tenantId, invoiceId, record }) =>
      (earlier.get(invoiceId) ?? []).flatMap(({ record: { vendor } }) =>
        vendor !== null && record.vendor !== null && vendor !== record.vendor ? [{ tenantId, vendorId: vendor }] : [],
      ),
    ),
    seekers,
  );
  const duplicates = new Map(
    live.map(({ invoiceId, record, signature }): [string, Duplicates] => {
      const found = earlier.get(invoiceId) ?? [];
      const similarity = found.flatMap(({ record: { id }, signature: other }) =>
        signature && other ? [[id, { text: likeness(signature, other).toFixed(4), page: '0' }] as const] : [],
      );
      return [
        invoiceId,
        { record, history: found.map((one) => one.record), cleared: cleared.get(invoiceId) ?? new Set(), similarity: new Map(similarity), namedVendors },
      ];
    }),
  );
  return { duplicates, placedNow };
}

/** The vendors of seekers by id, and those of earlier invoices that are others: they are read, which is rare. */
async function nameVendors(tx: Tx, others: readonly VendorKey[], seekers: readonly Pick<Seeker, 'vendors'>[]): Promise<Map<string, NamedVendor>> {
  if (others.length === 0) return new Map();
  const known = new Map(seekers.flatMap(({ vendors }) => vendors.map(({ vendorId, vendor }) => [vendorId, vendor] as const)));
  const read = await vendorsById(
    tx,
    others.filter(({ vendorId }) => !known.has(vendorId)),
  );
  return new Map<string, NamedVendor>([...known, ...read.map(({ vendorId, vendor }) => [vendorId, vendor] as const)]);
}
