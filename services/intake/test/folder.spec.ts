import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@smartap/runtime';
import { eventually, testedService, unique } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { TakeIn } from '../src/channels/take-in.usecase.js';
import { FolderSource } from '../src/channels/folder.source.js';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const root = await mkdtemp(join(tmpdir(), 'smartap-folder-'));
const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_MAX_DOCUMENT_BYTES: '1000', INTAKE_FOLDER: root, INTAKE_WATCH_SECONDS: '1' } });
let tenantId: string;
let inbox: string;

beforeEach(async () => {
  tenantId = newId();
  inbox = join(root, tenantId, 'inbox');
  await mkdir(inbox, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

const anInvoice = (): string => `<Invoice>${unique()}</Invoice>`;

/** Puts a file there as somebody who has finished writing it. */
async function put(name: string, content: string): Promise<void> {
  const path = join(inbox, '..', name);
  await writeFile(path, content);
  await utimes(path, LONG_AGO, LONG_AGO);
  // Whole at once, with its old date: nobody sees it half.
  await rename(path, join(inbox, name));
}

const names = (folder: string): Promise<string[]> => readdir(join(root, tenantId, folder)).catch(() => []);
const gone = (): Promise<unknown> => eventually(async () => ((await names('inbox')).length === 0 ? true : undefined));
const items = (): Promise<{ filename: string; invoice_id: string }[]> => service.database.query("select filename, invoice_id from channel_item where tenant_id = $1 and outcome = 'taken' order by filename", [tenantId]);
const submissions = async () => (await service.bus.told(tenantId)).filter(({ type }) => type === 'invoice.submitted.v1');

describe('A watched folder', () => {
  it('has what is put into it taken in, and moved out of the way afterwards', async () => {
    const content = anInvoice();
    await put('Rechnung März.xml', content);
    await gone();
    await service.settled();
    expect(await names('done')).toEqual(['Rechnung März.xml']);
    const [item] = await items();
    expect(item?.filename).toBe('Rechnung März.xml');
    const document = await service.database.query('select outcome, channel, submitted_by from document where invoice_id = $1', [item?.invoice_id]);
    expect(document).toEqual([{ outcome: 'received', channel: 'folder', submitted_by: 'system:folder' }]);
  });

  it('says why a file cannot be taken in, beside it', async () => {
    await put('huge.xml', `<a>${'x'.repeat(1000)}</a>`);
    await put('empty.xml', '');
    await gone();
    await eventually(async () => ((await names('failed')).length === 4 ? true : undefined));
    expect((await names('failed')).toSorted()).toEqual(['empty.xml', 'empty.xml.reason.txt', 'huge.xml', 'huge.xml.reason.txt']);
    expect(await readFile(join(root, tenantId, 'failed', 'huge.xml.reason.txt'), 'utf8')).toMatch(/more than 1000 bytes/);
    expect(await items()).toEqual([]);
    expect(await service.database.query("select filename, reason from channel_item where tenant_id = $1 and outcome = 'failed' order by filename", [tenantId])).toMatchObject([{ filename: 'empty.xml', reason: expect.stringContaining('empty') as string }, { filename: 'huge.xml' }]);
  });

  it('keeps a second file of the same name apart from the first', async () => {
    await put('invoice.xml', anInvoice());
    await gone();
    await put('invoice.xml', `${anInvoice()}<!-- another -->`);
    await gone();
    await eventually(async () => ((await names('done')).length === 2 ? true : undefined));
    expect((await names('done')).toSorted()).toEqual(['2-invoice.xml', 'invoice.xml']);
    expect(new Set((await items()).map((item) => item.invoice_id)).size).toBe(2);
  });
});

describe(FolderSource.name, () => {
  const whatWaits = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const document of new FolderSource(root, 5000, () => Date.now()).waiting()) if (document.tenantId === tenantId) found.push(document.filename);
    return found;
  };

  it('leaves alone what is still written, what is no file, and whose folder is no tenant', async () => {
    await writeFile(join(inbox, 'just-now.xml'), anInvoice());
    await writeFile(join(inbox, '.hidden.xml'), anInvoice());
    await writeFile(join(inbox, 'upload.xml.part'), anInvoice());
    await symlink('/etc/passwd', join(inbox, 'link.xml'));
    await mkdir(join(inbox, 'folder.xml'));
    await mkdir(join(root, 'not-a-tenant', 'inbox'), { recursive: true });
    await writeFile(join(root, 'not-a-tenant', 'inbox', 'a.xml'), anInvoice());
    expect(await whatWaits()).toEqual([]);
    for (const name of await readdir(inbox)) await rm(join(inbox, name), { recursive: true });
  });
});

describe(TakeIn.name, () => {
  it('ends what a crash left between the transaction and the move, without a second invoice', async () => {
    const other = join(root, '..', `aside-${tenantId}`);
    await mkdir(join(other, tenantId, 'inbox'), { recursive: true });
    const path = join(other, tenantId, 'inbox', 'once.xml');
    await writeFile(path, anInvoice());
    await utimes(path, LONG_AGO, LONG_AGO);
    const source = new FolderSource(other, 0, () => Date.now());
    const crashed = Object.assign(Object.create(source) as FolderSource, { done: () => Promise.reject(new Error('killed')) });
    const takeIn = service.current.get(TakeIn);
    for await (const document of source.waiting()) {
      await expect(takeIn.execute(crashed, document)).rejects.toThrow('killed');
      expect(await takeIn.execute(source, document)).toBe('taken');
    }
    expect(await readdir(join(other, tenantId, 'done'))).toEqual(['once.xml']);
    expect(await items()).toHaveLength(1);
    await service.settled();
    expect(await submissions()).toHaveLength(1);
    await rm(other, { recursive: true });
  });
});
