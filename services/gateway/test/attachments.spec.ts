import { newId } from '@smartap/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const MIB = 1024 * 1024;
let servers: GatewayServers;
let token: string;
let sut: ListeningGateway;

beforeAll(async () => {
  servers = await gatewayServers();
  token = await aToken(newId());
  sut = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'api' });
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
});

const attach = (body: Uint8Array<ArrayBuffer>, mediaType: string): ReturnType<ListeningGateway['call']> =>
  sut.call('POST', `/api/v1/invoices/${newId()}/attachments?filename=quote`, { token, body, headers: { 'content-type': mediaType } });

describe('Attachments', () => {
  // A text is no exception: it has no smaller limit than a PDF.
  it.each(['application/pdf', 'text/plain'])('tells the sender of a %s that is too large the limit, however much is left of it', async (mediaType) => {
    for (const mebibytes of [11, 40]) {
      const refused = await attach(new Uint8Array(mebibytes * MIB), mediaType);
      expect(refused).toMatchObject({ status: 413, body: { code: 'OBJECT_TOO_LARGE', detail: 'The file is larger than 10485760 bytes, the most that is taken here.' } });
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it.each(['application/pdf', 'text/plain'])('refuses a %s of nothing', async (mediaType) => {
    expect(await attach(new Uint8Array(), mediaType)).toMatchObject({ status: 400, body: { code: 'EMPTY_DOCUMENT' } });
  });
});
