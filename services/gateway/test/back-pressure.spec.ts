import { newId } from '@smartap/runtime';
import { eventually } from '@smartap/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';
import { RawCaller } from './raw-caller.js';

const LIST = '/api/v1/invoices';
let servers: GatewayServers;
let token: string;
let sut: ListeningGateway;
const callers: RawCaller[] = [];

beforeAll(async () => {
  servers = await gatewayServers();
  token = await aToken(newId());
});
afterAll(() => servers.close());
afterEach(async () => {
  for (const caller of callers.splice(0)) caller.end();
  await sut.stop();
});

async function start(environment: Record<string, string>): Promise<void> {
  sut = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'api', ...environment });
}

/** Uploads that have announced this many bytes and sent none. */
async function openUploads(...lengths: (number | undefined)[]): Promise<RawCaller[]> {
  const opened = await Promise.all(lengths.map((length) => RawCaller.openUpload(sut.port, token, length)));
  callers.push(...opened);
  return opened;
}

/** Waits for an answer that says why, and until health says the same while the process stays ready. */
async function expectRefused(call: () => ReturnType<ListeningGateway['call']>, limit: string, check: string): Promise<void> {
  const refused = await eventually(async () => {
    const answer = await call();
    return answer.status === 503 ? answer : undefined;
  });
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(refused.body).toMatchObject({ code: 'OVERLOADED', status: 503 });
  expect(refused.body['detail']).toContain(limit);
  const ready = await sut.call('GET', '/health/ready');
  expect(ready.status).toBe(200);
  expect(ready.body).toMatchObject({ status: 'degraded', checks: { [check]: { status: 'failing', error: limit, required: false } } });
}

const ready = async (): Promise<boolean> => (await sut.call('GET', '/health/ready')).body['status'] === 'ok';

describe('Back-pressure', () => {
  it('sends callers away beyond the requests in flight, and takes them again after', async () => {
    await start({ HTTP_MAX_IN_FLIGHT: '2' });
    const [first, second] = await openUploads(10, 10);
    await expectRefused(() => sut.call('GET', LIST, { token }), 'HTTP_MAX_IN_FLIGHT', 'load');
    expect((await sut.call('GET', '/metrics')).text).toContain('smartap_http_refused_total{limit="HTTP_MAX_IN_FLIGHT"}');
    first?.send('<a>1234</a');
    await eventually(() => first?.status === 202);
    expect((await sut.call('GET', LIST, { token })).status).toBe(200);
    // One that goes away in the middle gives back its place too.
    second?.end();
    await eventually(ready);
  });

  it('bounds the uploads that are open, not the reads', async () => {
    await start({ UPLOAD_MAX_OPEN: '2' });
    await openUploads(10, 10);
    await expectRefused(() => sut.upload(token), 'UPLOAD_MAX_OPEN', 'uploads');
    expect((await sut.call('GET', LIST, { token })).status).toBe(200);
  });

  it('bounds the bytes that open uploads announce; one that does not say counts in full', async () => {
    await start({ UPLOAD_MAX_BYTES: '1000', UPLOAD_MAX_BYTES_OPEN: '1500' });
    await openUploads(undefined);
    const refused = await eventually(async () => {
      const answer = await sut.upload(token, 'x'.repeat(501));
      return answer.status === 503 ? answer : undefined;
    });
    expect(refused.body['detail']).toContain('UPLOAD_MAX_BYTES_OPEN');
    expect((await sut.upload(token, 'x'.repeat(500))).status).toBe(202);
  });

  it('stores so many uploads at once; the others wait for their turn', async () => {
    await start({ UPLOADS_AT_ONCE: '1' });
    const [first, second] = await openUploads(10, 10);
    second?.send('<a>1234</a');
    first?.send('<b>1234</b');
    await eventually(() => first?.status === 202 && second?.status === 202);
  });

  it('does no work for a caller that went away while it waited', async () => {
    await start({ UPLOADS_AT_ONCE: '1', HTTP_MAX_IN_FLIGHT: '3' });
    const before = await servers.database.count('submission');
    const [first] = await openUploads(10);
    const [gone] = await openUploads(10);
    gone?.send('<b>1234</b');
    const [last] = await openUploads(10);
    // All three are in: the next one is sent away.
    await eventually(async () => (await sut.call('GET', LIST, { token })).status === 503);
    gone?.end();
    await eventually(async () => (await sut.call('GET', LIST, { token })).status === 200);
    first?.send('<a>1234</a');
    last?.send('<c>1234</c');
    await eventually(() => first?.status === 202 && last?.status === 202);
    expect(await servers.database.count('submission')).toBe(before + 2);
  });

  it('sends callers away while the event loop lags, and takes them again after', async () => {
    await start({ OVERLOAD_LOOP_DELAY_MS: '40' });
    const refused = await eventually(async () => {
      // The process is busy with something else.
      for (const until = performance.now() + 300; performance.now() < until; );
      const answer = await sut.call('GET', LIST, { token });
      return answer.status === 503 ? answer : undefined;
    });
    expect(refused.body['detail']).toContain('OVERLOAD_LOOP_DELAY_MS');
    await eventually(async () => (await sut.call('GET', LIST, { token })).status === 200);
  });

  it('refuses a document that is too large, announced or not', async () => {
    await start({ UPLOAD_MAX_BYTES: '1000' });
    const [announced] = await openUploads(1000 + 64 * 1024 + 1);
    await eventually(() => announced?.status === 413);
    const [streamed] = await openUploads(undefined);
    streamed?.send(`7d0\r\n${'x'.repeat(2000)}\r\n0\r\n\r\n`);
    await eventually(() => streamed?.status === 413);
    expect(await servers.database.count('submission')).toBe(await servers.database.count('invoice_view'));
  });

  it('refuses JSON and headers that are too large', async () => {
    await start({ HTTP_BODY_MAX_BYTES: '2000', HTTP_HEADER_MAX_BYTES: '4096' });
    const json = await sut.call('PATCH', `${LIST}/${newId()}/fields`, { token, body: JSON.stringify({ fields: { note: 'x'.repeat(2000) } }), headers: { 'content-type': 'application/json' } });
    expect(json.status).toBe(413);
    const headers = await sut.call('GET', LIST, { token, headers: { 'x-long': 'x'.repeat(4096) } });
    expect(headers).toMatchObject({ status: 431, body: { code: 'HEADERS_TOO_LARGE' } });
  });

  it('cuts off whoever sends headers or a body too slowly', async () => {
    await start({ HTTP_HEADERS_TIMEOUT_MS: '300', HTTP_REQUEST_TIMEOUT_MS: '600' });
    const slowHeaders = await RawCaller.open(sut.port);
    callers.push(slowHeaders);
    slowHeaders.send('GET /api/v1/invoices HTTP/1.1\r\nhost: test\r\nx-one: 1\r\n');
    const [slowBody] = await openUploads(10);
    slowBody?.send('<a>');
    await eventually(() => slowHeaders.closed && slowHeaders.status === 408);
    await eventually(() => slowBody?.closed);
    await eventually(ready);
    expect((await sut.call('GET', LIST, { token })).status).toBe(200);
  });

  it('closes connections that are idle, and those beyond the bound', async () => {
    await start({ HTTP_KEEP_ALIVE_MS: '200', HTTP_MAX_CONNECTIONS: '2' });
    const first = await RawCaller.open(sut.port);
    const second = await RawCaller.open(sut.port);
    callers.push(first, second);
    first.send('GET /health/live HTTP/1.1\r\nhost: test\r\n\r\n');
    second.send('GET /api/v1/invoices HTTP/1.1\r\nhost: test\r\n');
    await eventually(() => first.status === 200);
    const third = await RawCaller.open(sut.port);
    callers.push(third);
    await eventually(() => third.closed);
    expect(third.received).toBe('');
    await eventually(() => first.closed);
    expect(second.closed).toBe(false);
  });
});
