import { Injectable } from '@nestjs/common';
import type { AnyBusEvent, MatchResult } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { isCreditNote } from '@smartap/en16931';
import {
  EventFactory,
  EventHandler,
  HandlesEvents,
  loadEnds,
  lockDecisions,
  type Decided,
  type Decisions,
  type Effects,
  type InvoiceKey,
  type Received,
} from '@smartap/messaging';
import { saysTheSame } from '../domain/index.js';
import { contractsOf } from '../store/contracts.js';
import { watchedOrders, watchers } from '../store/ledger.store.js';
import type { OrderKey } from '../store/order-locks.js';
import { nextRun, runMatch, storeRuns, subjectOf, type Run } from './match-run.js';
import { loadRunFacts } from './run-facts.js';

type Moved = 'receipt.posted.v1' | 'order.despatched.v1' | 'order.changed.v1' | 'order.policy-changed.v1' | 'order.freed.v1' | 'order.billed.v1';
type Matched = 'invoice.matched.v1';

interface Facts {
  readonly waiting: readonly InvoiceKey[];
  readonly decisions: Decisions<Matched>;
}

/** When goods come or go back, an order or what is judged by changes, the open invoices it touches are matched again, in order of arrival. */
@Injectable()
@HandlesEvents({
  events: ['receipt.posted.v1', 'order.despatched.v1', 'order.changed.v1', 'order.policy-changed.v1', 'order.freed.v1', 'order.billed.v1'],
  lane: 'masterdata',
  fold: 'together',
})
export class OrderMovedHandler extends EventHandler<Moved, readonly OrderKey[], Facts, Facts> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare(event: AnyBusEvent<Moved>): readonly OrderKey[] {
    const { tenantId } = event;
    if (event.type === 'order.policy-changed.v1') return [];
    return ordersOf(event).map((orderNumber) => ({ tenantId, orderNumber }));
  }

  override async load(tx: Tx, items: readonly Received<Moved, readonly OrderKey[]>[]): Promise<Facts> {
    // A change of policy touches all that is open; few come.
    const tenants = new Set(items.filter(({ event }) => event.type === 'order.policy-changed.v1').map(({ event }) => event.tenantId));
    const all: OrderKey[] = [];
    for (const tenantId of tenants) all.push(...(await watchedOrders(tx, tenantId)));
    // What is free of one release of a contract is free for the others.
    const freed = await contractsOf(
      tx,
      items.flatMap(({ event, prepared }) => (event.type === 'order.freed.v1' ? prepared : [])),
    );
    const watching = await watchers(tx, [...items.flatMap(({ prepared }) => prepared), ...freed, ...all]);
    const decisions = await lockDecisions<Matched>(tx, watching);
    // One that ended between the look and the lock waits no more.
    const ends = await loadEnds(tx, watching);
    return { waiting: watching.filter((key) => !ends.covers(key.invoiceId, decisions.get(key)?.lineage ?? [])), decisions };
  }

  override decide(_: Received<Moved, readonly OrderKey[]>, facts: Facts): Facts | undefined {
    return facts.waiting.length > 0 ? facts : undefined;
  }

  override async store(tx: Tx, decided: readonly Decided<Moved, readonly OrderKey[], Facts>[]): Promise<Effects> {
    const [first] = decided;
    if (!first) return {};
    const { waiting, decisions } = first.outcome;
    // Credit notes keep what they gave back, and are judged when it is known who has it now.
    const known = waiting
      .flatMap((key) => decisions.get(key)?.event ?? [])
      .toSorted((a, b) => Number(isCreditNote(a.data.invoice)) - Number(isCreditNote(b.data.invoice)));
    const subjects = known.map(subjectOf);
    const facts = await loadRunFacts(tx, subjects);
    const replaced = new Set([...facts.replaced.values()].flat().map(({ invoiceId }) => invoiceId));
    // All let go first: goods go to who came first, not to who held them.
    const held = subjects.map((subject) => (isCreditNote(subject.invoice) ? undefined : facts.ledgers.get(subject.tenantId)?.release(subject.invoiceId)));
    const runs = known.flatMap((event, i): Run[] => {
      const subject = subjects[i];
      if (!subject || replaced.has(subject.invoiceId)) return [];
      const matching = runMatch(subject, facts, event.data.match);
      // From the same inputs comes the same: it takes what it had.
      const own = held[i];
      if (!matching && own) facts.ledgers.get(subject.tenantId)?.allocate(subject.invoiceId, own);
      // The same outcome is no news.
      if (!matching || (saysTheSame(matching.result, event.data.match) && matching.replaces.length === 0)) return [];
      const ofTenant = decided.filter((item) => item.event.tenantId === event.tenantId);
      const moves = eventsThatTouch(ofTenant, matching.watches);
      return [
        {
          cause: causeOf(moves, ofTenant),
          subject,
          lineage: nextRun(event.data.lineage),
          matching: { ...matching, result: { ...matching.result, ...amendedBy(moves, event.data.match) } },
        },
      ];
    });
    return runs.length > 0 ? storeRuns(tx, runs, this.events) : {};
  }
}

function ordersOf(event: AnyBusEvent<Exclude<Moved, 'order.policy-changed.v1'>>): readonly string[] {
  switch (event.type) {
    case 'receipt.posted.v1':
      return event.data.receipt.lines.map((line) => line.orderNumber);
    case 'order.despatched.v1':
      return event.data.despatch.lines.map((line) => line.orderNumber);
    case 'order.changed.v1':
      return [event.data.order.number];
    case 'order.freed.v1':
    case 'order.billed.v1':
      return event.data.orderNumbers;
  }
}

/** What of a tenant moved the very orders that an invoice looks at; a new policy moves all. */
function eventsThatTouch(ofTenant: readonly Decided<Moved, readonly OrderKey[], Facts>[], watches: readonly string[]): AnyBusEvent<Moved>[] {
  return ofTenant
    .filter(({ prepared }) => prepared.length === 0 || prepared.some(({ orderNumber }) => watches.includes(orderNumber)))
    .map(({ event }) => event);
}

/** Whether somebody changed what was ordered, or what a receipt says that came, since the invoice came: what is not strictly touchless. */
function amendedBy(moves: readonly AnyBusEvent<Moved>[], { orderAmended, receiptAmended }: MatchResult): Pick<MatchResult, 'orderAmended' | 'receiptAmended'> {
  const isOrder = orderAmended === true || moves.some(({ type }) => type === 'order.changed.v1');
  const isReceipt = receiptAmended === true || moves.some((event) => event.type === 'receipt.posted.v1' && event.data.corrected);
  return { ...(isOrder ? { orderAmended: true } : {}), ...(isReceipt ? { receiptAmended: true } : {}) };
}

/** It follows from what moved its orders; where that was another release of a contract, from what is newest. Never from what another tenant did. */
function causeOf(moves: readonly AnyBusEvent<Moved>[], ofTenant: readonly Decided<Moved, readonly OrderKey[], Facts>[]): AnyBusEvent<Moved> {
  const cause = moves.at(-1) ?? ofTenant.at(-1)?.event;
  if (!cause) throw new Error('A re-match has a cause.');
  return cause;
}
