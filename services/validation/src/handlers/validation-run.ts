import { titlesOf, type BusEvent, type EventMap, type Finding, type Lineage } from '@smartap/contracts';
import { texts } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import { EventFactory, saveDecisions, type Cause, type Effects, type InvoiceKey } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import { inLanguage, openFindings, payeeAccounts, watchKeys, type Validation } from '../domain/index.js';
import { keepFindings } from '../store/findings.js';
import { quarantine, type Sighting } from '../store/seen-accounts.js';
import { setWatches } from '../store/vendor-watch.js';
import { loadRunFacts, runValidation, type Subject } from './run-facts.js';

type Validated = EventMap['invoice.validated.v1'];

/** One validation that was run. */
export interface Run {
  readonly cause: Cause;
  readonly subject: Subject;
  readonly lineage: Lineage;
  readonly validation: Validation;
}

/** Keeps validations and tells them: the event, a task when a person must look, an audit line. */
export async function storeRuns(tx: Tx, runs: readonly Run[], events: EventFactory): Promise<Effects> {
  const told = await saveDecisions(
    tx,
    runs.map((run) => events.causedBy(run.cause, 'invoice.validated.v1', validated(run))),
  );
  // The first run of the first revision has left nothing to take back.
  const kept = told.map((event) => ({ tenantId: event.tenantId, ...event.data, isAgain: event.data.lineage.some((n) => n > 1) }));
  const hanging = new Set(runs.filter(({ validation }) => validation.hangsOnOrders).map(({ subject }) => subject.invoiceId));
  await setWatches(
    tx,
    kept.filter(({ isAgain }) => isAgain),
    kept.flatMap((own) => watchKeys(own.invoice, own, hanging.has(own.invoiceId)).map((key) => ({ tenantId: own.tenantId, invoiceId: own.invoiceId, key }))),
  );
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
    invoiceId,
    lineage,
    submittedBy,
    submittedAt,
    format,
    invoice,
    review,
    verdict,
    findings,
    vendor,
    rulesVersion,
    ...(risk && risk.signals.length > 0 ? { risk } : {}),
    ...ofDocument(subject),
  };
}

type OfDocument = Pick<Subject, 'differences' | 'form' | 'altered' | 'pdf'>;

/** What extraction noted about the document. */
function ofDocument({ differences, form, altered, pdf }: OfDocument): OfDocument {
  return { ...(differences ? { differences } : {}), ...(form ? { form } : {}), ...(altered ? { altered } : {}), ...(pdf ? { pdf } : {}) };
}

const told = (findings: readonly Finding[]): string => findings.map(({ message }) => message).join(' ');

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
      ...titlesOf(texts(told(open), told(open.map((finding) => inLanguage(finding, 'de'))))),
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
    details: {
      lineage,
      verdict,
      rulesVersion,
      ...(vendor ? { vendor: { vendorId: vendor.vendorId, version: vendor.version, resolvedBy: vendor.resolvedBy, evidence: vendor.evidence } } : {}),
      findings: findings.map(({ code, severity, waived }) => ({ code, severity, ...(waived ? { waivedBy: waived.by } : {}) })),
    },
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

/** What was found, however it is worded. */
function gist({ findings, risk }: Pick<Validation, 'findings'> & Pick<Validated, 'risk'>): string {
  const found = findings.map(({ code, severity, expected, actual, otherInvoiceId, waived }) => [code, severity, expected, actual, otherInvoiceId, waived]);
  return JSON.stringify([found, (risk?.signals ?? []).map(({ code, points }) => [code, points])]);
}

/** Another verdict, other findings, or other signals of risk. */
export const saysOtherwise: IsNews = (before, now) => before.verdict !== now.verdict || gist(before) !== gist(now);

/** Runs the rules anew over what was decided before, as the facts are by now; only what is news is decided. */
export async function runAgain(tx: Tx, again: readonly Again[], events: EventFactory, isNews: IsNews = () => true): Promise<Effects> {
  const subjects = again.map(({ cause, validated: before }) => ({ cause, before, subject: subjectOf(before) }));
  const facts = await loadRunFacts(
    tx,
    subjects.map(({ subject }) => subject),
  );
  const runs = subjects.flatMap(({ cause, before, subject }): Run[] => {
    const [revision = 1, run = 1] = before.data.lineage;
    const validation = runValidation(subject, facts);
    return isNews(before.data, validation) ? [{ cause, subject, lineage: [revision, run + 1], validation }] : [];
  });
  return storeRuns(tx, runs, events);
}
