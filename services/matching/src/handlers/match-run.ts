import { endOfRevision, type BusEvent, type EventMap, type Lineage, type MatchResult } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, noteEnds, saveDecisions, type Cause, type Effects } from '@smartap/messaging';
import { Ledger, matchWithProof, orderNumbersOf, settingsOn, type Matching, type MatchSettings } from '../domain/index.js';
import { awaitInvoices, watchOrdersOf } from '../store/awaited-invoices.js';
import { inheritPlaces, keepBillsWithoutOrder, keepCorrections, type Replaced } from '../store/corrections.js';
import { keepAliases } from '../store/extras.js';
import { giveUp, replaceAllocations, type AwaitedBy } from '../store/ledger.store.js';
import { billFor, billKeyOf, correctionsOf, creditedBy, type RunFacts, type Subject } from './run-facts.js';
import { dropExceptions, keepExceptions } from '../store/exceptions.js';
import { auditLine, exceptionOf, replacedLine, taskFor } from './run-words.js';

type Matched = EventMap['invoice.matched.v1'];

/** By what an invoice is judged: what was valid when it came in. */
export const settingsFor = (subject: Subject, facts: RunFacts): MatchSettings =>
  settingsOn(subject.submittedAt.slice(0, 10), facts.policies.get(subject.tenantId) ?? []);

/** A matching with the invoices in whose place this one comes. */
export interface RunMatching extends Matching {
  readonly replaces: readonly Replaced[];
}

/**
 * Matches one subject; what it takes is seen by the next of the batch.
 *
 * @param earlier what was said of it before: its rates stay, and from the same inputs nothing new comes (undefined)
 */
export function runMatch(subject: Subject, facts: RunFacts, earlier?: MatchResult, settings = settingsFor(subject, facts)): RunMatching | undefined {
  const ledger = facts.ledgers.get(subject.tenantId) ?? new Ledger([]);
  const bill = facts.bills.get(subject.invoiceId) ?? billFor(subject);
  const named = new Set(facts.openOrders.get(subject.invoiceId) ?? orderNumbersOf(bill));
  const replaces = facts.replaced.get(subject.invoiceId) ?? [];
  for (const { invoiceId } of replaces) ledger.release(invoiceId);
  const orders = (facts.orders.get(subject.tenantId) ?? []).filter((order) => named.has(order.number));
  const aliases = facts.aliases.get(subject.vendor?.vendorId ?? '') ?? new Map<string, string>();
  const contracts = facts.contracts.get(subject.tenantId);
  const input = {
    orders,
    contracts,
    credited: facts.credited.get(subject.invoiceId),
    balances: ledger.seenBy(subject.invoiceId, settings.despatchCounts),
    settings,
    rates: facts.rates.get(subject.tenantId) ?? [],
    frozen: earlier?.rates ?? [],
    aliases,
    coded: facts.coded.get(subject.invoiceId),
  };
  const matching = matchWithProof(bill, input, earlier);
  if (matching) ledger.allocate(subject.invoiceId, matching.allocations);
  return matching && { ...matching, replaces };
}

/** One match that was run. */
export interface Run {
  readonly cause: Cause;
  readonly subject: Subject;
  readonly lineage: Lineage;
  readonly matching: RunMatching;
}

/** Keeps matches and tells them: ledger, event, a task when a person must look, an audit line. */
export async function storeRuns(tx: Tx, runs: readonly Run[], events: EventFactory): Promise<Effects> {
  const told = await saveDecisions(
    tx,
    runs.map((run) => events.causedBy(run.cause, 'invoice.matched.v1', matched(run))),
  );
  const kept = new Set(told.map((event) => event.subject));
  const live = runs.filter((run) => kept.has(run.subject.invoiceId));
  const awaited = await replaceAllocations(
    tx,
    live.map(({ subject, matching }) => ({
      tenantId: subject.tenantId,
      invoiceId: subject.invoiceId,
      vendorId: subject.vendor?.vendorId,
      number: subject.invoice.number?.trim(),
      allocations: matching.allocations,
      watches: isSettled(matching.result) ? [] : matching.watches,
    })),
  );
  const notes = awaited.map((note) => ({ ...note, orderNumbers: goodsOf(live.find(({ subject }) => subject.invoiceId === note.forInvoiceId)?.matching) }));
  await watchOrdersOf(tx, notes);
  await awaitInvoices(
    tx,
    live.flatMap(({ subject, matching }) => (hasGivenBack(matching) ? [] : creditedBy(subject))),
  );
  // The event's time is that of the run.
  const times = new Map(told.map((event) => [event.subject, event.time]));
  await keepExceptions(
    tx,
    live.flatMap((run) => exceptionOf(run, times.get(run.subject.invoiceId) ?? '')),
  );
  // A first run that is clean has none to end.
  await dropExceptions(
    tx,
    live.filter(({ lineage, matching }) => matching.result.class === 'clean' && lineage.some((number) => number > 1)).map(({ subject }) => subject),
  );
  const ended = await endReplaced(tx, live, events);
  await keepAliases(
    tx,
    live.flatMap(({ subject: { tenantId, vendor }, matching }) =>
      vendor ? matching.aliases.map((alias) => ({ tenantId, vendorId: vendor.vendorId, ...alias })) : [],
    ),
  );
  await keepCorrections(
    tx,
    live.flatMap(({ subject }) => correctionsOf(subject)),
  );
  await keepBillsWithoutOrder(
    tx,
    live.flatMap(({ subject, matching }) => (isWithoutOrder(matching) ? (billKeyOf(subject) ?? []) : [])),
  );
  return {
    events: [...told, ...ended.events, ...live.flatMap((run) => [...taskFor(run, events), ...freedBy(run, events), ...billedBy(run, notes, events)])],
    audit: [...told.map(auditLine), ...ended.audit],
  };
}

const isWithoutOrder = ({ result: { verdict }, allocations }: RunMatching): boolean =>
  allocations.length === 0 && (verdict === 'NO_ORDER' || verdict === 'CODING_REQUIRED');

/** What is replaced ends: it takes nothing any more, and what its successor does not take others may have. */
async function endReplaced(tx: Tx, runs: readonly Run[], events: EventFactory): Promise<Required<Pick<Effects, 'events' | 'audit'>>> {
  const replaced = runs.flatMap(({ cause, matching }) => matching.replaces.map((own) => ({ cause, ...own, lineage: endOfRevision(own.revision) })));
  if (replaced.length === 0) return { events: [], audit: [] };
  await inheritPlaces(tx, replaced);
  await noteEnds(tx, replaced);
  const held = await giveUp(tx, replaced);
  const told = replaced.map(({ cause, invoiceId, lineage, byInvoiceId }) =>
    events.causedBy(cause, 'invoice.superseded.v1', { invoiceId, lineage, byInvoiceId }),
  );
  const freed = held.flatMap(({ invoiceId, orderNumbers }) => {
    const cause = replaced.find((own) => own.invoiceId === invoiceId)?.cause;
    return cause ? [events.causedBy(cause, 'order.freed.v1', { invoiceId, orderNumbers: [...orderNumbers] })] : [];
  });
  return { events: [...told, ...freed], audit: told.map(replacedLine) };
}

/** What a person accepted is not asked again; all else may change until the invoice is approved. */
const isSettled = (result: MatchResult): boolean => result.accepted !== undefined;

function matched({ subject, lineage, matching }: Run): Matched {
  const { tenantId: _, ...carried } = subject;
  return { ...carried, lineage, match: matching.result };
}

/** The orders of which a match takes goods. */
const goodsOf = (matching: RunMatching | undefined): string[] => [
  ...new Set((matching?.allocations ?? []).flatMap(({ kind, orderNumber }) => (kind === 'goods' ? [orderNumber] : []))),
];

/** Whether nothing is left to wait for, should it be a credit note. */
const hasGivenBack = ({ result, allocations }: RunMatching): boolean => result.class === 'clean' && allocations.length > 0;

/** What credit notes waited for is there. */
function billedBy({ cause, subject: { invoiceId }, matching }: Run, notes: readonly AwaitedBy[], events: EventFactory): BusEvent<'order.billed.v1'>[] {
  return notes.some(({ forInvoiceId }) => forInvoiceId === invoiceId)
    ? [events.causedBy(cause, 'order.billed.v1', { invoiceId, orderNumbers: goodsOf(matching) })]
    : [];
}

/** What a credit gives back, others may have. */
function freedBy({ cause, subject, matching }: Run, events: EventFactory): BusEvent<'order.freed.v1'>[] {
  const orderNumbers = [...new Set(matching.allocations.filter(({ kind }) => kind === 'credit').map(({ orderNumber }) => orderNumber))];
  return orderNumbers.length > 0 ? [events.causedBy(cause, 'order.freed.v1', { invoiceId: subject.invoiceId, orderNumbers })] : [];
}

/** The subject of an earlier decision, to be matched again. */
export function subjectOf(event: BusEvent<'invoice.matched.v1'>): Subject {
  const { match: _, lineage: __, ...carried } = event.data;
  return { tenantId: event.tenantId, ...carried };
}

/** The lineage of the next match run on the same validation. */
export function nextRun(lineage: Lineage): Lineage {
  const [revision = 1, validation = 1, run = 0] = lineage;
  return [revision, validation, run + 1];
}
