import { assertFits, codeInvoice, getCoding } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError, newId } from '@smartap/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const invoiceId = newId();
const tenantId = newId();
const path = `/api/v1/invoices/${invoiceId}/coding`;
const headers = { 'content-type': 'application/json' };
const coding = { seenLineage: [1, 1, 1], lines: [{ lineId: '1', parts: [{ glAccount: '4711', costCenter: 'K1' }] }] };
let servers: GatewayServers;
let sut: ListeningGateway;
let token: string;

beforeAll(async () => {
  servers = await gatewayServers();
  sut = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'api' });
  token = await aToken(tenantId);
});
beforeEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  await sut.stop();
  await servers.close();
});

/** Matching answers from another process; here it is asked and not there. */
const asked = () => vi.spyOn(sut.app.get(RpcClient, { strict: false }), 'ask');
const put = (body: unknown, as = token) => sut.call('PUT', path, { token: as, body: JSON.stringify(body), headers: { ...headers, 'idempotency-key': invoiceId } });

describe('The coding of an invoice', () => {
  it('is asked of matching for the tenant of the caller', async () => {
    const reply = { lineage: [1, 1, 1], required: true, lines: [] };
    const ask = asked().mockResolvedValue(reply);
    expect(await sut.call('GET', path, { token })).toMatchObject({ status: 200, body: reply });
    expect(ask).toHaveBeenCalledExactlyOnceWith(getCoding, { invoiceId }, expect.objectContaining({ tenantId, actor: 'clara' }));
  });

  it('is set by who may decide, with what they saw', async () => {
    const ask = asked().mockResolvedValue({ invoiceId, lineage: [1, 1, 2], verdict: 'NO_ORDER', uncoded: [] });
    expect(await put(coding)).toMatchObject({ status: 200, body: { lineage: [1, 1, 2] } });
    const [command, request, context] = ask.mock.calls[0] ?? [];
    expect(command).toBe(codeInvoice);
    expect(context).toMatchObject({ tenantId, actor: 'clara' });
    expect(() => assertFits(codeInvoice.request, request, 'the command')).not.toThrow();
    expect((await put(coding, await aToken(tenantId, ['platform']))).status).toBe(403);
    expect((await sut.call('PUT', path, { headers, body: '{}' })).status).toBe(401);
    expect(ask).toHaveBeenCalledOnce();
  });

  it.each([['STALE_CONTENT', 412], ['CODING_NOT_USED', 409], ['FIELD_INVALID', 400], ['INVOICE_NOT_FOUND', 404]])('answers %s as %i', async (code, status) => {
    asked().mockRejectedValue(new AppError(code, 'Why, and what to do.'));
    expect(await put(coding)).toMatchObject({ status, body: { code, detail: 'Why, and what to do.' } });
  });

  it.each([['without what was seen', { lines: coding.lines }], ['without lines', { ...coding, lines: [] }], ['with a part of nowhere', { ...coding, lines: [{ lineId: '1', parts: [{ glAccount: '4711' }] }] }]])('is refused %s', async (_, body) => {
    expect((await put(body)).status).toBe(400);
  });
});
