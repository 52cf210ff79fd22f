import { Inject, Injectable } from '@nestjs/common';
import { appendAudit } from '@smartap/audit';
import type { EncodedEvent } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { busMetrics } from '../metrics.js';
import { appendOutbox } from '../outbox/outbox.js';
import { OutboxPublisher } from '../outbox/outbox.publisher.js';
import { STEP_PROBE, type StepProbe } from '../tokens.js';
import { attemptsEnded } from './attempts.js';
import type { Item, Registration } from './batch.js';
import type { Decided, Effects } from './handler.js';
import { claimInbox, releaseInbox } from './inbox.js';

/** An item whose decision threw. */
export interface FailedItem {
  readonly item: Item;
  readonly error: unknown;
}

/**
 * The one way in which an event changes state: inbox, state, outbox and audit in one transaction; then publish; then
 * acknowledge. A crash at any line loses nothing and repeats nothing visible.
 */
@Injectable()
export class TransactionalPath {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxPublisher,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(STEP_PROBE) private readonly probe: StepProbe,
  ) {}

  /**
   * Runs one transaction for all items and acknowledges those that went through, those that had before among them.
   *
   * @param replaced items that newer ones in the batch make pointless
   * @returns the items whose decision threw: they changed nothing and are not acknowledged
   * @throws what the database or a handler's `load` or `store` threw; then nothing was changed
   */
  async run(registration: Registration, items: readonly Item[], replaced: readonly Item[] = []): Promise<FailedItem[]> {
    const { consumer } = registration;
    const all = [...items, ...replaced];
    const started = performance.now();
    const failed: FailedItem[] = [];
    let committed: Effects['committed'];
    const sent = await inTransaction(
      this.dataSource,
      all.map((item) => item.event.tenantId),
      async (tx) => {
        await this.probe('begin', consumer);
        const fresh = await claimInbox(
          tx,
          consumer,
          all.map((item) => item.event.id),
        );
        await this.probe('inbox', consumer);
        const effects = await this.decideAndStore(tx, registration, distinct(items, fresh), failed);
        ({ committed } = effects);
        await this.probe('state', consumer);
        const encoded = await this.append(tx, effects);
        const undone = new Set(failed.map(({ item }) => item.event.id));
        await releaseInbox(tx, consumer, [...undone]);
        for (const { event, message } of all) if (message.deliveries > 1 && !undone.has(event.id)) await attemptsEnded(tx, consumer, event.id);
        await this.probe('outbox', consumer);
        return encoded;
      },
    );
    await committed?.();
    await this.probe('commit', consumer);
    busMetrics.batchSeconds.record((performance.now() - started) / 1000, { consumer });
    busMetrics.batchSize.record(all.length, { consumer });
    await this.outbox.publish(sent);
    await this.probe('publish', consumer);
    const faulty = new Set(failed.map(({ item }) => item));
    for (const item of all) if (!faulty.has(item)) item.message.ack();
    busMetrics.handled.add(all.length - failed.length, { consumer, result: 'done' });
    await this.probe('ack', consumer);
    return failed;
  }

  private async decideAndStore(tx: Tx, { handler }: Registration, items: Item[], failed: FailedItem[]): Promise<Effects> {
    if (items.length === 0) return {};
    const facts = await handler.load(tx, items);
    const decided: Decided[] = [];
    for (const item of items) {
      try {
        const outcome = handler.decide(item, facts);
        if (outcome !== undefined) decided.push({ ...item, outcome });
      } catch (error) {
        failed.push({ item, error });
      }
    }
    return decided.length > 0 ? handler.store(tx, decided) : {};
  }

  private async append(tx: Tx, effects: Effects): Promise<EncodedEvent[]> {
    const encoded = effects.events?.length ? await appendOutbox(tx, effects.events, this.store) : [];
    if (effects.audit?.length) await appendAudit(tx, effects.audit);
    return encoded;
  }
}

/** Items that are new, each event once though the bus may have it twice. */
function distinct(items: readonly Item[], fresh: ReadonlySet<string>): Item[] {
  const left = new Set(fresh);
  return items.filter((item) => left.delete(item.event.id));
}
