import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocument, anOrder, aReceipt, VENDOR } from '../src/support/documents.js';
import { WholeSystem, type Caller } from '../src/support/whole-system.js';
import { processOf } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const run = promisify(execFile);
const ROOM = '2m';
/** As large as a file of the gateway may become; its log is not held to it, being open already, but is small anyway. */
const FILE_LIMIT_BYTES = 1024 * 1024;
const LARGE = Buffer.concat([aDocument('DF-LARGE'), Buffer.from(`<!--${'x'.repeat(3 * 1024 * 1024)}-->`)]);
const XML = { 'content-type': 'application/xml' };

let folder: string;
let isMounted = false;
let system: WholeSystem;
let erp: Caller;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smartap-full-'));
  const objects = join(folder, 'objects');
  mkdirSync(objects);
  // A disk of its own needs root; without it the gateway's files are bounded, which fails a write in its middle just so.
  isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', objects]).then(
    () => true,
    () => false,
  );
  system = await WholeSystem.start('disk-full', { storageUrl: `file://${objects}`, tracing: false });
  const tenantId = await system.tenant();
  erp = await system.caller(tenantId, 'erp', 'integration');
  await erp.call('POST', '/api/v1/vendors', VENDOR);
});
afterAll(async () => {
  await system?.stop();
  if (isMounted) await run('umount', [join(folder, 'objects')]);
  await rm(folder, { recursive: true, force: true });
});

/** Files of the store, whole or half written. */
function files(): string[] {
  return readdirSync(join(folder, 'objects'), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}

/** Bounds the files of the gateway, as a quota does. */
async function limitFiles(bytes: number | 'unlimited'): Promise<void> {
  const { pid } = processOf(system.running, 'gateway');
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
}

async function goesThrough(n: string): Promise<void> {
  await erp.call('POST', '/api/v1/orders', anOrder(`PO-${n}`));
  await erp.call('POST', '/api/v1/receipts', aReceipt(`GR-${n}`, `PO-${n}`));
  const id = await erp.submit(aDocument(n, { order: `PO-${n}` }));
  expect((await erp.decided(id)).outcome).toBe('approved');
}

describe('A full disk of the object store', () => {
  it.each([
    ['without room on the disk', false],
    ['over a quota of the process', true],
  ])('%s: the upload is refused in clear words, nothing is left half written, and it goes on when there is room', async (_, byQuota) => {
    await goesThrough(`DF-1-${byQuota}`);
    const before = files();
    if (byQuota || !isMounted) await limitFiles(FILE_LIMIT_BYTES);
    const key = { ...XML, 'idempotency-key': `full-${byQuota}` };
    const refused = await erp.call<{ code: string; detail: string }>('POST', '/api/v1/invoices', LARGE, key);
    expect(refused.body).toMatchObject({ status: 507, code: 'OBJECT_STORE_FULL' });
    expect(refused.body.detail).toMatch(/no room.*Nothing was taken in/);
    expect(refused.body.detail).not.toContain(folder);
    await waitFor('what was half written is gone', () => files().length === before.length, 10_000);
    expect(files().toSorted()).toEqual(before.toSorted());
    const { body } = await erp.call<{ invoices: unknown[] }>('GET', '/api/v1/invoices?limit=100');
    // What still fits is taken, and the rest of the API never noticed.
    await goesThrough(`DF-2-${byQuota}`);
    if (byQuota || !isMounted) await limitFiles('unlimited');
    else await run('mount', ['-o', 'remount,size=32m', join(folder, 'objects')]);
    // The same key again: the refusal was no reply that is kept.
    expect(await erp.submit(LARGE, key)).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.invoices.length).toBeGreaterThan(0);
  });
});
