import { encodeEvent, eventSubject, type BusEvent, type EventType } from '@smartap/contracts';
import { consumerName, DEAD_LETTER, LANES, STEPS } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { eventually } from '../eventually.js';
import type { StoredMessage, ToldEvent } from '../servers/test-bus.js';
import type { EventPath, Scene } from './event-path.js';

/**
 * The tests that every event path has, against the real servers: happy, twice, out of order, mixed tenants in one batch,
 * poison, a failure, a crash between any two steps, a stop in mid-handler, a foreign tenant.
 */
export function describeEventPath(path: EventPath): void {
  describe(path.name, () => {
    const kit = new PathKit(path);

    it('takes an event once', async () => {
      const event = await kit.make();
      await kit.publish(event);
      await kit.expectOnce(event);
    });

    it('takes the same event once, however often it is sent', async () => {
      const event = await kit.make();
      await kit.publish(event);
      await kit.publish(event);
      await kit.publish(event, newId());
      await kit.expectOnce(event);
      await kit.publish(event, newId());
      await kit.expectOnce(event);
    });

    const { lineage, failing } = path;
    if (lineage) {
      it('lets an older lineage that comes late change nothing', async () => {
        const { older, newer } = await lineage.make(kit.scene());
        await kit.publish(newer);
        await kit.settled();
        const before = await lineage.state(kit.database, newer);
        await kit.publish(older);
        await kit.settled();
        expect(await lineage.state(kit.database, newer)).toEqual(before);
        expect(await kit.told(older)).toEqual([]);
        expect(await kit.lettersOf(older)).toEqual([]);
      });
    }

    it('keeps the tenants of one batch apart', async () => {
      const plugs = await kit.makeSome(kit.concurrency);
      const batch = await kit.makeSome(3);
      await kit.inOneBatch(plugs, () => Promise.all(batch.map((event) => kit.publish(event))), batch.length);
      for (const event of [...plugs, ...batch]) await kit.expectOnce(event);
      expect(await kit.transactionsOf(batch)).toBe(1);
    });

    it('gives a poison message up with its bytes and goes on with the others', async () => {
      const plugs = await kit.makeSome(kit.concurrency);
      const [first, poison, last] = await kit.makeSome(3);
      if (!first || !poison || !last) throw new Error('Three events were asked for.');
      const body = '{"nothing":"of the contract"}';
      await kit.inOneBatch(
        plugs,
        async () => {
          await kit.publish(first);
          await path.service.bus.publish(poison, { body });
          await kit.publish(last);
        },
        3,
      );
      for (const event of [...plugs, first, last]) await kit.expectOnce(event);
      expect(await path.effect(kit.database, poison)).toBe(0);
      const [letter, ...more] = await kit.lettersOf(poison);
      expect(more).toEqual([]);
      expect(Buffer.from(letter?.bytes ?? []).toString()).toBe(body);
      expect(letter?.headers).toMatchObject({
        [DEAD_LETTER.subject]: encodeEvent(poison).subject,
        [DEAD_LETTER.consumer]: path.consumer,
        [DEAD_LETTER.code]: 'CONTRACT_VIOLATED',
        [DEAD_LETTER.attempts]: '1',
      });
      expect(letter?.headers[DEAD_LETTER.reason]).toContain('does not fit its contract');
    });

    if (failing) {
      it(`gives up an event ${failing.what}`, async () => {
        const event = await failing.make(kit.scene());
        await kit.publish(event);
        const letter = await eventually(async () => (await kit.lettersOf(event))[0]);
        expect(letter.headers[DEAD_LETTER.code]).toBe(failing.code);
        expect(Buffer.from(letter.bytes).toString()).toBe(encodeEvent(event).body);
        await kit.settled();
        expect(await path.effect(kit.database, event)).toBe(0);
      });
    }

    it('gives up an event whose tenant is not the one of its subject', async () => {
      const event = await kit.make();
      await path.service.bus.publish(event, { subject: eventSubject(newId(), event.type) });
      const letter = await eventually(async () => (await kit.lettersOf(event))[0]);
      expect(letter.headers[DEAD_LETTER.code]).toBe('CONTRACT_VIOLATED');
      expect(letter.headers[DEAD_LETTER.reason]).toContain('tenant');
      await kit.settled();
      expect(await path.effect(kit.database, event)).toBe(0);
    });

    it('finishes and acknowledges what is in hand when it is stopped', async () => {
      const event = await kit.make();
      const hold = path.service.current.steps.holdNext('state', path.consumer);
      await kit.publish(event);
      await hold.reached();
      const stopped = path.service.current.stop();
      hold.release();
      await stopped;
      const left = {
        unsent: await kit.database.count('outbox'),
        consumer: await path.service.bus.consumer(path.consumer),
        effects: await path.effect(kit.database, event),
      };
      await path.service.start();
      expect(left).toMatchObject({ unsent: 0, consumer: { num_redelivered: 0 }, effects: 1 });
      // What it told may be for this very consumer, and have come too late to be begun.
      const own = Object.entries(path.told).filter(([type]) => left.consumer.config.filter_subjects?.some((subject) => subject.endsWith(type)));
      expect(left.consumer.num_ack_pending).toBeLessThanOrEqual(own.reduce((sum, [, count]) => sum + count, 0));
      expect(counted(await kit.told(event))).toEqual(path.told);
    });

    it.each(STEPS)('loses and repeats nothing when it is killed after %s', async (step) => {
      const event = await kit.make();
      const hold = path.service.current.steps.holdNext(step, path.consumer);
      await kit.publish(event);
      await hold.reached();
      await path.service.killAndRestart();
      await kit.expectOnce(event);
    });
  });
}

class PathKit {
  constructor(private readonly path: EventPath) {}

  get database() {
    return this.path.service.database;
  }

  /** Batches in hand at once. */
  get concurrency(): number {
    const { name } = this.path.service.definition;
    const lane = Object.entries(LANES[name]).find(([own]) => consumerName(name, own) === this.path.consumer);
    if (!lane) throw new Error(`${this.path.consumer} is no durable of ${name}.`);
    return lane[1].concurrency;
  }

  scene(): Scene {
    return { tenantId: newId(), service: this.path.service };
  }

  async make(): Promise<BusEvent> {
    const event = await this.path.makeEvent(this.scene());
    expect(await this.path.effect(this.database, event), 'the effect before the event').toBe(0);
    return event;
  }

  async makeSome(count: number): Promise<BusEvent[]> {
    return Promise.all(Array.from({ length: count }, () => this.make()));
  }

  publish(event: BusEvent, messageId = event.id): Promise<void> {
    return this.path.service.bus.publish(event, { messageId });
  }

  settled(): Promise<void> {
    return this.path.service.settled();
  }

  told(event: BusEvent): Promise<ToldEvent[]> {
    return this.path.service.bus.toldBecauseOf(event);
  }

  async lettersOf(event: BusEvent): Promise<StoredMessage[]> {
    const letters = await this.path.service.bus.deadLetters(this.path.service.definition.name);
    return letters.filter(({ headers }) => headers['ce-id'] === event.id && headers[DEAD_LETTER.consumer] === this.path.consumer);
  }

  /** One effect and each event told once, now and when nothing is left to do. */
  async expectOnce(event: BusEvent): Promise<void> {
    await eventually(async () => (await this.path.effect(this.database, event)) >= 1 || (await this.lettersOf(event)).length > 0, {
      what: `${event.type} has an effect`,
    });
    await this.settled();
    expect(
      (await this.lettersOf(event)).map(({ headers }) => headers[DEAD_LETTER.reason]),
      'dead letters',
    ).toEqual([]);
    expect(await this.path.effect(this.database, event), 'effects').toBe(1);
    expect(counted(await this.told(event)), 'events told').toEqual(this.path.told);
  }

  /** Publishes while all workers of the lane are busy with others, so that the messages gather to one batch. */
  async inOneBatch(plugs: readonly BusEvent[], publish: () => Promise<unknown>, count: number): Promise<void> {
    const { service, consumer } = this.path;
    await this.settled();
    const hold = service.current.steps.holdAll('fetch', consumer);
    // One at a time: two that come together may be one batch, and then a worker is free.
    for (const [i, plug] of plugs.entries()) {
      await this.publish(plug);
      await eventually(() => service.current.steps.held(consumer) === i + 1, { what: `${i + 1} workers of ${consumer} are busy` });
    }
    await publish();
    await eventually(async () => (await service.bus.consumer(consumer)).num_ack_pending === plugs.length + count, {
      what: `${consumer} has all messages in hand`,
    });
    hold.release();
  }

  /** In how many transactions these events were taken. */
  async transactionsOf(events: readonly BusEvent[]): Promise<number> {
    const [found] = await this.database.query<{ n: number }>(
      'select count(distinct xmin::text)::int as n from inbox where consumer = $1 and event_id = any($2)',
      [this.path.consumer, events.map(({ id }) => id)],
    );
    return found?.n ?? 0;
  }
}

function counted(events: readonly ToldEvent[]): Partial<Record<EventType, number>> {
  const counts: Partial<Record<EventType, number>> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
