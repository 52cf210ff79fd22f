import { BusConnection } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { eventually, OwnBus } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const BOUND = 5;
const tenantId = newId();
let bus: OwnBus;
let servers: GatewayServers;
let sut: ListeningGateway;
let token: string;

beforeAll(async () => {
  bus = await OwnBus.open();
  servers = await gatewayServers(bus.url);
  sut = await ListeningGateway.start(servers, { OUTBOX_MAX_UNSENT: String(BOUND) });
  token = await aToken(tenantId);
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
  await bus.close();
});

describe('While NATS is away', () => {
  it('takes uploads up to the bound of unsent events, then says when to come again, and goes on after', async () => {
    await bus.kill();
    await eventually(() => !sut.app.get(BusConnection, { strict: false }).isUp);
    const accepted: string[] = [];
    let refused = await sut.upload(token);
    for (; refused.status === 202; refused = await sut.upload(token)) accepted.push(String(refused.body['invoiceId']));
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.length).toBeLessThanOrEqual(BOUND);
    expect(refused).toMatchObject({ status: 503, body: { code: 'OVERLOADED' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.body['detail']).toContain('OUTBOX_MAX_UNSENT');
    expect(await servers.database.count('outbox')).toBe(accepted.length);
    // Filled up, if what was counted twice for a moment is free again.
    await eventually(async () => {
      const { status, body } = await sut.upload(token);
      if (status === 202) accepted.push(String(body['invoiceId']));
      return accepted.length === BOUND;
    });
    expect((await sut.upload(token)).status).toBe(503);
    expect(await servers.database.count('outbox')).toBe(BOUND);

    // It is ready for what it can do, and says what it cannot.
    const ready = await sut.call('GET', '/health/ready');
    expect(ready).toMatchObject({ status: 200, body: { status: 'degraded', checks: { nats: { status: 'failing', error: 'NATS_AWAY', required: false }, uploads: { error: 'OUTBOX_MAX_UNSENT' } } } });
    expect((await sut.call('GET', '/api/v1/invoices', { token })).status).toBe(200);
    const one = await sut.call('GET', `/api/v1/invoices/${accepted[0] ?? ''}`, { token });
    expect(one).toMatchObject({ status: 200, body: { stage: 'submitted', details: { missing: ['extraction', 'validation', 'matching', 'approval'] } } });

    bus.restart();
    await eventually(async () => (await servers.database.count('outbox')) === 0, { withinMs: 20_000, what: 'all events are sent' });
    await eventually(async () => (await sut.upload(token)).status === 202);
    const sent = await Promise.all(accepted.map((id) => eventually(async () => (await bus.connection.jsm.streams.info('INVOICES', { subjects_filter: `smartap.${tenantId}.>` })).state.messages >= accepted.length && id)));
    expect(sent).toEqual(accepted);
  }, 90_000);
});
