import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '@smartap/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocument, anOrder, aReceipt, VENDOR } from './support/documents.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

let system: WholeSystem;
let tenantId: string;
let clerk: Caller;
let anna: Caller;
let carl: Caller;
let erp: Caller;

beforeAll(async () => {
  system = await WholeSystem.start('invoice');
  tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  anna = await system.caller(tenantId, 'anna', 'approver');
  carl = await system.caller(tenantId, 'carl', 'controller');
  erp = await system.caller(tenantId, 'erp', 'integration');
  expect((await erp.call('POST', '/api/v1/vendors', VENDOR)).status).toBe(201);
  for (const number of ['PO-1', 'PO-2', 'PO-3', 'PO-4']) expect((await erp.call('POST', '/api/v1/orders', anOrder(number))).status).toBe(201);
  expect((await erp.call('POST', '/api/v1/receipts', aReceipt('GR-1', 'PO-1'))).status).toBe(201);
  expect((await erp.call('POST', '/api/v1/receipts', aReceipt('GR-3', 'PO-3'))).status).toBe(201);
}, 90_000);

afterAll(() => system?.stop());

describe('an invoice', () => {
  it('that is ordered, received and right passes untouched, and says why', async () => {
    const invoice = await clerk.decided(await erp.submit(aDocument('R-1', { order: 'PO-1' })));
    expect(invoice.outcome).toBe('approved');
    expect(invoice.explanation).toMatch(/Ordered, received and right/);
    expect(invoice.timeline.map((entry) => entry.type)).toEqual([
      'invoice.submitted.v1', 'invoice.received.v1', 'invoice.extracted.v1', 'invoice.validated.v1', 'invoice.matched.v1', 'invoice.approved.v1',
    ]);
    expect(invoice.details.missing).toEqual([]);
    expect(invoice.details.extraction?.evidence['totals.due']).toMatchObject({ method: 'xml', confidence: 1 });
  });

  it('leaves one trace of its whole way', async () => {
    const id = await erp.submit(aDocument('R-TRACE'));
    await clerk.decided(id);
    let services: readonly string[] = [];
    const complete = await waitUntil(() => {
      services = servicesOfLongestTrace(id);
      return services.length === 6;
    }, 15_000, 250);
    expect(complete, `spans of ${services.join(', ')}`).toBe(true);
  });

  it('waits for goods and goes on by itself when they come', async () => {
    const id = await erp.submit(aDocument('R-2', { order: 'PO-2' }));
    expect((await clerk.decided(id)).outcome).toBe('waiting:goods');
    expect((await clerk.call('POST', '/api/v1/receipts', aReceipt('GR-2', 'PO-2'))).status).toBe(201);
    expect((await clerk.until(id, (invoice) => invoice.outcome === 'approved')).lineage).toEqual([1, 1, 2, 1]);
  });

  it('with a price over tolerance asks, and what a clerk accepts still needs an approver', async () => {
    const id = await erp.submit(aDocument('R-3', { order: 'PO-3', price: '120' }));
    const asked = await clerk.decided(id);
    expect(asked.outcome).toBe('task:PRICE_OVER');
    expect(asked.explanation).toMatch(/120 EUR .* order PO-3 line 1 says 100/);
    const [exception] = await clerk.tasks(id);
    expect((await clerk.call('POST', `/api/v1/tasks/${exception?.taskId}/decision`, { answer: 'accept', comment: 'agreed by phone' })).status).toBe(200);
    await clerk.until(id, (invoice) => invoice.outcome === 'task:EXCEPTION_ACCEPTED');
    const [approval] = await anna.tasks(id);
    expect((await clerk.call('POST', `/api/v1/tasks/${approval?.taskId}/decision`, { answer: 'accept' })).body).toMatchObject({ status: 403, code: 'NOT_ASSIGNED' });
    expect((await anna.call('POST', `/api/v1/tasks/${approval?.taskId}/decision`, { answer: 'accept' })).status).toBe(200);
    expect((await clerk.until(id, (invoice) => invoice.outcome === 'approved')).explanation).toMatch(/^anna agreed/);
  });

  it('of an unknown order waits for the order', async () => {
    const id = await erp.submit(aDocument('R-5', { order: 'PO-5' }));
    expect((await clerk.decided(id)).outcome).toBe('waiting:order');
    await erp.call('POST', '/api/v1/orders', anOrder('PO-5'));
    await clerk.until(id, (invoice) => invoice.outcome === 'waiting:goods');
  });

  it('that does not add up asks a person, and is mended by a correction', async () => {
    const id = await erp.submit(aDocument('R-6', { price: '107', due: '1300' }));
    const asked = await clerk.decided(id);
    expect(asked.outcome).toMatch(/^task:/);
    const path = `/api/v1/invoices/${id}/fields`;
    expect((await clerk.call('PATCH', path, { fields: { 'totals.due': '1273.3' } })).status).toBe(428);
    expect((await clerk.call('PATCH', path, { fields: { 'totals.nothing': '1' } }, { 'if-match': asked.etag })).body).toMatchObject({ status: 400, code: 'FIELD_INVALID' });
    expect((await clerk.call('PATCH', path, { fields: { 'totals.due': '1273.30' } }, { 'if-match': asked.etag })).body).toEqual({ lineage: [2] });
    const mended = await clerk.until(id, (invoice) => invoice.lineage[0] === 2 && invoice.outcome !== null);
    expect(mended).toMatchObject({ outcome: 'task:NO_ORDER', due: '1273.3' });
    expect((await clerk.call('PATCH', path, { fields: { 'totals.due': '1' } }, { 'if-match': asked.etag })).body).toMatchObject({ status: 412, code: 'STALE_CONTENT' });
  });

  it('is not paid twice: the same number in other bytes is blocked, unless the first was rejected', async () => {
    const first = await erp.submit(aDocument('R-7', { price: '99' }));
    await clerk.decided(first);
    const again = await clerk.decided(await erp.submit(aDocument(' R-7', { price: '101' })));
    expect(again.outcome).toBe('refused:DUPLICATE_NUMBER');
    const [task] = await anna.tasks(first);
    expect((await anna.call('POST', `/api/v1/tasks/${task?.taskId}/decision`, { answer: 'reject' })).body).toMatchObject({ status: 400, code: 'COMMENT_REQUIRED' });
    expect((await anna.call('POST', `/api/v1/tasks/${task?.taskId}/decision`, { answer: 'reject', comment: 'not ours' })).status).toBe(200);
    expect((await clerk.until(first, (invoice) => invoice.outcome === 'rejected')).explanation).toMatch(/anna rejected it: not ours/);
    const third = await clerk.decided(await erp.submit(aDocument('R-7', { price: '102' })));
    expect(third.outcome).toBe('task:NO_ORDER');
  });

  it('is looked at again before it is approved: a duplicate that has come since stops it', async () => {
    const policy = async (dateWindowDays: number, seen: number) => {
      const wanted = { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays, sharedAccounts: [] }, risk: { threshold: 1000, points: [], limits: [] } };
      expect((await carl.call('PUT', '/api/v1/validation-policy', wanted, { 'if-match': `"v${seen}"` })).status).toBe(200);
    };
    await policy(0, 0);
    const seller = { name: 'Nord Reinigung GmbH', vatId: 'DE129274202' };
    expect((await erp.call('POST', '/api/v1/vendors', { ...VENDOR, number: 'V-2', name: seller.name, vatIds: [seller.vatId] })).status).toBe(201);
    await clerk.decided(await erp.submit(aDocument('90045', { seller, price: '55' })));
    const id = await erp.submit(aDocument('90054', { seller, price: '55', issueDate: '2026-01-25' }));
    expect((await clerk.decided(id)).outcome).toBe('task:NO_ORDER');
    await policy(45, 1);
    const [task] = await anna.tasks(id);
    expect((await anna.call('POST', `/api/v1/tasks/${task?.taskId}/decision`, { answer: 'accept' })).body).toMatchObject({ status: 412, code: 'STALE_CONTENT' });
    expect((await clerk.until(id, (invoice) => invoice.outcome === 'task:DUPLICATE_NEAR_NUMBER')).lineage.slice(0, 2)).toEqual([1, 2]);
  });

  it('above a limit needs somebody with a higher one, and nobody approves what they handed in', async () => {
    const id = await carl.submit(aDocument('R-8', { price: '3000' }));
    await clerk.decided(id);
    const [task] = await anna.tasks(id);
    const decision = `/api/v1/tasks/${task?.taskId}/decision`;
    expect((await anna.call('POST', decision, { answer: 'accept' })).body).toMatchObject({ status: 403, code: 'LIMIT_EXCEEDED' });
    expect((await carl.call('POST', decision, { answer: 'accept' })).body).toMatchObject({ status: 403, code: 'SELF_APPROVAL' });
    const dora = await system.caller(tenantId, 'dora', 'controller');
    expect((await dora.call('POST', decision, { answer: 'accept' })).body).toMatchObject({ status: 403, code: 'LIMIT_EXCEEDED' });
  });
});

/** The services of the trace about an invoice that has most of them; reading the invoice makes traces too. */
function servicesOfLongestTrace(invoiceId: string): string[] {
  const lines = readFileSync(join(system.running.folder, 'traces.jsonl'), 'utf8').split('\n').filter(Boolean);
  const spans = lines.map((line) => ({ about: line.includes(invoiceId), ...(JSON.parse(line) as { traceId: string; service: string }) }));
  const traces = [...Map.groupBy(spans, (span) => span.traceId).values()].filter((own) => own.some((span) => span.about));
  return traces.map((own) => [...new Set(own.map((span) => span.service))]).toSorted((a, b) => b.length - a.length)[0] ?? [];
}
