import { newId } from '@smartap/runtime';
import { eventually, OwnBus, TestDatabase, TestService } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureStreams } from '../dist/index.js';
import { definition, received, toyService } from './toy/toy.service.js';

const CONSUMER = 'extraction-fast';

let bus: OwnBus;
let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  bus = await OwnBus.open();
  database = await TestDatabase.create(definition.schema);
  service = await TestService.start(toyService, { database, natsUrl: bus.url, storageUrl: bus.storageUrl });
});
afterAll(async () => {
  await service.stop();
  await bus.close();
  await database.drop();
});

const counted = (invoiceId: string, lane: string): Promise<number> => database.count('toy where invoice_id = $1 and lane = $2 and times = 1', [invoiceId, lane]);

async function expectOnce(...events: readonly ReturnType<typeof received>[]): Promise<void> {
  for (const event of events) {
    await eventually(async () => (await counted(event.subject, 'told')) === 1, { withinMs: 20_000, what: `${event.id} is counted` });
    expect(await counted(event.subject, 'fast')).toBe(1);
  }
}

describe('An outage of the bus', () => {
  it('loses and repeats nothing of what was in hand, and work goes on by itself', async () => {
    const before = Array.from({ length: 10 }, () => received(newId()));
    for (const event of before) await bus.publish(event);
    const hold = service.steps.holdNext('commit', CONSUMER);
    const inHand = received(newId());
    await bus.publish(inHand);
    await hold.reached();
    await bus.kill();
    hold.release();
    bus.restart();
    const after = received(newId());
    await bus.publish(after);
    await expectOnce(...before, inHand, after);
    await eventually(async () => (await database.count('outbox')) === 0);
    expect(await database.count('attempt')).toBe(0);
  });
});

describe('What somebody deletes by hand', () => {
  it('is made again when it is a durable; what it had told before is not counted twice', async () => {
    const before = received(newId());
    await bus.publish(before);
    await expectOnce(before);
    await bus.connection.jsm.consumers.delete('INVOICES', CONSUMER);
    const after = received(newId());
    await bus.publish(after);
    await expectOnce(before, after);
  });

  it('is read again when it is a stream, once it is made anew', async () => {
    const [before, after] = [received(newId()), received(newId())];
    await bus.publish(before);
    await expectOnce(before);
    await bus.connection.jsm.streams.delete('INVOICES');
    await ensureStreams(bus.url);
    await bus.publish(after);
    await expectOnce(before, after);
  });
});
