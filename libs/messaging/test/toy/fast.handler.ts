import { Injectable } from '@nestjs/common';
import { EVENTS, type BusEvent } from '@smartap/contracts';
import { bulkInsert, type Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, saveDecisions, type Decided, type Effects, type Received } from '../../dist/index.js';
import { toy } from './toy.js';

type Type = 'invoice.received.v1';

/** Counts what it takes and tells an invoice. */
@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'fast', fold: 'latest' })
export class FastHandler extends EventHandler<Type, null, null, true> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare(event: BusEvent<Type>): null {
    toy.prepare(event);
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide({ event }: Received<Type, null>): true {
    toy.decide(event);
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Type, null, true>[]): Promise<Effects> {
    await toy.store(
      tx,
      decided.map(({ event }) => event),
    );
    await countIn(
      tx,
      decided.map(({ event }) => ({ event, characters: 0 })),
      'fast',
    );
    const { invoice } = EVENTS['invoice.extracted.v1'].example;
    const notes = toy.note === undefined ? [] : [{ text: toy.note }];
    const told = decided.map(({ event }) =>
      this.events.causedBy(event, 'invoice.extracted.v1', {
        ...EVENTS['invoice.extracted.v1'].example,
        invoiceId: event.data.invoiceId,
        invoice: { ...invoice, notes },
      }),
    );
    return { events: await saveDecisions(tx, told) };
  }
}

/** Adds one for each invoice. */
export async function countIn(tx: Tx, items: readonly { event: BusEvent; characters: number }[], lane: string): Promise<void> {
  const sorted = items.toSorted((a, b) => (a.event.subject < b.event.subject ? -1 : 1));
  await bulkInsert(
    tx,
    'toy',
    { tenant_id: 'uuid', invoice_id: 'uuid', lane: 'text', times: 'int', characters: 'int' },
    sorted.map(({ event, characters }) => ({ tenant_id: event.tenantId, invoice_id: event.subject, lane, times: 1, characters })),
    'on conflict (tenant_id, invoice_id, lane) do update set times = toy.times + 1',
  );
}
