import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/command-line.js';
import { aDocument } from './support/documents.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
let system: WholeSystem;
let clerk: Caller;
let smartap: CommandLine;
let folder: string;
let inbox: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smartap-intake-'));
  system = await WholeSystem.start('intake', { env: { INTAKE_FOLDER: folder, INTAKE_WATCH_SECONDS: '1', INTAKE_SETTLE_SECONDS: '0' } });
  const tenantId = await system.tenant();
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
  smartap = await CommandLine.of(system, tenantId, 'cleo', 'clerk');
  inbox = join(folder, tenantId, 'inbox');
  await mkdir(inbox, { recursive: true });
}, 90_000);

afterAll(async () => {
  await system?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await utimes(path, LONG_AGO, LONG_AGO);
  await rename(path, join(inbox, name));
  await expect.poll(() => readdir(inbox), { timeout: 20_000 }).toEqual([]);
}

interface Ledger {
  readonly items: readonly { readonly itemId: string; readonly invoiceId: string; readonly filename: string; readonly admission: string | null }[];
}

describe('smartap intake', { timeout: 120_000 }, () => {
  it('shows what channels brought, and hands a document in again', async () => {
    expect(await smartap.run('intake', 'ledger')).toMatchObject({ code: 0, out: { items: [] }, lastLine: 'No channel has brought anything.' });
    await put('invoice.xml', aDocument('IN-1'));
    await put('letter.json', '{}');
    await expect.poll(async () => (await smartap.run<Ledger>('intake', 'ledger', '--outcome', 'refused')).out.items.map(({ filename }) => filename), { timeout: 20_000 }).toEqual(['letter.json']);
    const { out } = await smartap.run<Ledger>('intake', 'ledger', '--channel', 'folder');
    const item = out.items.find(({ filename }) => filename === 'invoice.xml');
    await clerk.decided(item?.invoiceId ?? '');
    const again = await smartap.run<Ledger>('intake', 'reprocess', item?.itemId ?? '');
    expect(again).toMatchObject({ code: 0, lastLine: '1 handed in again, 0 not.' });
    // What became of it before still stands: the new one is the same invoice.
    const second = await clerk.decided(again.out.items[0]?.invoiceId ?? '');
    expect([second.number, second.stage]).toEqual(['IN-1', 'blocked']);
    expect(await smartap.run('intake', 'reprocess', '00000000-0000-7000-8000-000000000001')).toMatchObject({ code: 1, lastLine: '0 handed in again, 1 not.' });
  });
});
