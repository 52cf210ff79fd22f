import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signToken } from '@smartap/auth';
import { NODE, ROOT } from '@smartap/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTextPage } from './support/text-page.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

const CLI = join(ROOT, 'tools', 'dist', 'cli.js');
let system: WholeSystem;
let clerk: Caller;
let token: string;
let folder: string;

beforeAll(async () => {
  system = await WholeSystem.start('extraction');
  const tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  const settings = { AUTH_JWT_SECRET: system.running.jwtSecret, AUTH_ISSUER: 'smartap', AUTH_AUDIENCE: 'smartap-api' };
  token = await signToken(settings, { subject: 'cleo', tenantId, roles: ['clerk'], kind: 'person' });
  folder = await mkdtemp(join(tmpdir(), 'smartap-extraction-'));
}, 90_000);

afterAll(async () => {
  await system?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Result<Out> {
  readonly code: number;
  readonly out: Out;
  readonly lastLine: string;
}

/** Runs `npm run smartap -- …` as a process. */
function smartap<Out>(...args: string[]): Promise<Result<Out>> {
  return new Promise((resolve) => {
    const env = { ...process.env, SMARTAP_URL: system.running.gatewayUrl, SMARTAP_TOKEN: token };
    const child = execFile(NODE, [CLI, ...args, '--json'], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out: (out === '' ? {} : JSON.parse(out)) as Out, lastLine: err.trim().split('\n').at(-1) ?? '' }));
  });
}

/** Hands a page in and corrects its number, which stands beside a label that nobody knows. */
async function corrected(number: string): Promise<string> {
  const invoiceId = await clerk.submit(await aTextPage(number), { 'content-type': 'application/pdf' });
  const { etag } = await clerk.until(invoiceId, ({ details }) => details.extraction !== null);
  expect((await clerk.call('PATCH', `/api/v1/invoices/${invoiceId}/fields`, { fields: { number } }, { 'if-match': etag })).status).toBe(200);
  return invoiceId;
}

describe('smartap layouts', { timeout: 120_000 }, () => {
  it('lists, shows, tries and deletes what corrections taught', async () => {
    expect(await smartap('layouts', 'list')).toMatchObject({ code: 0, out: { layouts: [] }, lastLine: expect.stringContaining('No layouts') });
    const invoiceId = await corrected('NW-1');
    const layouts = async () => (await smartap<{ layouts: { layoutId: string; fields: string[] }[] }>('layouts', 'list')).out.layouts;
    await expect.poll(layouts, { timeout: 20_000 }).toMatchObject([{ fields: ['number'] }]);
    const layoutId = (await layouts())[0]?.layoutId ?? '';
    expect(await smartap('layouts', 'show', layoutId)).toMatchObject({ code: 0, out: { sellerName: 'Northwind Tools Ltd', lessons: { number: {} } }, lastLine: 'It is used.' });
    const file = join(folder, 'next.pdf');
    await writeFile(file, await aTextPage('NW-2'));
    expect(await smartap('layouts', 'test', layoutId, file)).toMatchObject({ code: 0, out: { outcome: 'read', fields: [{ field: 'number', byLayout: { value: 'NW-2' }, effect: 'changed' }] }, lastLine: expect.stringContaining('read otherwise') });
    expect(await smartap('layouts', 'test', layoutId, '--invoice', invoiceId)).toMatchObject({ code: 0, out: { fields: [{ byLayout: { value: 'NW-1' } }] } });
    expect(await smartap('layouts', 'delete', layoutId)).toMatchObject({ code: 0, out: { deleted: [layoutId] } });
    expect(await smartap('layouts', 'show', layoutId)).toMatchObject({ code: 1, lastLine: expect.stringContaining('LAYOUT_NOT_FOUND') });
  });

  it('says what is missing in place of doing something', async () => {
    expect(await smartap('layouts', 'test', 'x')).toMatchObject({ code: 1, lastLine: expect.stringContaining('--invoice') });
    expect(await smartap('layouts', 'test', 'x', join(folder, 'nothing.pdf'))).toMatchObject({ code: 1, lastLine: expect.stringContaining('cannot be read') });
    expect((await smartap('layouts', 'list', '--token', 'nobody')).lastLine).toContain('clerk or controller');
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
