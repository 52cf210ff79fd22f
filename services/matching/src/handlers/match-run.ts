import type { BusEvent, EventMap, Lineage, MatchResult } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, saveDecisions, type Cause, type Effects } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import { DEFAULT_TOLERANCES, Ledger, match, orderNumbers, type Matching } from '../domain/index.js';
import { loadLedgers, replaceAllocations } from '../store/ledger.store.js';
import { lockOrders } from '../store/order-locks.js';
import { findOrders } from '../store/orders.js';
import type { OrderInput } from '@smartap/contracts';

type Matched = EventMap['invoice.matched.v1'];

/** What an invoice brings to matching, whether it comes new or is looked at again. */
export type Subject = Omit<Matched, 'match' | 'lineage'> & { readonly tenantId: string };

/** The orders of a batch of subjects with their balances, under lock. */
export interface RunFacts {
  readonly orders: ReadonlyMap<string, readonly OrderInput[]>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/** Locks and loads the orders that subjects name, in three statements however many. */
export async function loadRunFacts(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts> {
  const wanted = subjects.flatMap(({ tenantId, invoice }) => orderNumbers(invoice).map((orderNumber) => ({ tenantId, orderNumber })));
  if (wanted.length === 0) return { orders: new Map(), ledgers: new Map() };
  await lockOrders(tx, wanted);
  return { orders: await findOrders(tx, wanted), ledgers: await loadLedgers(tx, wanted) };
}

/** Matches one subject; what it takes is seen by the next of the batch. */
export function runMatch(subject: Subject, facts: RunFacts): Matching {
  const ledger = facts.ledgers.get(subject.tenantId) ?? new Ledger([]);
  const named = new Set(orderNumbers(subject.invoice));
  const orders = (facts.orders.get(subject.tenantId) ?? []).filter((order) => named.has(order.number));
  const matching = match(subject.invoice, { orders, balances: ledger.seenBy(subject.invoiceId), tolerances: DEFAULT_TOLERANCES });
  ledger.allocate(subject.invoiceId, matching.allocations);
  return matching;
}

/** One match that was run. */
export interface Run {
  readonly cause: Cause;
  readonly subject: Subject;
  readonly lineage: Lineage;
  readonly matching: Matching;
}

/** Keeps matches and tells them: ledger, event, a task when a person must look, an audit line. */
export async function storeRuns(tx: Tx, runs: readonly Run[], events: EventFactory): Promise<Effects> {
  const told = await saveDecisions(tx, runs.map((run) => events.causedBy(run.cause, 'invoice.matched.v1', matched(run))));
  const kept = new Set(told.map((event) => event.subject));
  const live = runs.filter((run) => kept.has(run.subject.invoiceId));
  await replaceAllocations(tx, live.map(({ subject, matching }) => ({ tenantId: subject.tenantId, invoiceId: subject.invoiceId, allocations: matching.allocations, watches: isSettled(matching.result) ? [] : matching.watches })));
  return { events: [...told, ...live.flatMap((run) => taskFor(run, events))], audit: told.map(auditLine) };
}

const isSettled = (result: MatchResult): boolean => result.class === 'clean';

function matched({ subject, lineage, matching }: Run): Matched {
  const { tenantId: _, ...carried } = subject;
  return { ...carried, lineage, match: matching.result };
}

function taskFor({ cause, subject, lineage, matching }: Run, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const { result } = matching;
  if (result.class !== 'exception') return [];
  const { invoiceId } = subject;
  const worst = result.lines.filter((line) => line.verdict === result.verdict);
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: idFrom(invoiceId, 'exception', ...lineage),
      kind: 'exception',
      invoiceId,
      lineage,
      reason: result.verdict,
      title: worst.map((line) => line.explanation).join(' ').slice(0, 2000),
      role: 'clerk',
      amount: result.disputed,
      currency: subject.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

function auditLine(event: BusEvent<'invoice.matched.v1'>) {
  const { invoiceId, lineage, match: result } = event.data;
  const lines = result.lines.map(({ lineId, verdict, orderNumber, orderLine, tolerance }) => ({ lineId, verdict, orderNumber, orderLine, tolerance }));
  const details = { lineage, verdict: result.verdict, payableNow: result.payableNow, awaiting: result.awaiting, disputed: result.disputed, lines, ...(result.accepted ? { accepted: result.accepted } : {}) };
  return { tenantId: event.tenantId, at: new Date(event.time), actor: result.accepted?.by ?? 'system:matching', action: 'invoice.matched', entity: 'invoice', entityId: invoiceId, details };
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
