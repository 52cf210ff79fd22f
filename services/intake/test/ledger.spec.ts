import { listChannelItems, reprocessItem } from '@smartap/contracts';
import { idFrom, newId } from '@smartap/runtime';
import { testedService, unique } from '@smartap/testing';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelSource, WaitingDocument } from '../src/channels/channel-source.js';
import { TakeIn } from '../src/channels/take-in.usecase.js';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_MAX_DOCUMENT_BYTES: '1000' } });
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});

/** Takes a document in as a channel brings it, and gives its line in the ledger. */
async function brought(filename: string, content = `<Invoice>${unique()}</Invoice>`, channel = 'folder'): Promise<string> {
  const source: ChannelSource = { channel, waiting: () => Readable.from([]), open: () => Promise.resolve(Readable.from([Buffer.from(content)])), done: () => Promise.resolve(), failed: () => Promise.resolve() };
  const document: WaitingDocument = { tenantId, externalId: filename, filename, sizeBytes: content.length };
  await service.current.get(TakeIn).execute(source, document);
  await service.settled();
  return idFrom(tenantId, channel, filename);
}

const as = (tenant = tenantId) => service.current.as(tenant, 'anna');
const list = async (filter: { channel?: string; outcome?: 'taken' | 'failed' | 'refused'; limit?: number; after?: string } = {}, tenant = tenantId) => service.current.rpc.ask(listChannelItems, { limit: 50, ...filter }, as(tenant));
const names = async (filter: Parameters<typeof list>[0] = {}): Promise<string[]> => (await list(filter)).items.map(({ filename }) => filename);

describe('The ledger of the channels', () => {
  it('tells what came, what was put aside and what was refused, and why', async () => {
    await brought('good.xml');
    await brought('no-invoice.json', '{}');
    await brought('huge.xml', 'x'.repeat(1001), 'bucket');
    expect((await list()).items).toMatchObject([
      { filename: 'huge.xml', channel: 'bucket', outcome: 'failed', reason: expect.stringContaining('more than 1000 bytes') as string, invoiceId: null, admission: null },
      { filename: 'no-invoice.json', outcome: 'taken', admission: 'refused', reason: 'UNSUPPORTED_FORMAT' },
      { filename: 'good.xml', outcome: 'taken', admission: 'received', reason: null, times: 1 },
    ]);
    expect(await names({ channel: 'bucket' })).toEqual(['huge.xml']);
    expect(await names({ outcome: 'refused' })).toEqual(['no-invoice.json']);
    expect(await names({ outcome: 'failed' })).toEqual(['huge.xml']);
    const first = await list({ limit: 2 });
    expect(await names({ limit: 2, after: first.next ?? '' })).toEqual(['good.xml']);
    expect((await list({}, newId())).items).toEqual([]);
  });

  it('has a document processed again as a new invoice, once a command', async () => {
    const itemId = await brought('again.xml');
    const context = as();
    const [first, second] = await Promise.all([service.current.rpc.ask(reprocessItem, { itemId }, context), service.current.rpc.ask(reprocessItem, { itemId }, context)]);
    expect(first).toEqual(second);
    await service.settled();
    const received = (await service.bus.told(tenantId)).filter(({ type }) => type === 'invoice.received.v1').map(({ data }) => (data as { invoiceId: string }).invoiceId);
    expect(received).toEqual([itemId, first.invoiceId]);
    expect((await list()).items).toMatchObject([{ itemId, invoiceId: first.invoiceId, times: 2, admission: 'received' }]);
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna' and action = 'invoice.reprocessed'", [tenantId])).toBe(1);
    const third = await service.current.rpc.ask(reprocessItem, { itemId }, as());
    expect(third.invoiceId).not.toBe(first.invoiceId);
  });

  it('does not process what was never stored, is not there, or is another tenant’s', async () => {
    const huge = await brought('huge.xml', 'x'.repeat(1001));
    await expect(service.current.rpc.ask(reprocessItem, { itemId: huge }, as())).rejects.toMatchObject({ code: 'ITEM_NOT_KEPT' });
    const good = await brought('good.xml');
    for (const [itemId, context] of [[newId(), as()], [good, as(newId())]] as const) await expect(service.current.rpc.ask(reprocessItem, { itemId }, context)).rejects.toMatchObject({ code: 'ITEM_NOT_FOUND' });
  });
});
