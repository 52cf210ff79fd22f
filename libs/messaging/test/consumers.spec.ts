import { TestBus } from '@smartap/testing';
import { AckPolicy, DeliverPolicy, nanos, type ConsumerConfig } from 'nats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DLQ, ensureConsumer, ensureStreams, REDRIVE, STREAM_DAYS, type ConsumerPlan } from '../dist/index.js';

let bus: TestBus;
const plan: ConsumerPlan = { stream: 'INVOICES', name: 'matching-main', subjects: ['smartap.*.invoice.validated.v1', 'smartap.*.invoice.rejected.v1'], ackWaitMs: 30_000, maxAckPending: 100 };

beforeAll(async () => {
  bus = await TestBus.open();
});
afterAll(() => bus.close());
beforeEach(async () => {
  await bus.connection.jsm.consumers.delete(plan.stream, plan.name).catch(() => false);
});

const config = async (): Promise<ConsumerConfig> => (await bus.connection.jsm.consumers.info(plan.stream, plan.name)).config;

describe(ensureConsumer.name, () => {
  it('makes a durable that gives nothing up by itself', async () => {
    await ensureConsumer(bus.connection.jsm, plan);
    expect(await config()).toMatchObject({ ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, ack_wait: nanos(30_000), max_ack_pending: 100, max_deliver: -1, filter_subjects: plan.subjects });
    expect((await config()).backoff).toBeUndefined();
  });

  it('leaves one that is right as it is', async () => {
    await ensureConsumer(bus.connection.jsm, plan);
    const before = await bus.connection.jsm.consumers.info(plan.stream, plan.name);
    await ensureConsumer(bus.connection.jsm, { ...plan, subjects: plan.subjects.toReversed() });
    expect(await config()).toEqual(before.config);
  });

  it('mends what drifted in place', async () => {
    await ensureConsumer(bus.connection.jsm, plan);
    await bus.connection.jsm.consumers.update(plan.stream, plan.name, { ack_wait: nanos(1000), max_ack_pending: 1, max_deliver: 3, filter_subjects: ['smartap.*.invoice.matched.v1'] });
    await ensureConsumer(bus.connection.jsm, plan);
    expect(await config()).toMatchObject({ ack_wait: nanos(30_000), max_ack_pending: 100, max_deliver: -1, filter_subjects: plan.subjects });
  });

  it.each([
    ['acknowledges nothing', { ack_policy: AckPolicy.None }],
    ['starts with what is new', { ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.New }],
  ])('refuses one that %s, saying what to do', async (_, wrong) => {
    await bus.connection.jsm.consumers.add(plan.stream, { durable_name: plan.name, filter_subjects: [...plan.subjects], ...wrong });
    await expect(ensureConsumer(bus.connection.jsm, plan)).rejects.toMatchObject({ code: 'CONSUMER_DRIFTED', message: expect.stringContaining(`nats consumer rm ${plan.stream} ${plan.name}`) });
  });

  it('says so when the stream is not there', async () => {
    await expect(ensureConsumer(bus.connection.jsm, { ...plan, stream: 'NOWHERE' })).rejects.toThrow(/stream not found/);
  });
});

describe(ensureStreams.name, () => {
  it('makes the streams with what they keep', async () => {
    const { config: invoices } = await bus.connection.jsm.streams.info('INVOICES');
    expect(invoices).toMatchObject({ subjects: ['smartap.*.invoice.*.*'], retention: 'limits', storage: 'file', num_replicas: 1, max_age: nanos(STREAM_DAYS * 86_400_000) });
    for (const { stream } of [DLQ, REDRIVE]) expect((await bus.connection.jsm.streams.info(stream)).config.subjects).toEqual([stream === 'DLQ' ? 'smartap.dlq.*' : 'smartap.redrive.*']);
  });

  it('mends what drifted and keeps the messages', async () => {
    const { jsm } = bus.connection;
    const { config: before } = await jsm.streams.info('TASKS');
    await bus.send('smartap.0199a1b2-0000-7000-8000-0000000000c1.task.opened.v1', {}, Buffer.from('{}'));
    await jsm.streams.update('TASKS', { ...before, max_age: nanos(60_000), duplicate_window: nanos(1000) });
    await ensureStreams(bus.url);
    const after = await jsm.streams.info('TASKS');
    expect(after.config).toMatchObject({ max_age: before.max_age, duplicate_window: before.duplicate_window });
    expect(after.state.messages).toBe(1);
  });

  it('puts each subject in one stream', async () => {
    const { jsm } = bus.connection;
    const found: string[] = [];
    for await (const { config: own } of jsm.streams.list()) found.push(...own.subjects);
    expect(new Set(found).size).toBe(found.length);
  });
});
