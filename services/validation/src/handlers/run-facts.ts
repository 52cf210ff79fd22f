import type { EventMap, VatCheck } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import {
  DEFAULT_POLICY,
  duplicateKey,
  ordersNamed,
  retiredSignals,
  validate,
  vatIdToCheck,
  type DuplicateRecord,
  type NamedOrder,
  type PastInvoice,
  type PolicyVersion,
  type Validation,
  type ValidationFacts,
  type VendorRecord,
} from '../domain/index.js';
import { claimKeys } from '../store/claims.js';
import { loadKept } from '../store/duplicate-records.js';
import { findKnownOrders, orderKey } from '../store/known-orders.js';
import { shareMasterData } from '../store/master-data-locks.js';
import { newestPolicies } from '../store/policies.js';
import { loadReviews } from '../store/signal-reviews.js';
import { loadVatChecks } from '../store/vat-checks.js';
import { loadPast } from '../store/vendor-past.js';
import { loadWaivers, type WaiversByCode } from '../store/waivers.js';
import { loadDuplicates } from './load-duplicates.js';
import { loadEmployees } from './load-employees.js';
import { loadVendors } from './load-vendors.js';

type Extracted = EventMap['invoice.extracted.v1'];

/** What an invoice brings to validation, whether it comes new or is looked at again. */
export type Subject = Pick<
  Extracted,
  'invoiceId' | 'submittedBy' | 'submittedAt' | 'format' | 'invoice' | 'review' | 'differences' | 'form' | 'altered' | 'pdf'
> & { readonly tenantId: string };

/** The facts of a batch of subjects. */
export interface RunFacts {
  readonly policies: ReadonlyMap<string, PolicyVersion>;
  readonly holders: ReadonlyMap<string, string>;
  /** By id, those that hold the key of another of the batch. */
  readonly duplicated: ReadonlyMap<string, DuplicateRecord>;
  readonly vendors: ReadonlyMap<string, readonly VendorRecord[]>;
  readonly waivers: ReadonlyMap<string, WaiversByCode>;
  readonly duplicates: ReadonlyMap<string, NonNullable<ValidationFacts['duplicates']>>;
  /** By tenant, where its policy has a floor: signals of risk that count no more. */
  readonly retired: ReadonlyMap<string, ReadonlySet<string>>;
  /** By invoice, in what its seller is like an employee. */
  readonly employees: ReadonlyMap<string, readonly string[]>;
  /** By tenant and VAT id, of tenants who have VIES asked. */
  readonly vatChecks: ReadonlyMap<string, VatCheck>;
  /** By tenant and number, those that the invoices name. */
  readonly orders: ReadonlyMap<string, NamedOrder>;
  /** By invoice, of its vendor. */
  readonly past: ReadonlyMap<string, readonly PastInvoice[]>;
}

/** Claims duplicate keys and loads what is known besides the invoices, in a few statements however many subjects. */
export async function loadRunFacts(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts> {
  const tenants = subjects.map(({ tenantId }) => tenantId);
  await shareMasterData(
    tx,
    tenants,
    subjects.flatMap(({ tenantId, invoice }) => ordersNamed(invoice).map((number) => ({ tenantId, number }))),
  );
  const policies = await newestPolicies(tx, tenants);
  const holders = await claimKeys(
    tx,
    subjects.map(({ tenantId, invoiceId, invoice }) => ({ tenantId, invoiceId, key: duplicateKey(invoice, settingsOf(policies, tenantId)) })),
  );
  return loadRest(tx, subjects, policies, holders);
}

/** The other invoice that holds the key of one, if any. */
function otherHolder(holders: RunFacts['holders'], invoiceId: string): string[] {
  const holder = holders.get(invoiceId) ?? invoiceId;
  return holder === invoiceId ? [] : [holder];
}

const settingsOf = (policies: RunFacts['policies'], tenantId: string) => (policies.get(tenantId) ?? DEFAULT_POLICY).policy.duplicates;

/**
 * What is known besides policies and claims.
 *
 * @param isTrial nothing is kept
 */
export async function loadRest(
  tx: Tx,
  subjects: readonly Subject[],
  policies: RunFacts['policies'],
  holders: RunFacts['holders'],
  isTrial = false,
): Promise<RunFacts> {
  const vendors = await loadVendors(tx, subjects);
  const waivers = await loadWaivers(tx, subjects);
  const seekers = subjects.map((subject) => ({
    ...subject,
    isLive: otherHolder(holders, subject.invoiceId).length === 0,
    vendors: vendors.get(subject.tenantId) ?? [],
    settings: settingsOf(policies, subject.tenantId),
  }));
  const { duplicates, placedNow } = await loadDuplicates(tx, seekers, isTrial);
  const past = await loadPast(
    tx,
    subjects.flatMap(({ tenantId, invoiceId }) => {
      const vendorId = duplicates.get(invoiceId)?.record.vendor;
      return vendorId ? [{ tenantId, vendorId, invoiceId, isNew: placedNow.has(invoiceId) }] : [];
    }),
  );
  const orders = await findKnownOrders(
    tx,
    subjects.flatMap(({ tenantId, invoiceId }) => (duplicates.get(invoiceId)?.record.orders ?? []).map((number) => ({ tenantId, number }))),
  );
  const duplicated = await loadKept(
    tx,
    subjects.flatMap(({ tenantId, invoiceId }) => otherHolder(holders, invoiceId).map((holder) => ({ tenantId, invoiceId: holder }))),
  );
  return {
    policies,
    holders,
    duplicated,
    vendors,
    waivers,
    duplicates,
    past,
    orders,
    retired: await loadRetired(tx, policies),
    vatChecks: await loadVatChecks(tx, viesSubjects(subjects, policies)),
    employees: await loadEmployees(tx, subjects, policies),
  };
}

/** VAT ids of sellers, of tenants who have VIES asked. */
export function viesSubjects(
  subjects: readonly Pick<Subject, 'tenantId' | 'invoiceId' | 'invoice'>[],
  policies: RunFacts['policies'],
): (InvoiceKey & { readonly vatId: string })[] {
  return subjects.flatMap(({ tenantId, invoiceId, invoice }) => {
    const vatId = policies.get(tenantId)?.policy.identifiers?.vies ? vatIdToCheck(invoice) : undefined;
    return vatId === undefined ? [] : [{ tenantId, invoiceId, vatId }];
  });
}

/** Signals that have proved worthless, of tenants who let them retire. */
async function loadRetired(tx: Tx, policies: RunFacts['policies']): Promise<RunFacts['retired']> {
  const floors = [...policies].flatMap(([tenantId, { policy }]) => (policy.risk.floor ? [{ tenantId, floor: policy.risk.floor }] : []));
  const reviews = await loadReviews(
    tx,
    floors.map(({ tenantId }) => tenantId),
  );
  return new Map(floors.map(({ tenantId, floor }) => [tenantId, retiredSignals(reviews.get(tenantId) ?? [], floor)]));
}

/** Runs the rules over one subject. */
export function runValidation(subject: Subject, facts: RunFacts): Validation {
  const [holder] = otherHolder(facts.holders, subject.invoiceId);
  const duplicates = facts.duplicates.get(subject.invoiceId);
  return validate(subject.invoice, subject.format, {
    duplicateOf: holder,
    duplicated: holder === undefined ? undefined : facts.duplicated.get(holder),
    vendors: facts.vendors.get(subject.tenantId) ?? [],
    waived: facts.waivers.get(subject.invoiceId) ?? new Map(),
    duplicates,
    past: facts.past.get(subject.invoiceId),
    submittedBy: subject.submittedBy,
    receivedAt: subject.submittedAt,
    orders: duplicates?.record.orders.flatMap((number) => facts.orders.get(orderKey({ tenantId: subject.tenantId, number })) ?? []),
    retired: facts.retired.get(subject.tenantId),
    vatCheck: facts.vatChecks.size === 0 ? undefined : facts.vatChecks.get(`${subject.tenantId} ${vatIdToCheck(subject.invoice) ?? ''}`),
    differences: subject.differences,
    form: subject.form,
    altered: subject.altered,
    pdf: subject.pdf,
    employee: facts.employees.get(subject.invoiceId),
    policy: facts.policies.get(subject.tenantId),
  });
}
