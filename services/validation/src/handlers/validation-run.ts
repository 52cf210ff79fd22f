import type { BusEvent, EventMap, Lineage, VatCheck } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, saveDecisions, type Cause, type Effects, type InvoiceKey } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import { DEFAULT_POLICY, duplicateKey, openFindings, payeeAccounts, retiredSignals, validate, vatIdToCheck, watchKeys, type PastInvoice, type PolicyVersion, type Validation, type ValidationFacts, type VendorRecord } from '../domain/index.js';
import { claimKeys } from '../store/claims.js';
import { newestPolicies } from '../store/policies.js';
import { keepFindings } from '../store/findings.js';
import { quarantine, type Sighting } from '../store/seen-accounts.js';
import { loadReviews } from '../store/signal-reviews.js';
import { loadPast } from '../store/vendor-past.js';
import { loadVatChecks } from '../store/vat-checks.js';
import { setWatches } from '../store/vendor-watch.js';
import { loadWaivers, type WaiversByCode } from '../store/waivers.js';
import { loadDuplicates } from './load-duplicates.js';
import { loadEmployees } from './load-employees.js';
import { loadVendors } from './load-vendors.js';

type Extracted = EventMap['invoice.extracted.v1'];
type Validated = EventMap['invoice.validated.v1'];

/** What an invoice brings to validation, whether it comes new or is looked at again. */
export type Subject = Pick<Extracted, 'invoiceId' | 'submittedBy' | 'submittedAt' | 'format' | 'invoice' | 'review' | 'differences' | 'form' | 'altered'> & { readonly tenantId: string };

/** The facts of a batch of subjects. */
export interface RunFacts {
  readonly policies: ReadonlyMap<string, PolicyVersion>;
  readonly holders: ReadonlyMap<string, string>;
  readonly vendors: ReadonlyMap<string, readonly VendorRecord[]>;
  readonly waivers: ReadonlyMap<string, WaiversByCode>;
  readonly duplicates: ReadonlyMap<string, NonNullable<ValidationFacts['duplicates']>>;
  /** By tenant, where its policy has a floor: signals of risk that count no more. */
  readonly retired: ReadonlyMap<string, ReadonlySet<string>>;
  /** By invoice, in what its seller is like an employee. */
  readonly employees: ReadonlyMap<string, readonly string[]>;
  /** By tenant and VAT id, of tenants who have VIES asked. */
  readonly vatChecks: ReadonlyMap<string, VatCheck>;
  /** By vendor. */
  readonly past: ReadonlyMap<string, readonly (PastInvoice & { readonly invoiceId: string })[]>;
}

/** Claims duplicate keys and loads what is known besides the invoices, in a few statements however many subjects. */
export async function loadRunFacts(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts> {
  const policies = await newestPolicies(tx, subjects.map(({ tenantId }) => tenantId));
  const holders = await claimKeys(tx, subjects.map(({ tenantId, invoiceId, invoice }) => ({ tenantId, invoiceId, key: duplicateKey(invoice, settingsOf(policies, tenantId)) })));
  return loadRest(tx, subjects, policies, holders);
}

const settingsOf = (policies: RunFacts['policies'], tenantId: string) => (policies.get(tenantId) ?? DEFAULT_POLICY).policy.duplicates;

/**
 * What is known besides policies and claims.
 *
 * @param isTrial nothing is kept
 */
export async function loadRest(tx: Tx, subjects: readonly Subject[], policies: RunFacts['policies'], holders: RunFacts['holders'], isTrial = false): Promise<RunFacts> {
  const vendors = await loadVendors(tx, subjects);
  const waivers = await loadWaivers(tx, subjects);
  const seekers = subjects.map((subject) => ({ ...subject, isLive: (holders.get(subject.invoiceId) ?? subject.invoiceId) === subject.invoiceId, vendors: vendors.get(subject.tenantId) ?? [], settings: settingsOf(policies, subject.tenantId) }));
  const duplicates = await loadDuplicates(tx, seekers, isTrial);
  const past = await loadPast(tx, subjects.flatMap(({ tenantId, invoiceId }) => {
    const vendorId = duplicates.get(invoiceId)?.record.vendor;
    return vendorId ? [{ tenantId, vendorId }] : [];
  }));
  return { policies, holders, vendors, waivers, duplicates, past, retired: await loadRetired(tx, policies), vatChecks: await loadVatChecks(tx, viesSubjects(subjects, policies)), employees: await loadEmployees(tx, subjects, policies) };
}

/** VAT ids of sellers, of tenants who have VIES asked. */
export function viesSubjects(subjects: readonly Pick<Subject, 'tenantId' | 'invoiceId' | 'invoice'>[], policies: RunFacts['policies']): (InvoiceKey & { readonly vatId: string })[] {
  return subjects.flatMap(({ tenantId, invoiceId, invoice }) => {
    const vatId = policies.get(tenantId)?.policy.identifiers?.vies ? vatIdToCheck(invoice) : undefined;
    return vatId === undefined ? [] : [{ tenantId, invoiceId, vatId }];
  });
}

/** Signals that have proved worthless, of tenants who let them retire. */
async function loadRetired(tx: Tx, policies: RunFacts['policies']): Promise<RunFacts['retired']> {
  const floors = [...policies].flatMap(([tenantId, { policy }]) => (policy.risk.floor ? [{ tenantId, floor: policy.risk.floor }] : []));
  const reviews = await loadReviews(tx, floors.map(({ tenantId }) => tenantId));
  return new Map(floors.map(({ tenantId, floor }) => [tenantId, retiredSignals(reviews.get(tenantId) ?? [], floor)]));
}

/** Runs the rules over one subject. */
export function runValidation(subject: Subject, facts: RunFacts): Validation {
  const holder = facts.holders.get(subject.invoiceId);
  const duplicates = facts.duplicates.get(subject.invoiceId);
  const past = duplicates?.record.vendor ? (facts.past.get(duplicates.record.vendor) ?? []) : undefined;
  return validate(subject.invoice, subject.format, {
    duplicateOf: holder === subject.invoiceId ? undefined : holder,
    vendors: facts.vendors.get(subject.tenantId) ?? [],
    waived: facts.waivers.get(subject.invoiceId) ?? new Map(),
    duplicates,
    past: past?.filter(({ invoiceId }) => invoiceId !== subject.invoiceId),
    submittedBy: subject.submittedBy,
    receivedOn: subject.submittedAt.slice(0, 10),
    retired: facts.retired.get(subject.tenantId),
    vatCheck: facts.vatChecks.size === 0 ? undefined : facts.vatChecks.get(`${subject.tenantId} ${vatIdToCheck(subject.invoice) ?? ''}`),
    differences: subject.differences,
    form: subject.form,
    altered: subject.altered,
    employee: facts.employees.get(subject.invoiceId),
    policy: facts.policies.get(subject.tenantId),
  });
}

/** One validation that was run. */
export interface Run {
  readonly cause: Cause;
  readonly subject: Subject;
  readonly lineage: Lineage;
  readonly validation: Validation;
}

/** Keeps validations and tells them: the event, a task when a person must look, an audit line. */
export async function storeRuns(tx: Tx, runs: readonly Run[], events: EventFactory): Promise<Effects> {
  const told = await saveDecisions(tx, runs.map((run) => events.causedBy(run.cause, 'invoice.validated.v1', validated(run))));
  // The first run of the first revision has left nothing to take back.
  const kept = told.map((event) => ({ tenantId: event.tenantId, ...event.data, isAgain: event.data.lineage.some((n) => n > 1) }));
  await setWatches(tx, kept.filter(({ isAgain }) => isAgain), kept.flatMap((own) => watchKeys(own.invoice, own).map((key) => ({ tenantId: own.tenantId, invoiceId: own.invoiceId, key }))));
  await keepFindings(tx, kept);
  await quarantine(tx, told.flatMap(sightings));
  const ids = new Set(told.map(({ subject }) => subject));
  const tasks = runs.filter((run) => ids.has(run.subject.invoiceId)).flatMap((run) => taskFor(run, events));
  return { events: [...told, ...tasks], audit: told.map(auditLine) };
}

/** Accounts that are none of the vendor's approved ones. */
function sightings({ tenantId, data: { invoiceId, invoice, vendor, findings } }: BusEvent<'invoice.validated.v1'>): Sighting[] {
  if (!vendor || vendor.accountApproved || !findings.some(({ code }) => code === 'ACCOUNT_NOT_APPROVED')) return [];
  return payeeAccounts(invoice).map((iban) => ({ tenantId, vendorId: vendor.vendorId, iban: iban.slice(0, 40), invoiceId }));
}

function validated({ subject, lineage, validation }: Run): Validated {
  const { invoiceId, submittedBy, submittedAt, format, invoice, review } = subject;
  const { verdict, findings, vendor, rulesVersion, risk } = validation;
  return {
    invoiceId, lineage, submittedBy, submittedAt, format, invoice, review, verdict, findings, vendor, rulesVersion,
    ...(risk && risk.signals.length > 0 ? { risk } : {}), ...ofDocument(subject),
  };
}

/** What extraction noted about the document, where something is off. */
function ofDocument({ differences, form, altered }: Pick<Extracted, 'differences' | 'form' | 'altered'>): Pick<Extracted, 'differences' | 'form' | 'altered'> {
  return { ...(differences ? { differences } : {}), ...(form ? { form } : {}), ...(altered ? { altered } : {}) };
}

function taskFor({ cause, subject, lineage, validation }: Run, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const open = openFindings(validation.findings);
  const [first] = open;
  if (validation.verdict !== 'flagged' || !first) return [];
  const { invoiceId } = subject;
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: idFrom(invoiceId, 'finding', ...lineage),
      kind: 'finding',
      invoiceId,
      lineage,
      reason: first.code,
      title: open.map((finding) => finding.message).join(' ').slice(0, 2000),
      role: 'controller',
      amount: subject.invoice.totals.due ?? null,
      currency: subject.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

function auditLine(event: BusEvent<'invoice.validated.v1'>) {
  const { invoiceId, lineage, verdict, findings, rulesVersion, vendor } = event.data;
  return {
    tenantId: event.tenantId,
    at: new Date(event.time),
    actor: 'system:validation',
    action: 'invoice.validated',
    entity: 'invoice',
    entityId: invoiceId,
    details: { lineage, verdict, rulesVersion, ...(vendor ? { vendor: { vendorId: vendor.vendorId, version: vendor.version, resolvedBy: vendor.resolvedBy, evidence: vendor.evidence } } : {}), findings: findings.map(({ code, severity, waived }) => ({ code, severity, ...(waived ? { waivedBy: waived.by } : {}) })) },
  };
}

/** The subject of an earlier decision, to be looked at again. */
export function subjectOf(event: BusEvent<'invoice.validated.v1'>): Subject & InvoiceKey {
  const { invoiceId, submittedBy, submittedAt, format, invoice, review } = event.data;
  return { tenantId: event.tenantId, invoiceId, submittedBy, submittedAt, format, invoice, review, ...ofDocument(event.data) };
}

/** An earlier decision that is looked at again, and why. */
export interface Again {
  readonly cause: Cause;
  readonly validated: BusEvent<'invoice.validated.v1'>;
}

/** Whether what validation says now is worth a new decision. */
export type IsNews = (before: Validated, now: Validation) => boolean;

/** Another verdict, or other findings. */
export const saysOtherwise: IsNews = (before, { verdict, findings }) => before.verdict !== verdict || JSON.stringify(before.findings) !== JSON.stringify(findings);

/** Runs the rules anew over what was decided before, as the facts are by now; only what is news is decided. */
export async function runAgain(tx: Tx, again: readonly Again[], events: EventFactory, isNews: IsNews = () => true): Promise<Effects> {
  const subjects = again.map(({ cause, validated: before }) => ({ cause, before, subject: subjectOf(before) }));
  const facts = await loadRunFacts(tx, subjects.map(({ subject }) => subject));
  const runs = subjects.flatMap(({ cause, before, subject }): Run[] => {
    const [revision = 1, run = 1] = before.data.lineage;
    const validation = runValidation(subject, facts);
    return isNews(before.data, validation) ? [{ cause, subject, lineage: [revision, run + 1], validation }] : [];
  });
  return storeRuns(tx, runs, events);
}
