import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocument, anOrder, aReceipt, VENDOR } from './support/documents.js';
import { Caller, WholeSystem } from './support/whole-system.js';

let system: WholeSystem;
let clerk: Caller;
let erp: Caller;
let stranger: Caller;

beforeAll(async () => {
  system = await WholeSystem.start('gateway');
  const tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  erp = await system.caller(tenantId, 'erp', 'integration');
  stranger = await system.caller(await system.tenant(), 'eve', 'controller', 'integration', 'clerk', 'admin');
}, 90_000);

afterAll(() => system?.stop());

describe('POST /api/v1/invoices', () => {
  it('takes a body and a form, and says where to look', async () => {
    const raw = await erp.call('POST', '/api/v1/invoices', aDocument('G-1'), { 'content-type': 'application/xml', 'content-disposition': 'attachment; filename="g 1.xml"' });
    expect(raw.status).toBe(202);
    expect(raw.headers.get('location')).toBe(`/api/v1/invoices/${String(raw.body['invoiceId'])}`);
    const form = new FormData();
    form.append('file', new Blob([aDocument('G-2') as Uint8Array<ArrayBuffer>]), 'g-2.xml');
    const sent = await erp.call<{ invoiceId: string }>('POST', '/api/v1/invoices/upload', form);
    expect(sent.status).toBe(202);
    expect((await clerk.call('GET', `/api/v1/invoices/${sent.body.invoiceId}`)).body).toMatchObject({ filename: 'g-2.xml', submittedBy: 'erp' });
  });

  it('answers a repeat with the same key as the first time, and refuses other bytes under it', async () => {
    const key = { 'idempotency-key': 'order-4711' };
    const first = await erp.submit(aDocument('G-3'), key);
    expect(await erp.submit(aDocument('G-3'), key)).toBe(first);
    const answers = await Promise.all(Array.from({ length: 5 }, () => erp.submit(aDocument('G-4'), { 'idempotency-key': 'race' })));
    expect(new Set(answers).size).toBe(1);
    const other = await erp.call('POST', '/api/v1/invoices', aDocument('G-5'), { 'content-type': 'application/xml', ...key });
    expect(other.body).toMatchObject({ status: 422, code: 'COMMAND_ID_REUSED' });
  });

  it('gives the bytes back as they came', async () => {
    const bytes = aDocument('G-6');
    const id = await erp.submit(bytes);
    const back = await clerk.call<{ text: string }>('GET', `/api/v1/invoices/${id}/document`);
    expect(back.body.text).toBe(Buffer.from(bytes).toString());
    expect(back.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each([
    ['an empty body', new Uint8Array(0), 400, 'EMPTY_DOCUMENT'],
    ['more bytes than allowed', new Uint8Array(26 * 1024 * 1024), 413, 'OBJECT_TOO_LARGE'],
  ])('refuses %s', async (_, bytes, status, code) => {
    expect((await erp.call('POST', '/api/v1/invoices', bytes, { 'content-type': 'application/octet-stream' })).body).toMatchObject({ status, code });
  });

  it('streams a document larger than a JSON body may be', async () => {
    const bytes = Buffer.concat([aDocument('G-7'), Buffer.from(`<!--${'x'.repeat(3 * 1024 * 1024)}-->`)]);
    expect(await erp.submit(bytes)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('lists', () => {
  it('are paged by key, without gaps or repeats', async () => {
    const sent = [];
    for (let i = 0; i < 5; i += 1) sent.push(await erp.submit(aDocument(`L-${i}`)));
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await clerk.call<{ invoices: { invoiceId: string }[]; next: string | null }>('GET', `/api/v1/invoices?limit=2${after ? `&after=${after}` : ''}`);
      seen.push(...body.invoices.map((invoice) => invoice.invoiceId));
      if (!body.next) break;
      after = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(sent));
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  it('refuse what they do not know, naming it', async () => {
    expect((await clerk.call('GET', '/api/v1/invoices?limit=9999&colour=red')).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID', detail: expect.stringMatching(/limit.*|.*colour/) });
  });
});

describe('master data', () => {
  it('is made once, read with its version, and changed by who saw the newest', async () => {
    const made = await erp.call<{ vendorId: string }>('POST', '/api/v1/vendors', { ...VENDOR, number: 'V-9' });
    expect(made.status).toBe(201);
    expect((await erp.call('POST', '/api/v1/vendors', { ...VENDOR, number: 'V-9' })).body).toMatchObject({ status: 412, code: 'VERSION_CONFLICT' });
    const path = `/api/v1/vendors/${made.body.vendorId}`;
    const read = await clerk.call('GET', path);
    expect(read.headers.get('etag')).toBe('"v1"');
    expect((await erp.call('PUT', path, { ...VENDOR, number: 'V-9', name: 'New Name' }, { 'if-match': '"v1"' })).body).toMatchObject({ version: 2, vendor: { name: 'New Name' } });
    expect((await erp.call('PUT', path, { ...VENDOR, number: 'V-9' }, { 'if-match': '"v1"' })).status).toBe(412);
    expect((await erp.call('PUT', path, { ...VENDOR, number: 'V-9' })).status).toBe(428);
  });

  it('says which field is wrong', async () => {
    const { body } = await erp.call<{ errors: { pointer: string }[] }>('POST', '/api/v1/orders', { ...anOrder('PO-9'), currency: 'euro' });
    expect(body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    expect(body.errors[0]?.pointer).toBe('/order/currency');
  });
});

describe('the matching policy', () => {
  it('is tried before it is saved, saved by who saw the newest, and judges what comes in', async () => {
    const tenantId = await system.tenant();
    const boss = await system.caller(tenantId, 'carla', 'controller');
    const { body: before, headers } = await boss.call<{ version: number; policy: { tolerances: object[] } }>('GET', '/api/v1/matching-policy');
    expect([before.version, headers.get('etag')]).toEqual([0, '"v0"']);
    const policy = { ...before.policy, validFrom: '2020-01-01', disputeScope: 'line' };
    expect((await boss.call('POST', '/api/v1/matching-policy/try', policy)).body).toEqual({ looked: 0, more: false, changed: [] });
    expect((await boss.call('PUT', '/api/v1/matching-policy', policy)).status).toBe(428);
    expect((await boss.call('PUT', '/api/v1/matching-policy', policy, { 'if-match': '"v0"' })).body).toMatchObject({ version: 1, policy: { disputeScope: 'line' } });
    expect((await boss.call('PUT', '/api/v1/matching-policy', policy, { 'if-match': '"v0"' })).status).toBe(412);
    expect((await boss.call('POST', '/api/v1/exchange-rates', { rates: [{ from: 'CHF', to: 'EUR', rate: '1.05', date: '2026-01-02', source: 'ECB' }] })).body).toEqual({ added: 1 });
    expect((await (await system.caller(tenantId, 'cleo', 'clerk')).call('PUT', '/api/v1/matching-policy', policy, { 'if-match': '"v1"' })).status).toBe(403);
  });
});

describe('findings, accounts, persons and policies', () => {
  it('are reached by those who may, and each answers in its own words', async () => {
    const tenantId = await system.tenant();
    const boss = await system.caller(tenantId, 'carla', 'controller');
    const nothing = '00000000-0000-7000-8000-000000000001';
    expect((await boss.call('GET', '/api/v1/findings')).body).toEqual({ findings: [] });
    expect((await boss.call('POST', '/api/v1/findings/waive', { invoiceId: nothing, code: 'BR-02', reason: 'seen' })).status).toBe(404);
    expect((await boss.call('POST', '/api/v1/findings/clear-duplicate', { invoiceId: nothing, otherInvoiceId: nothing, reason: 'two deliveries' })).status).toBeGreaterThanOrEqual(400);
    expect((await boss.call('GET', '/api/v1/vendor-accounts')).body).toEqual({ accounts: [] });
    expect((await boss.call('POST', '/api/v1/vendor-accounts/approve', { vendorId: nothing, iban: 'DE89370400440532013000' })).status).toBe(404);
    expect((await boss.call('PUT', '/api/v1/persons', { persons: [{ subject: 'anna', manager: 'carl', costCenters: ['4711'] }] })).body).toEqual({ kept: 1 });
    const away = { delegationId: nothing, from: 'anna', to: 'carl', start: '2026-01-01T00:00:00Z', end: '2026-01-08T00:00:00Z', maxAmount: null, entity: null, reason: 'holiday' };
    const anna = await system.caller(tenantId, 'anna', 'approver');
    expect((await anna.call('PUT', `/api/v1/delegations/${nothing}`, away)).body).toMatchObject({ from: 'anna', to: 'carl' });
    expect((await boss.call('POST', `/api/v1/tasks/${nothing}/hand-over`, { to: 'anna' })).status).toBe(404);
    for (const policy of ['validation-policy', 'approval-policy']) expect((await boss.call('GET', `/api/v1/${policy}`)).body, policy).toMatchObject({ version: 0 });
  });
});

describe('the API document', () => {
  it('is OpenAPI 3.1 and describes every answer of ours', async () => {
    const response = await fetch(`${system.running.gatewayUrl}/docs/openapi.json`);
    const text = await response.text();
    const { openapi, paths } = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, { summary?: string; responses: Record<string, { content?: unknown }> }>> };
    expect(openapi).toBe('3.1.0');
    expect(text).not.toContain('"nullable"');
    for (const [path, methods] of Object.entries(paths).filter(([own]) => own.startsWith('/api/'))) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(operation.summary, `${method} ${path}`).toBeTruthy();
        expect(Object.values(operation.responses).some((answer) => answer.content), `${method} ${path}`).toBe(true);
      }
    }
    expect((await fetch(`${system.running.gatewayUrl}/docs`)).status).toBe(200);
  });
});

describe('callers', () => {
  it('are asked who they are', async () => {
    const nobody = new Caller(system.running.gatewayUrl, 'not-a-token');
    const { status, headers, body } = await nobody.call('GET', '/api/v1/invoices');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(headers.get('content-type')).toMatch(/problem\+json/);
    expect(body).toMatchObject({ code: 'CREDENTIAL_INVALID', errorId: expect.any(String) });
  });

  it('do only what their roles allow', async () => {
    expect((await clerk.call('POST', '/api/v1/vendors', VENDOR)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await clerk.call('POST', '/api/v1/tenants', {})).status).toBe(403);
  });

  it('may use an API key, which is the tenant it was issued for', async () => {
    const tenantId = await system.tenant();
    const admin = await system.caller(tenantId, 'ada', 'admin');
    const { body } = await admin.call<{ key: string }>('POST', `/api/v1/tenants/${tenantId}/api-keys`, { subject: 'scanner', roles: ['integration'] });
    const response = await fetch(`${system.running.gatewayUrl}/api/v1/invoices`, { headers: { 'x-api-key': body.key } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ invoices: [], next: null });
    const forged = await fetch(`${system.running.gatewayUrl}/api/v1/invoices`, { headers: { 'x-api-key': `${body.key.slice(0, -1)}x` } });
    expect(forged.status).toBe(401);
  });
});

describe('another tenant', () => {
  it('finds nothing of ours by any route', async () => {
    const invoiceId = await erp.submit(aDocument('T-1'));
    const [task] = await clerk.until(invoiceId, (invoice) => invoice.outcome !== null).then(() => clerk.tasks(invoiceId));
    const { body: order } = await erp.call<{ orderId: string }>('POST', '/api/v1/orders', anOrder('PO-T'));
    const { body: receipt } = await erp.call<{ receiptId: string }>('POST', '/api/v1/receipts', aReceipt('GR-T', 'PO-T'));
    const { body: vendor } = await erp.call<{ vendorId: string }>('POST', '/api/v1/vendors', { ...VENDOR, number: 'V-T' });
    const ids: Record<string, string> = { invoices: invoiceId, tasks: task?.taskId ?? '', orders: order.orderId, receipts: receipt.receiptId, vendors: vendor.vendorId };
    const { paths } = (await (await fetch(`${system.running.gatewayUrl}/docs/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
    const probed: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      const kind = /^\/api\/v1\/(\w+)\/\{id\}/.exec(path)?.[1];
      const id = kind && ids[kind];
      if (!id) continue;
      for (const method of Object.keys(methods)) {
        const { status, body } = await stranger.call(method.toUpperCase(), path.replace('{id}', id), bodyOf(path, method), { 'if-match': path.includes('invoices') ? '"1"' : '"v1"' });
        expect(status, `${method} ${path}: ${JSON.stringify(body)}`).toBe(404);
        expect(JSON.stringify(body)).not.toMatch(/T-1|PO-T|GR-T|V-T|Muster/);
        probed.push(`${method} ${path}`);
      }
    }
    expect(probed.length).toBeGreaterThanOrEqual(11);
    for (const list of ['invoices', 'tasks', 'orders', 'receipts', 'vendors']) {
      const { body } = await stranger.call<Record<string, unknown[]>>('GET', `/api/v1/${list}`);
      expect(body[list], list).toEqual([]);
    }
  });
});

function bodyOf(path: string, method: string): unknown {
  if (method === 'get') return undefined;
  if (path.endsWith('/decision')) return { answer: 'reject', comment: 'mine' };
  if (path.endsWith('/hand-over')) return { to: 'mine' };
  if (path.endsWith('/fields')) return { fields: { number: 'stolen' } };
  if (path.includes('orders')) return anOrder('PO-X');
  return path.includes('receipts') ? aReceipt('GR-X', 'PO-X') : { ...VENDOR, number: 'V-X' };
}
