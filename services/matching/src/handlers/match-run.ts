import type { BusEvent, EventMap, Lineage, MatchResult, OrderInput } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, saveDecisions, type Cause, type Effects } from '@smartap/messaging';
import { idFrom, oncePer } from '@smartap/runtime';
import { billOf, Ledger, matchWithProof, orderNumbersOf, settingsOn, type ExchangeRate, type Matching, type MatchSettings, type PolicyVersion } from '../domain/index.js';
import { findAliases, findRates, keepAliases } from '../store/extras.js';
import { loadLedgers, replaceAllocations } from '../store/ledger.store.js';
import { lockOrders } from '../store/order-locks.js';
import { findOrders } from '../store/orders.js';
import { findPolicies } from '../store/policies.js';

type Matched = EventMap['invoice.matched.v1'];

/** What an invoice brings to matching, whether it comes new or is looked at again. */
export type Subject = Omit<Matched, 'match' | 'lineage'> & { readonly tenantId: string };

/** The orders of a batch of subjects with their balances, under lock, and what they are judged by. */
export interface RunFacts {
  readonly orders: ReadonlyMap<string, readonly OrderInput[]>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly policies: ReadonlyMap<string, readonly PolicyVersion[]>;
  readonly rates: ReadonlyMap<string, readonly ExchangeRate[]>;
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const NO_FACTS: RunFacts = { orders: new Map(), ledgers: new Map(), policies: new Map(), rates: new Map(), aliases: new Map() };
/** A rate that is older than this is none of the day; the core says how old it may be. */
const RATES_BEFORE_DAYS = 40;

/** The subject as the core reads it. */
const billFor = oncePer(({ invoice, vendor }: Subject) => billOf(invoice, vendor?.number ?? null));

/** Locks and loads the orders that subjects name, in a handful of statements however many. */
export async function loadRunFacts(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts> {
  const wanted = subjects.flatMap((subject) => orderNumbersOf(billFor(subject)).map((orderNumber) => ({ tenantId: subject.tenantId, orderNumber })));
  if (wanted.length === 0) return NO_FACTS;
  await lockOrders(tx, wanted);
  const tenants = [...new Set(wanted.map(({ tenantId }) => tenantId))];
  const orders = await findOrders(tx, wanted);
  return { orders, ledgers: await loadLedgers(tx, wanted), policies: await findPolicies(tx, tenants), rates: await ratesFor(tx, subjects, orders), aliases: await aliasesFor(tx, subjects) };
}

/** Rates are read when some order is in another currency than its invoice, which is rare. */
async function ratesFor(tx: Tx, subjects: readonly Subject[], orders: RunFacts['orders']): Promise<RunFacts['rates']> {
  const foreign = subjects.filter((subject) => (orders.get(subject.tenantId) ?? []).some((order) => order.currency !== subject.invoice.currency));
  const days = foreign.flatMap(({ invoice }) => invoice.issueDate ?? []).toSorted();
  const [first] = days;
  if (first === undefined) return new Map();
  const from = new Date(Date.parse(first) - RATES_BEFORE_DAYS * 86_400_000).toISOString().slice(0, 10);
  return findRates(tx, foreign.map(({ tenantId }) => tenantId), from);
}

/** Pairs from before are read when some line does not say which order line it bills. */
async function aliasesFor(tx: Tx, subjects: readonly Subject[]): Promise<RunFacts['aliases']> {
  const open = subjects.filter((subject) => billFor(subject).lines.some((line) => line.orderLine === null));
  return findAliases(tx, open.flatMap(({ tenantId, vendor }) => (vendor ? [{ tenantId, vendorId: vendor.vendorId }] : [])));
}

/** By what an invoice is judged: what was valid when it came in. */
export const settingsFor = (subject: Subject, facts: RunFacts): MatchSettings => settingsOn(subject.submittedAt.slice(0, 10), facts.policies.get(subject.tenantId) ?? []);

/**
 * Matches one subject; what it takes is seen by the next of the batch.
 *
 * @param earlier what was said of it before: its rates stay, and from the same inputs nothing new comes (undefined)
 */
export function runMatch(subject: Subject, facts: RunFacts, earlier?: MatchResult, settings = settingsFor(subject, facts)): Matching | undefined {
  const ledger = facts.ledgers.get(subject.tenantId) ?? new Ledger([]);
  const bill = billFor(subject);
  const named = new Set(orderNumbersOf(bill));
  const orders = (facts.orders.get(subject.tenantId) ?? []).filter((order) => named.has(order.number));
  const aliases = facts.aliases.get(subject.vendor?.vendorId ?? '') ?? new Map<string, string>();
  const input = { orders, balances: ledger.seenBy(subject.invoiceId), settings, rates: facts.rates.get(subject.tenantId) ?? [], frozen: earlier?.rates ?? [], aliases };
  const matching = matchWithProof(bill, input, earlier);
  if (matching) ledger.allocate(subject.invoiceId, matching.allocations);
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
  await keepAliases(tx, live.flatMap(({ subject: { tenantId, vendor }, matching }) => (vendor ? matching.aliases.map((alias) => ({ tenantId, vendorId: vendor.vendorId, ...alias })) : [])));
  return { events: [...told, ...live.flatMap((run) => [...taskFor(run, events), ...freedBy(run, events)])], audit: told.map(auditLine) };
}

/** What a person accepted is not asked again; all else may change until the invoice is approved. */
const isSettled = (result: MatchResult): boolean => result.accepted !== undefined;

function matched({ subject, lineage, matching }: Run): Matched {
  const { tenantId: _, ...carried } = subject;
  return { ...carried, lineage, match: matching.result };
}

/** What a credit gives back, others may have. */
function freedBy({ cause, subject, matching }: Run, events: EventFactory): BusEvent<'order.freed.v1'>[] {
  const orderNumbers = [...new Set(matching.allocations.filter(({ kind }) => kind === 'credit').map(({ orderNumber }) => orderNumber))];
  return orderNumbers.length > 0 ? [events.causedBy(cause, 'order.freed.v1', { invoiceId: subject.invoiceId, orderNumbers })] : [];
}

function taskFor({ cause, subject, lineage, matching }: Run, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const { result } = matching;
  if (result.class !== 'exception') return [];
  const { invoiceId } = subject;
  const worst = [...result.lines, ...(result.charges ?? [])].filter((line) => line.verdict === result.verdict);
  const title = worst.map((line) => line.explanation).join(' ') || totalsInWords(result);
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: idFrom(invoiceId, 'exception', ...lineage),
      kind: 'exception',
      invoiceId,
      lineage,
      reason: result.verdict,
      title: title.slice(0, 2000),
      role: 'clerk',
      amount: result.disputed,
      currency: subject.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

function totalsInWords({ tax, header, smallDifference: difference, verdict }: MatchResult): string {
  const said = [
    ...(tax && (tax.result === 'over' || tax.result === 'under') ? [`The VAT is ${tax.announced}; ${tax.computed} are computed.`] : []),
    ...(difference?.accepted === false ? [`The printed total differs by ${difference.amount} from the lines and charges.`] : []),
    ...(header?.result === 'over' ? [`${header.billed} are billed of order ${header.orderNumber} in all; it is worth ${header.ordered}.`] : []),
  ];
  return said.join(' ') || verdict;
}

function auditLine(event: BusEvent<'invoice.matched.v1'>) {
  const { invoiceId, lineage, match: result } = event.data;
  const lines = result.lines.map(({ lineId, verdict, orderNumber, orderLine, tolerance }) => ({ lineId, verdict, orderNumber, orderLine, tolerance }));
  const details = { lineage, verdict: result.verdict, payableNow: result.payableNow, awaiting: result.awaiting, disputed: result.disputed, lines, ...(result.proof ? { proof: result.proof } : {}), ...(result.accepted ? { accepted: result.accepted } : {}) };
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
