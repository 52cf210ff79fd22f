import { assertFits, takeAsInvoice } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError, newId } from '@smartap/runtime';
import { anEvent, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { InvoiceCache } from '../src/store/invoice-cache.js';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const RECOGNISED = { kind: 'reminder' as const, confidence: 0.95, text: 'Mahnung', page: 1, box: [50, 100, 140, 120] };
let servers: GatewayServers & { bus: TestBus | undefined };
let sut: ListeningGateway;
let tenantId: string;
let token: string;
let invoiceId: string;

beforeAll(async () => {
  servers = await gatewayServers();
  sut = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'projector,api' });
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
});
beforeEach(async () => {
  vi.restoreAllMocks();
  tenantId = newId();
  token = await aToken(tenantId);
  invoiceId = String((await sut.upload(token)).body['invoiceId']);
});

const read = async () => (await sut.call('GET', `/api/v1/invoices/${invoiceId}`, { token })).body;
const listed = async () => (await sut.call('GET', '/api/v1/invoices', { token })).body['invoices'];
const take = (as = token, id = invoiceId) => sut.call('POST', `/api/v1/invoices/${id}/take`, { token: as });
/** Extraction answers from another process; here it is asked and not there. */
const asked = () => vi.spyOn(sut.app.get(RpcClient, { strict: false }), 'ask');

async function told(event: Parameters<TestBus['publish']>[0], stage: string): Promise<void> {
  await servers.bus?.publish(event);
  await eventually(async () => (await read())['stage'] === stage, { withinMs: 5000 });
}

const refusal = (change: object = {}) => anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId, lineage: [1], stage: 'extraction', reason: 'NOT_AN_INVOICE', recognised: RECOGNISED, ...change }).build();

describe('A document that is no invoice', () => {
  it('shows what it is, with its title and where that stands, until it is an invoice', async () => {
    expect(await read()).toMatchObject({ stage: 'submitted', recognised: null });
    await told(refusal(), 'refused');
    expect(await read()).toMatchObject({ outcome: 'refused:NOT_AN_INVOICE', recognised: RECOGNISED });
    expect(await listed()).toMatchObject([{ invoiceId, recognised: RECOGNISED }]);
    await told(anEvent('invoice.extracted.v1').ofTenant(tenantId).with({ invoiceId, lineage: [2] }).build(), 'extracted');
    expect(await read()).toMatchObject({ lineage: [2], recognised: null });
  });

  it('stays an invoice when its refusal comes late', async () => {
    await told(anEvent('invoice.extracted.v1').ofTenant(tenantId).with({ invoiceId, lineage: [2] }).build(), 'extracted');
    const late = refusal();
    await servers.bus?.publish(late);
    await eventually(async () => ((await read())['timeline'] as { eventId: string }[]).some(({ eventId }) => eventId === late.id), { withinMs: 5000 });
    expect(await read()).toMatchObject({ stage: 'extracted', recognised: null });
  });
});

describe('Taking a document as an invoice', () => {
  it('is asked of extraction for the tenant of the caller, and the invoice is read anew', async () => {
    const ask = asked().mockResolvedValue({ lineage: [1] });
    const forget = vi.spyOn(sut.app.get(InvoiceCache, { strict: false }), 'forget');
    expect(await take()).toMatchObject({ status: 202, body: { lineage: [1] } });
    const [command, request, context] = ask.mock.calls[0] ?? [];
    expect(command).toBe(takeAsInvoice);
    expect(request).toEqual({ invoiceId });
    expect(() => assertFits(takeAsInvoice.request, request, 'the command')).not.toThrow();
    expect(context).toMatchObject({ tenantId, actor: 'clara' });
    expect(forget).toHaveBeenCalledExactlyOnceWith([{ tenantId, invoiceId }]);
  });

  it('is for who may correct', async () => {
    const ask = asked().mockResolvedValue({ lineage: [1] });
    expect((await take(await aToken(tenantId, ['auditor']))).status).toBe(403);
    expect((await sut.call('POST', `/api/v1/invoices/${invoiceId}/take`)).status).toBe(401);
    expect((await take(token, 'x')).status).toBe(400);
    expect(ask).not.toHaveBeenCalled();
  });

  it.each([['NOT_REFUSED', 409], ['INVOICE_NOT_FOUND', 404]])('answers %s as %i', async (code, status) => {
    asked().mockRejectedValue(new AppError(code, 'Why, and what to do.'));
    expect(await take()).toMatchObject({ status, body: { code, detail: 'Why, and what to do.' } });
  });
});
