import { writeUbl } from '@smartap/en16931';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/command-line.js';
import { aDocument, anInvoice, anOrder, aReceipt, VENDOR } from './support/documents.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

let system: WholeSystem;
let clerk: Caller;
let anna: Caller;
let carl: Caller;
let erp: Caller;
let vendorId: string;
let smartap: CommandLine;

beforeAll(async () => {
  system = await WholeSystem.start('decisions');
  const tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  anna = await system.caller(tenantId, 'anna', 'approver');
  carl = await system.caller(tenantId, 'carl', 'controller');
  erp = await system.caller(tenantId, 'erp', 'integration');
  smartap = await CommandLine.of(system, tenantId, 'cleo', 'clerk');
  vendorId = (await erp.call<{ vendorId: string }>('POST', '/api/v1/vendors', VENDOR)).body.vendorId;
  for (const number of ['PO-1', 'PO-2']) {
    await erp.call('POST', '/api/v1/orders', anOrder(number));
    await erp.call('POST', '/api/v1/receipts', aReceipt(`GR-${number}`, number));
  }
}, 90_000);

afterAll(() => system?.stop());

describe('What persons decide, over HTTP', { timeout: 60_000 }, () => {
  it('a corrected invoice takes the place of a disputed one', async () => {
    const first = await erp.submit(aDocument('R-1', { order: 'PO-1', price: '120' }));
    expect((await clerk.decided(first)).outcome).toBe('task:PRICE_OVER');
    const { body } = await clerk.call<{ exceptions: { invoiceId: string; cause: string; owner: string; next: string; disputed: string }[] }>('GET', '/api/v1/exceptions?cause=PRICE_OVER');
    expect(body.exceptions).toMatchObject([{ invoiceId: first, cause: 'PRICE_OVER', owner: 'controller', disputed: '200' }]);
    expect(await smartap.run('exceptions', 'list', '--cause', 'PRICE_OVER', '--owner', 'controller', '--state', 'open', '--older-than-hours', '0')).toMatchObject({ code: 0, out: { exceptions: [{ invoiceId: first }], next: null }, lastLine: expect.stringContaining('1 exception(s)') });
    expect(await smartap.run('exceptions', 'list', '--class', 'waiting')).toMatchObject({ code: 0, out: { exceptions: [] }, lastLine: 'No exceptions.' });
    expect(await smartap.run('exceptions', 'list', '--limit', '201')).toMatchObject({ code: 1, lastLine: expect.stringContaining('REQUEST_INVALID') });
    expect(await smartap.run('exceptions', 'show', first)).toMatchObject({ code: 0, out: { invoiceId: first, cause: 'PRICE_OVER' }, lastLine: body.exceptions[0]?.next });
    const resolution = `/api/v1/exceptions/${first}/resolution`;
    expect(await clerk.call('POST', resolution, { resolution: { how: 'dispute', reason: 'Agreed at 100.' } })).toMatchObject({ status: 200, body: { state: 'disputed', supplierText: { en: expect.stringContaining('above the one ordered') as string } } });
    expect((await clerk.call('POST', resolution, { resolution: { how: 'shout', reason: 'x' } })).status).toBe(400);
    const [task] = await clerk.tasks(first);
    expect((await anna.call('POST', `/api/v1/tasks/${task?.taskId}/decision`, { answer: 'accept' })).body).toMatchObject({ status: 400, code: 'COMMENT_REQUIRED' });

    const corrected = await erp.submit(Buffer.from(writeUbl({ ...anInvoice('C-77', { order: 'PO-1' }), typeCode: '384', precedingInvoices: [{ number: 'R-1' }] })));
    await clerk.until(corrected, ({ outcome }) => outcome === 'task:CORRECTS_INVOICE');
    expect((await clerk.until(first, ({ outcome }) => outcome === 'refused:REPLACED')).explanation).toContain(corrected);
    expect((await clerk.call<{ exceptions: object[] }>('GET', `/api/v1/exceptions/${first}`)).body.exceptions).toEqual([]);
    expect(await smartap.run('exceptions', 'show', first)).toMatchObject({ code: 0, out: null, lastLine: `Invoice ${first} is no exception.` });
    const orders = await erp.call<{ orders: { orderId: string; order: { number: string } }[] }>('GET', '/api/v1/orders');
    const orderId = orders.body.orders.find(({ order }) => order.number === 'PO-1')?.orderId;
    expect((await erp.call('GET', `/api/v1/orders/${orderId}/balance`)).body).toMatchObject({ lines: [{ billed: '10', billable: '0', receipts: [{ receipt: 'GR-PO-1', usedBy: [{ invoiceId: corrected, quantity: '10' }] }] }] });
  });

  it('many tasks are answered at once, each by itself', async () => {
    const ids = [await erp.submit(aDocument('R-20')), await erp.submit(aDocument('R-21', { price: '110' }))];
    const tasks: string[] = [];
    for (const id of ids) {
      await clerk.decided(id);
      tasks.push((await clerk.tasks(id)).find(({ kind }) => kind === 'approval')?.taskId ?? '');
    }
    const decisions = tasks.map((taskId) => ({ taskId, answer: 'accept' }));
    expect(await anna.call('POST', '/api/v1/tasks/decisions', { decisions: [...decisions, { taskId: ids[0], answer: 'accept' }] })).toMatchObject({ status: 200, body: { results: [{ outcome: 'accepted' }, { outcome: 'accepted' }, { outcome: 'refused', code: 'TASK_NOT_FOUND' }] } });
    for (const id of ids) await clerk.until(id, ({ outcome }) => outcome === 'approved');
    expect((await anna.call('POST', '/api/v1/tasks/decisions', { decisions: [] })).status).toBe(400);
  });

  it('comments, questions and files stay with the invoice', async () => {
    const id = await erp.submit(aDocument('R-30', { price: '130' }));
    await clerk.until(id, ({ outcome }) => outcome === 'task:NO_ORDER');
    const path = `/api/v1/invoices/${id}`;
    expect((await clerk.call('POST', `${path}/notes`, { text: 'See the quote.' })).status).toBe(201);
    const question = await anna.call<{ noteId: string }>('POST', `${path}/notes`, { text: 'What for?', question: { to: 'requester' } });
    expect(await clerk.call('POST', `${path}/notes/${question.body.noteId}/answer`, { text: 'The press.' })).toMatchObject({ status: 200, body: { kind: 'answer' } });
    const file = Buffer.from('%PDF-1.4 a quote');
    const attached = await clerk.call<{ noteId: string }>('POST', `${path}/attachments?filename=quote.pdf`, file, { 'content-type': 'application/pdf' });
    expect(attached).toMatchObject({ status: 201, body: { kind: 'attachment', attachment: { filename: 'quote.pdf', sizeBytes: file.length } } });
    const { status, headers, body } = await anna.call<{ text: string }>('GET', `${path}/attachments/${attached.body.noteId}`);
    expect([status, body.text, headers.get('content-disposition')]).toEqual([200, file.toString(), "attachment; filename*=UTF-8''quote.pdf"]);
    expect((await clerk.call('POST', `${path}/attachments?filename=x.exe`, file, { 'content-type': 'application/x-msdownload' })).status).toBe(400);
    expect((await anna.call<{ notes: { kind: string }[] }>('GET', `${path}/notes`)).body.notes.map(({ kind }) => kind)).toEqual(['comment', 'question', 'answer', 'attachment']);
  });

  it('a link that is not ours shows a page that says so, and decides nothing', async () => {
    const token = `${'A'.repeat(22)}.${'A'.repeat(22)}.${'A'.repeat(43)}`;
    const page = await clerk.call<{ text: string }>('GET', `/api/v1/decision-links/${token}`);
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([404, 'text/html; charset=utf-8', 'no-store']);
    expect(page.body.text).toContain('no link of ours');
    expect((await clerk.call('POST', `/api/v1/decision-links/${token}`, 'answer=accept', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(404);
  });

  it('trust and what passed untouched are shown, and an emergency needs a policy', async () => {
    expect(await clerk.call('GET', `/api/v1/vendors/${vendorId}/trust`)).toMatchObject({ status: 200, body: { targetRate: 0.03, sources: [{ source: 'xml', trusted: true }, { source: 'page', trusted: false }, {}] } });
    expect(await carl.call('GET', '/api/v1/touchless?from=2026-01-01&to=2099-01-01')).toMatchObject({ status: 200, body: { approved: 0 } });
    expect((await clerk.call('GET', '/api/v1/touchless?from=2026-01-01&to=2099-01-01')).status).toBe(403);
    const id = await erp.submit(aDocument('R-40', { price: '140' }));
    await clerk.until(id, ({ outcome }) => outcome === 'task:NO_ORDER');
    expect((await anna.call('POST', `/api/v1/invoices/${id}/break-glass`, { reason: 'The plant stands.' })).body).toMatchObject({ status: 409, code: 'CLOSED' });
    expect((await carl.call('POST', `/api/v1/invoices/${id}/error`, { reason: 'x' })).status).toBe(404);
  });
});
