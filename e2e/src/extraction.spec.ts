import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeUbl } from '@smartap/en16931';
import { idFrom } from '@smartap/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/command-line.js';
import { anInvoice } from './support/documents.js';
import { aFacturae, aFinvoice } from './support/national-invoices.js';
import { aTextPage, aTextPages } from './support/text-page.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

let system: WholeSystem;
let clerk: Caller;
let tenantId: string;
let smartap: CommandLine;
let folder: string;

beforeAll(async () => {
  system = await WholeSystem.start('extraction');
  tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  smartap = await CommandLine.of(system, tenantId, 'cleo', 'clerk');
  folder = await mkdtemp(join(tmpdir(), 'smartap-extraction-'));
}, 90_000);

afterAll(async () => {
  await system?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Hands a page in and corrects its number, which stands beside a label that nobody knows. */
async function corrected(number: string): Promise<string> {
  const invoiceId = await clerk.submit(await aTextPage(number), { 'content-type': 'application/pdf' });
  const { etag } = await clerk.until(invoiceId, ({ details, lineage }) => details.extraction !== null && lineage[0] === 1);
  expect((await clerk.call('PATCH', `/api/v1/invoices/${invoiceId}/fields`, { fields: { number } }, { 'if-match': etag })).status).toBe(200);
  return invoiceId;
}

describe('smartap layouts', { timeout: 120_000 }, () => {
  it('lists, shows, tries and deletes what corrections taught', async () => {
    expect(await smartap.run('layouts', 'list')).toMatchObject({ code: 0, out: { layouts: [] }, lastLine: expect.stringContaining('No layouts') });
    const invoiceId = await corrected('NW-1');
    const layouts = async () => (await smartap.run<{ layouts: { layoutId: string; fields: string[] }[] }>('layouts', 'list')).out.layouts;
    await expect.poll(layouts, { timeout: 20_000 }).toMatchObject([{ fields: ['number', 'lines'] }]);
    const layoutId = (await layouts())[0]?.layoutId ?? '';
    expect(await smartap.run('layouts', 'show', layoutId)).toMatchObject({ code: 0, out: { sellerName: 'Northwind Tools Ltd', lessons: { number: {} } }, lastLine: 'It is used.' });
    const file = join(folder, 'next.pdf');
    await writeFile(file, await aTextPage('NW-2'));
    expect(await smartap.run('layouts', 'test', layoutId, file)).toMatchObject({ code: 0, out: { outcome: 'read', fields: [{ field: 'number', byLayout: { value: 'NW-2' }, effect: 'changed' }, { field: 'lines', effect: 'same' }] }, lastLine: expect.stringContaining('read otherwise') });
    expect(await smartap.run('layouts', 'test', layoutId, '--invoice', invoiceId)).toMatchObject({ code: 0, out: { fields: [{ byLayout: { value: 'NW-1' } }, { effect: 'same' }] } });
    expect(await smartap.run('layouts', 'delete', layoutId)).toMatchObject({ code: 0, out: { deleted: [layoutId] } });
    expect(await smartap.run('layouts', 'show', layoutId)).toMatchObject({ code: 1, lastLine: expect.stringContaining('LAYOUT_NOT_FOUND') });
  });

  it('says what is missing in place of doing something', async () => {
    expect(await smartap.run('layouts', 'test', 'x')).toMatchObject({ code: 1, lastLine: expect.stringContaining('--invoice') });
    expect(await smartap.run('layouts', 'test', 'x', join(folder, 'nothing.pdf'))).toMatchObject({ code: 1, lastLine: expect.stringContaining('cannot be read') });
    expect((await smartap.run('layouts', 'list', '--token', 'nobody')).lastLine).toContain('clerk or controller');
  });
});

describe('a PDF of several invoices', () => {
  it('becomes an invoice for each, which says where it stands', { timeout: 60_000 }, async () => {
    const first = await clerk.submit(await aTextPages('SP-1', 'SP-2'), { 'content-type': 'application/pdf' });
    const own = await clerk.decided(first);
    expect(own.timeline.map(({ summary }) => summary)).toContain('The file holds 2 invoices: this one is the first, each of the others goes its own way.');
    const second = await clerk.decided(idFrom(first, 2));
    expect([own.number, second.number]).toEqual(['SP-1', 'SP-2']);
    expect(second.timeline.map(({ summary }) => summary)).toContain(`Handed in by cleo in the file of invoice ${first}, of which it is part 2 of 2.`);
    expect(await smartap.run('re-extract', second.invoiceId)).toMatchObject({ code: 0, out: { same: 1 } });
  });
});

describe('an envelope of several electronic invoices', () => {
  it('becomes an invoice for each, which is read again as itself', { timeout: 60_000 }, async () => {
    const invoices = ['EN-1', 'EN-2'].map((number) => writeUbl(anInvoice(number)).replace(/<\?xml.*\?>/, ''));
    const first = await clerk.submit(Buffer.from(`<lot>${invoices.join('')}</lot>`), { 'content-type': 'application/xml' });
    const [own, second] = [await clerk.decided(first), await clerk.decided(idFrom(first, 2))];
    expect([own.number, second.number]).toEqual(['EN-1', 'EN-2']);
    expect(await smartap.run('re-extract', second.invoiceId)).toMatchObject({ code: 0, out: { same: 1 } });
  });
});

describe('an electronic invoice of a national format', () => {
  it('goes its way as any, and each of a lot by itself: Facturae', { timeout: 60_000 }, async () => {
    const first = await clerk.submit(aFacturae('31', '32'), { 'content-type': 'application/xml' });
    const [own, second] = [await clerk.decided(first), await clerk.decided(idFrom(first, 2))];
    expect([own, second].map(({ number, outcome }) => [number, outcome?.startsWith('refused')])).toEqual([['A/31', false], ['A/32', false]]);
    expect(own.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['invoice.extracted.v1', 'invoice.validated.v1']));
  });

  it('goes its way as any: Finvoice', { timeout: 60_000 }, async () => {
    const { number, outcome, timeline } = await clerk.decided(await clerk.submit(aFinvoice('FI-71'), { 'content-type': 'application/xml' }));
    expect([number, outcome?.startsWith('refused')]).toEqual(['FI-71', false]);
    expect(timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['invoice.extracted.v1', 'invoice.validated.v1']));
  });
});

describe('smartap re-extract', { timeout: 120_000 }, () => {
  it('reads chosen invoices again, shows what differs, and revises nothing that reads the same', async () => {
    const invoiceId = await corrected('NW-7');
    expect(await smartap.run('re-extract', invoiceId)).toMatchObject({ code: 0, out: { dryRun: true, same: 1, invoices: [{ invoiceId, outcome: 'same', fields: [] }] }, lastLine: expect.stringContaining('1 read as they stand') });
    expect(await smartap.run('re-extract', '--read-before', '1')).toMatchObject({ code: 0, lastLine: 'No such invoice is to be read again.' });
    expect(await smartap.run('re-extract', '--read-before', '1000', '--apply')).toMatchObject({ code: 0, out: { dryRun: false, revised: 0 } });
    expect((await clerk.decided(invoiceId)).lineage[0]).toBe(2);
  });

  it('asks which, and takes no other tenant\'s', async () => {
    expect(await smartap.run('re-extract')).toMatchObject({ code: 1, lastLine: expect.stringContaining('--read-before') });
    expect(await smartap.run('re-extract', '00000000-0000-7000-8000-000000000001')).toMatchObject({ code: 0, lastLine: 'No such invoice is to be read again.' });
    expect((await clerk.call('POST', '/api/v1/re-extractions', { dryRun: true })).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });
});

describe('the language model', () => {
  it('is asked by nobody unless it is set up, and says so', async () => {
    const boss = await system.caller(tenantId, 'carl', 'controller');
    expect((await boss.call('GET', '/api/v1/model-budget')).body).toMatchObject({ model: null, limit: '0', spent: { calls: 0, cost: '0.000000' } });
    expect((await clerk.call('GET', '/api/v1/model-budget')).status).toBe(403);
  });
});

describe('an operation', () => {
  it('is known to its tenant alone', async () => {
    const nothing = '00000000-0000-7000-8000-000000000001';
    expect((await clerk.call('GET', `/api/v1/operations/${nothing}`)).body).toMatchObject({ status: 404, code: 'OPERATION_NOT_FOUND' });
    expect((await clerk.call('POST', `/api/v1/layouts/${nothing}/test?invoiceId=${nothing}`)).body).toMatchObject({ status: 404, code: 'INVOICE_NOT_FOUND' });
    expect((await clerk.call('DELETE', `/api/v1/layouts/${nothing}`)).body).toMatchObject({ status: 404, code: 'LAYOUT_NOT_FOUND' });
  });
});
