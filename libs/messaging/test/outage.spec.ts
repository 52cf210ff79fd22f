import { newId } from '@smartap/runtime';
import { eventually, testedService } from '@smartap/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetToy, toy } from './toy/toy.js';
import { received, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';

const service = testedService(toyService);

beforeEach(resetToy);
afterEach(() => service.database.accept(true));

const some = (count: number) => Array.from({ length: count }, () => received(newId()));

const unsent = ({ tenantId }: { tenantId: string }): Promise<number> => service.database.count("outbox where subject like 'smartap.' || $1 || '.%'", [tenantId]);

async function down(): Promise<void> {
  await service.database.accept(false);
  await eventually(async () => {
    await service.database.terminate('extraction');
    return (await service.database.connections('extraction')) === 0;
  });
}

describe('An outage of the database', () => {
  it('keeps messages waiting and gives none up', async () => {
    await down();
    const events = some(20);
    for (const event of events) await service.bus.publish(event);
    await eventually(async () => (await service.bus.consumer('extraction-fast')).num_ack_pending === 20);
    await service.database.accept(true);
    for (const event of events) await eventually(async () => (await times(service, event)) === 1);
    await service.settled();
    for (const event of events) expect(await times(service, event, 'told')).toBe(1);
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
    expect(await service.database.count('attempt')).toBe(0);
  });

  it('that cuts a transaction in two leaves nothing of it and repeats it', async () => {
    const [event] = some(1);
    if (!event) throw new Error('There is one.');
    let tries = 0;
    toy.store = async () => {
      tries += 1;
      if (tries === 1) await down();
    };
    await service.bus.publish(event);
    await eventually(() => tries === 1);
    await eventually(async () => (await service.database.connections('extraction')) === 0);
    await service.database.accept(true);
    await eventually(async () => (await times(service, event)) === 1);
    await service.settled();
    expect(tries).toBe(2);
    expect(await times(service, event, 'told')).toBe(1);
    expect(await service.database.count('attempt')).toBe(0);
  });

  it('lets a service stop, and its messages come again later', async () => {
    await down();
    const events = some(5);
    for (const event of events) await service.bus.publish(event);
    await eventually(async () => (await service.bus.consumer('extraction-fast')).num_ack_pending === 5);
    await service.current.stop();
    await service.database.accept(true);
    await service.start();
    for (const event of events) await eventually(async () => (await times(service, event)) === 1);
    await service.settled();
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
  });
});

describe('The outbox', () => {
  it('is emptied by a sweeper of what a crash left', async () => {
    const event = received(newId());
    const hold = service.current.steps.holdNext('commit', 'extraction-fast');
    await service.bus.publish(event);
    await hold.reached();
    expect(await unsent(event)).toBe(1);
    await service.current.kill();
    await service.start();
    // Nobody calls the sweeper here: it comes by itself.
    await service.database.query("update outbox set created_at = created_at - interval '1 minute'");
    await eventually(async () => (await unsent(event)) === 0);
    await service.settled();
    expect((await service.bus.toldBecauseOf(event)).map(({ type }) => type)).toEqual(['invoice.extracted.v1']);
  });

  it('keeps what could not be published, and sends it when it can', async () => {
    const event = received(newId());
    const hold = service.current.steps.holdNext('commit', 'extraction-fast');
    await service.bus.publish(event);
    await hold.reached();
    // The stream takes no message: publishing fails while everything else goes on.
    const { jsm } = service.bus.connection;
    const { config } = await jsm.streams.info('INVOICES');
    await jsm.streams.update('INVOICES', { ...config, max_msg_size: 1 });
    hold.release();
    await eventually(async () => (await service.bus.consumer('extraction-fast')).num_ack_pending === 0);
    expect(await service.bus.toldBecauseOf(event)).toEqual([]);
    expect(await unsent(event)).toBe(1);
    await jsm.streams.update('INVOICES', config);
    await service.current.sweep();
    expect((await service.bus.toldBecauseOf(event)).map(({ type }) => type)).toEqual(['invoice.extracted.v1']);
    expect(await unsent(event)).toBe(0);
  });
});
