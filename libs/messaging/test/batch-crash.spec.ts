import { newId } from '@smartap/runtime';
import { eventually, TestedService, TestService, type Hold } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEPS } from '../dist/index.js';
import { definition, received, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';

const CONSUMER = 'extraction-fast';
const BATCH = 20;

const service = new TestedService(definition, (servers) => TestService.start(toyService, servers));

beforeAll(() => service.open());
afterAll(() => service.close());

type Events = readonly ReturnType<typeof received>[];

/** Publishes while another message is held at its fetch, so that all gather to one batch. Gives what lets them go. */
async function gather(events: Events): Promise<Hold> {
  const hold = service.current.steps.holdAll('fetch', CONSUMER);
  await service.bus.publish(received(newId()));
  await eventually(() => service.current.steps.held(CONSUMER) === 1);
  for (const event of events) await service.bus.publish(event);
  await eventually(async () => (await service.bus.consumer(CONSUMER)).num_ack_pending === 1 + events.length);
  return hold;
}

async function transactionsOf(events: Events): Promise<number> {
  const [found] = await service.database.query<{ n: number }>('select count(distinct xmin::text)::int as n from inbox where consumer = $1 and event_id = any($2)', [CONSUMER, events.map(({ id }) => id)]);
  return found?.n ?? 0;
}

describe('A process that is killed with a batch in hand', () => {
  it('takes a batch in one transaction when nothing happens', async () => {
    const events = Array.from({ length: BATCH }, () => received(newId()));
    (await gather(events)).release();
    for (const event of events) await eventually(async () => (await times(service, event, 'told')) === 1);
    expect(await transactionsOf(events)).toBe(1);
  });

  // Each is also the moment before the step that follows it; "before fetch" is a message nobody has.
  it.each(STEPS)('loses and repeats nothing of it after %s', async (step) => {
    const events = Array.from({ length: BATCH }, () => received(newId()));
    const gathered = await gather(events);
    // The first to pass is the one that made them wait; the batch comes second.
    if (step === 'fetch') {
      gathered.release();
      const hold = service.current.steps.holdNext(step, CONSUMER);
      await hold.reached();
    } else {
      const first = service.current.steps.holdNext(step, CONSUMER);
      gathered.release();
      await first.reached();
      const hold = service.current.steps.holdNext(step, CONSUMER);
      first.release();
      await hold.reached();
    }
    await service.killAndRestart();
    for (const event of events) {
      await eventually(async () => (await times(service, event, 'told')) === 1, { what: `${event.id} is told` });
      expect(await times(service, event)).toBe(1);
    }
    await service.settled();
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
    await eventually(async () => (await service.database.count('outbox')) === 0);
  });
});
