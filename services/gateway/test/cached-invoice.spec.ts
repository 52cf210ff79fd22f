import { Cache } from '@smartap/cache';
import { newId } from '@smartap/runtime';
import { anEvent, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

let servers: GatewayServers & { bus: TestBus | undefined };
/** Takes events in; the other one only answers. */
let projecting: ListeningGateway;
let answering: ListeningGateway;
let tenantId: string;
let token: string;
let invoiceId: string;

beforeAll(async () => {
  servers = await gatewayServers();
  projecting = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'projector,api' });
  answering = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'api' });
});
afterAll(async () => {
  await projecting.stop();
  await answering.stop();
  await servers.close();
});
beforeEach(async () => {
  tenantId = newId();
  token = await aToken(tenantId);
  invoiceId = String((await answering.upload(token)).body['invoiceId']);
});

const read = (from = answering, as = token, headers = {}): ReturnType<ListeningGateway['call']> => from.call('GET', `/api/v1/invoices/${invoiceId}`, { token: as, headers });

const hits = (): number => answering.app.get(Cache, { strict: false }).stats().kinds['invoice']?.hits ?? 0;

describe('A cached invoice', () => {
  it('is answered from the cache, the same to the byte', async () => {
    const first = await read();
    const before = hits();
    const second = await read();
    expect(hits()).toBe(before + 1);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is not sent again to whoever has it, until it changes', async () => {
    const tag = (await read()).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"0\+0~[0-9a-f]{16}"$/);
    expect(await read(answering, token, { 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
    expect(await read(answering, token, { 'if-none-match': `W/${tag}, "other"` })).toMatchObject({ status: 304 });
    await servers.bus?.publish(anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId }).build());
    await eventually(async () => (await read(answering, token, { 'if-none-match': tag })).status === 200);
  });

  it('is told in the language that is asked for, and kept in English alone', async () => {
    expect(Object.fromEntries((await read()).headers)).toMatchObject({ 'content-language': 'en', vary: expect.stringContaining('accept-language') });
    const before = hits();
    const german = await read(answering, token, { 'accept-language': 'de-AT, en;q=0.5' });
    expect([german.status, german.headers.get('content-language'), hits()]).toEqual([200, 'de', before]);
    expect((await read()).headers.get('content-language')).toBe('en');
    expect(hits()).toBe(before + 1);
  });

  it('is forgotten in every replica when an event about it was taken in', async () => {
    for (const gateway of [projecting, answering]) expect((await read(gateway)).body['stage']).toBe('submitted');
    await servers.bus?.publish(anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId }).build());
    for (const gateway of [projecting, answering]) await eventually(async () => (await read(gateway)).body['stage'] === 'refused', { withinMs: 5000 });
  });

  it('is forgotten when a task about it was opened', async () => {
    expect((await read()).body['openTasks']).toBe(0);
    await servers.bus?.publish(anEvent('task.opened.v1').ofTenant(tenantId).with({ taskId: newId(), invoiceId }).build());
    await eventually(async () => (await read()).body['openTasks'] === 1, { withinMs: 5000 });
  });

  it('is shown to its tenant alone, and to whoever may read', async () => {
    expect((await read()).status).toBe(200);
    expect((await read(answering, await aToken(newId()))).status).toBe(404);
    expect((await read(answering, await aToken(tenantId, ['platform']))).status).toBe(403);
    expect((await answering.call('GET', `/api/v1/invoices/${invoiceId}`)).status).toBe(401);
  });
});
