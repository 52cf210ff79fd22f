import { pathToFileURL } from 'node:url';
import { DLQ } from '@smartap/messaging';
import { BODY_REFERENCE, encodeEvent, type BusEvent } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { openObjectStore, type ObjectStore } from '@smartap/storage';
import { anEvent, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const LETTERS = '/api/v1/dead-letters';
let servers: GatewayServers & { bus: TestBus | undefined };
let sut: ListeningGateway;
let store: ObjectStore;
let tenantId: string;
let admin: string;
let invoiceId: string;

beforeAll(async () => {
  servers = await gatewayServers();
  store = await openObjectStore(pathToFileURL(servers.folder).href);
  sut = await ListeningGateway.start(servers);
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
});
beforeEach(async () => {
  tenantId = newId();
  admin = await aToken(tenantId, ['admin'], 'adam');
  invoiceId = String((await sut.upload(await aToken(tenantId))).body['invoiceId']);
});

interface Letter {
  letterId: string;
  invoiceId: string;
  state: string;
  times: number;
  [name: string]: unknown;
}

async function letters(token = admin, query = ''): Promise<Letter[]> {
  const { status, body } = await sut.call('GET', `${LETTERS}${query}`, { token });
  expect(status).toBe(200);
  return body['letters'] as Letter[];
}

const refused = (): BusEvent => anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId }).build();

async function published(event: BusEvent, disguise: { body: string; headers?: Record<string, string> }): Promise<Letter> {
  await servers.bus?.publish(event, disguise);
  return eventually(async () => (await letters())[0]);
}

/** A letter that no redrive mends. */
const poison = (): Promise<Letter> => published(refused(), { body: '{"nothing":"of the contract"}' });

/** A letter that passes once its body is where it should be. */
async function bodyless(): Promise<{ letter: Letter; event: BusEvent; mend: () => Promise<unknown> }> {
  const event = refused();
  const key = `bodies/${tenantId}/${event.id}`;
  const letter = await published(event, { body: '', headers: { [BODY_REFERENCE]: key } });
  return { letter, event, mend: () => store.put(key, Buffer.from(encodeEvent(event).body)) };
}

const post = (letter: Letter, act: 'redrive' | 'drop', body: object = {}, token = admin): ReturnType<ListeningGateway['call']> =>
  sut.call('POST', `${LETTERS}/${letter.letterId}/${act}`, { token, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function invoice(): Promise<Record<string, unknown>> {
  return (await sut.call('GET', `/api/v1/invoices/${invoiceId}`, { token: admin })).body;
}

const inStream = async (): Promise<number> => (await servers.bus?.messages(DLQ.stream))?.filter(({ headers }) => headers['ce-tenantid'] === tenantId).length ?? 0;

describe('Dead letters', () => {
  it('say what happened and what to do, with the message as it came', async () => {
    const letter = await poison();
    expect(letter).toMatchObject({ tenantId, invoiceId, service: 'gateway', consumer: 'gateway-read-invoices', type: 'invoice.refused.v1', code: 'CONTRACT_VIOLATED', attempts: 1, times: 1, state: 'open' });
    expect(letter['explanation']).toContain('gateway cannot read "invoice.refused.v1"');
    expect(letter['next']).toContain('drop this letter');
    const shown = await sut.call('GET', `${LETTERS}/${letter.letterId}`, { token: admin });
    expect(shown.body).toMatchObject({ letterId: letter.letterId, body: '{"nothing":"of the contract"}', subject: `smartap.${tenantId}.invoice.refused.v1` });
    expect(shown.body['headers']).toMatchObject({ 'ce-tenantid': tenantId, 'smartap-attempts': '1' });
  });

  it('show at their invoice, in the list and alone', async () => {
    const before = await invoice();
    expect(before['fault']).toBeNull();
    const letter = await poison();
    const fault = await eventually(async () => (await invoice())['fault'] as Record<string, unknown> | null ?? undefined);
    expect(fault).toMatchObject({ letterId: letter.letterId, code: 'CONTRACT_VIOLATED', state: 'open' });
    expect(fault['next']).toContain('drop this letter');
    const { body } = await sut.call('GET', '/api/v1/invoices?faulty=true', { token: admin });
    expect(body['invoices']).toMatchObject([{ invoiceId, fault: { letterId: letter.letterId } }]);
  });

  it('are narrowed by what the caller asks', async () => {
    const { lastAt } = await poison();
    const at = encodeURIComponent(String(lastAt));
    for (const query of ['?service=gateway', '?type=invoice.refused.v1', '?code=CONTRACT_VIOLATED', '?reason=CONTRACT', `?invoice=${invoiceId}`, `?since=${at}`, '?until=2999-01-01T00:00:00Z']) {
      expect(await letters(admin, query), query).toHaveLength(1);
    }
    for (const query of ['?service=intake', '?type=invoice.received.v1', '?code=OTHER', '?reason=elsewhere', `?invoice=${newId()}`, `?until=${at}`, '?since=2999-01-01T00:00:00Z']) {
      expect(await letters(admin, query), query).toHaveLength(0);
    }
  });

  it('are seen by their tenant’s administrator and by operators, and by nobody else', async () => {
    const letter = await poison();
    const stranger = await aToken(newId(), ['admin']);
    expect(await letters(stranger)).toEqual([]);
    expect(await letters(stranger, `?tenant=${tenantId}`)).toEqual([]);
    for (const path of [LETTERS, `${LETTERS}/${letter.letterId}`]) expect((await sut.call('GET', path, { token: await aToken(tenantId, ['clerk', 'controller']) })).status).toBe(403);
    expect((await sut.call('GET', `${LETTERS}/${letter.letterId}`, { token: stranger })).status).toBe(404);
    expect((await post(letter, 'drop', { why: 'not mine' }, stranger)).status).toBe(404);
    const operator = await aToken(newId(), ['operator']);
    expect((await letters(operator)).map(({ letterId }) => letterId)).toContain(letter.letterId);
    expect(await letters(operator, `?tenant=${tenantId}`)).toHaveLength(1);
  });

  it('pass once when they are sent back, and are gone', async () => {
    const { letter, event, mend } = await bodyless();
    expect(letter).toMatchObject({ code: 'OBJECT_NOT_FOUND' });
    await mend();
    expect(await post(letter, 'redrive')).toMatchObject({ status: 200, body: { letterId: letter.letterId, state: 'redriven' } });
    await post(letter, 'redrive');
    await eventually(async () => (await letters()).length === 0, { withinMs: 20_000, what: 'the letter is gone' });
    expect(await servers.database.count('invoice_event where event_id = $1', [event.id])).toBe(1);
    await eventually(async () => (await invoice())['fault'] === null);
    expect(await eventually(async () => (await inStream()) === 0)).toBe(true);
    expect((await servers.database.query('select actor, action from audit_event where entity_id = $1', [letter.letterId]))[0]).toEqual({ actor: 'adam', action: 'deadletter.redriven' });
  });

  it('come back when what is wrong with them was not mended', async () => {
    const letter = await poison();
    await post(letter, 'redrive');
    const again = await eventually(async () => (await letters()).find(({ times }) => times === 2), { withinMs: 20_000 });
    expect(again).toMatchObject({ letterId: letter.letterId, state: 'open', attempts: 2 });
  });

  it('are dropped for good, with who and why in the audit trail', async () => {
    const letter = await poison();
    expect((await post(letter, 'drop')).status).toBe(400);
    expect(await post(letter, 'drop', { why: 'The supplier sent it again.' })).toMatchObject({ status: 200, body: { state: 'dropped' } });
    expect(await letters()).toEqual([]);
    expect(await inStream()).toBe(0);
    expect((await invoice())['fault']).toBeNull();
    const [audit] = await servers.database.query<{ actor: string; details: object }>("select actor, details from audit_event where action = 'deadletter.dropped' and tenant_id = $1", [tenantId]);
    expect(audit).toMatchObject({ actor: 'adam', details: { why: 'The supplier sent it again.', invoiceId } });
  });
});
