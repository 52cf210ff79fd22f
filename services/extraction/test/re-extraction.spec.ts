import { correctFields, endOfRevision, getExtraction, getOperation, listReadBefore, listReExtracted, reExtract, type ReExtracted, type ReExtractionResult } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { emptyInvoice, writeUbl } from '@smartap/en16931';
import { lockInvoices } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, testedService } from '@smartap/testing';
import { DataSource } from 'typeorm';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExtractionSettings } from '../dist/config.js';
import { ENGINE_VERSION } from '../dist/domain/index.js';
import { ENGLISH_PAGE, makePdf } from '../dist/domain/testing/make-pdf.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';

const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings) });
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});

const as = (tenant = tenantId) => service.current.as(tenant, 'anna');

interface Known {
  readonly invoiceId: string;
  readonly storageKey: string;
}

/** An invoice that was read. */
async function read(bytes: Uint8Array = makePdf([ENGLISH_PAGE]), kind: 'xml' | 'pdf' = 'pdf'): Promise<Known> {
  const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/octet-stream', kind };
  const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
  await service.bus.publish(event);
  await service.settled();
  return { invoiceId: event.subject, storageKey: document.storageKey };
}

/** Makes what stands what an older engine would have read: a path of its JSON is another. */
async function asReadBefore({ invoiceId }: Known, path: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await service.database.query(`update decision set event = jsonb_set(event::jsonb, ('{data,invoice,' || $2 || '}')::text[], $3::jsonb)::json where invoice_id = $1`, [invoiceId, path, json]);
  await service.database.query('update invoice_revision set engine = 1 where invoice_id = $1', [invoiceId]);
}

const correct = ({ invoiceId }: Known, fields: Record<string, string | null>, seenRevision = 1) => service.current.rpc.ask(correctFields, { invoiceId, seenRevision, fields }, as());
const standing = ({ invoiceId }: Known) => service.current.rpc.ask(getExtraction, { invoiceId }, as());

async function begin(invoices: readonly Known[], more: { dryRun?: boolean; readBefore?: number } = {}): Promise<string> {
  return (await service.current.rpc.ask(reExtract, { invoices: [...invoices], dryRun: false, ...more }, as())).operationId;
}

const resultOf = (operationId: string): Promise<ReExtractionResult> =>
  eventually(async () => {
    const { result, error } = await service.current.rpc.ask(getOperation('extraction'), { operationId }, as());
    if (error) throw new Error(error.message);
    return (result as ReExtractionResult | null) ?? undefined;
  }, { what: 'the operation has ended' });

/** Reads again and gives what became of each. */
async function again(invoices: readonly Known[], more: { dryRun?: boolean; readBefore?: number } = {}): Promise<{ result: ReExtractionResult; invoices: ReExtracted[] }> {
  const operationId = await begin(invoices, more);
  const result = await resultOf(operationId);
  return { result, ...(await service.current.rpc.ask(listReExtracted, { operationId, limit: 200 }, as())) };
}

const extracted = async ({ invoiceId }: Known) => (await service.bus.told(tenantId)).filter(({ type, data }) => type === 'invoice.extracted.v1' && (data as { invoiceId: string }).invoiceId === invoiceId);

describe('An invoice that is read again', () => {
  it('is shown with what would change by a dry run, which changes nothing', async () => {
    const known = await read();
    await asReadBefore(known, 'number', 'NW-2O931');
    const { result, invoices } = await again([known], { dryRun: true });
    expect(result).toEqual({ dryRun: true, engine: ENGINE_VERSION, same: 0, differs: 1, revised: 0, refused: 0, skipped: 0 });
    expect(invoices).toEqual([{ invoiceId: known.invoiceId, outcome: 'differs', message: '1 field(s) would read otherwise.', revision: 1, fields: [{ field: 'number', term: 'BT-1', before: 'NW-2O931', after: 'NW-20931' }], asks: { before: [], after: [] } }]);
    expect(await extracted(known)).toHaveLength(1);
    expect(await standing(known)).toMatchObject({ lineage: [1], engine: 1, invoice: { number: 'NW-2O931' } });
  });

  it('becomes a revision where it reads otherwise, and none the next time', async () => {
    const known = await read();
    await asReadBefore(known, 'number', 'NW-2O931');
    expect((await again([known])).invoices).toMatchObject([{ outcome: 'revised', revision: 2, fields: [{ field: 'number', after: 'NW-20931' }] }]);
    expect(await standing(known)).toMatchObject({ lineage: [2], engine: ENGINE_VERSION, invoice: { number: 'NW-20931' } });
    await service.settled();
    const told = (await service.bus.told(tenantId)).map(({ type, data }) => [type, (data as { lineage: number[] }).lineage]);
    expect(told).toEqual(expect.arrayContaining([['invoice.extracted.v1', [2]], ['invoice.superseded.v1', [1]]]));
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna' and action = 'invoice.reread'", [tenantId])).toBe(1);
    const before = (await service.bus.told(tenantId)).length;
    expect((await again([known])).result).toMatchObject({ same: 1, revised: 0 });
    expect((await service.bus.told(tenantId)).length).toBe(before);
  });

  it('reads the same from XML, and is then known to have been read by the present engine', async () => {
    const known = await read(Buffer.from(writeUbl(anInvoice().build())), 'xml');
    await service.database.query('update invoice_revision set engine = 1 where invoice_id = $1', [known.invoiceId]);
    expect((await again([known])).result).toMatchObject({ same: 1 });
    expect(await standing(known)).toMatchObject({ lineage: [1], engine: ENGINE_VERSION });
  });

  it('keeps what a person corrected or took away, and who that was', async () => {
    const known = await read();
    await correct(known, { number: 'MINE-1', buyerReference: null, purchaseOrderReference: null });
    await asReadBefore(known, 'dueDate', '2020-01-01');
    expect((await again([known])).invoices).toMatchObject([{ outcome: 'revised', revision: 3, fields: [{ field: 'dueDate', before: '2020-01-01', after: '2026-04-13' }] }]);
    const now = await standing(known);
    expect(now).toMatchObject({ invoice: { number: 'MINE-1' }, evidence: { number: { method: 'person' }, dueDate: { method: 'text' } } });
    expect(now.invoice).not.toHaveProperty('purchaseOrderReference');
    expect((await extracted(known)).map(({ data }) => (data as { revisedBy?: string }).revisedBy)).toEqual([undefined, 'anna', 'anna']);
  });

  it('keeps all of its lines when a person has corrected one of them', async () => {
    const known = await read();
    await correct(known, { 'lines[1].quantity': '3' });
    expect((await again([known])).result).toMatchObject({ same: 1, revised: 0 });
    expect((await standing(known)).invoice.lines.map(({ quantity }) => quantity)).toEqual(['2', '3']);
  });

  it('is not asked about again when a person has confirmed it', async () => {
    const known = await read(Buffer.from(writeUbl({ ...anInvoice().build(), seller: { identifiers: [] } })), 'xml');
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(tenantId).with({ kind: 'review', invoiceId: known.invoiceId, lineage: [1], outcome: 'accepted', by: 'ben' }).build());
    await service.settled();
    expect((await again([known])).invoices).toMatchObject([{ outcome: 'same', revision: 2, asks: { before: [], after: [] } }]);
  });

  it('is left alone when it was rejected, is not there, or was changed meanwhile', async () => {
    const rejected = await read();
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId: rejected.invoiceId, lineage: endOfRevision(1) }).build());
    await service.settled();
    const unknown = { invoiceId: newId(), storageKey: `documents/${tenantId}/${newId()}` };
    const { invoices } = await again([rejected, unknown]);
    expect(Object.fromEntries(invoices.map(({ invoiceId, outcome, message }) => [invoiceId, `${outcome}: ${message}`]))).toEqual({ [unknown.invoiceId]: 'skipped: Extraction has read no such invoice.', [rejected.invoiceId]: 'skipped: It was rejected.' });

    const raced = await read(makePdf([ENGLISH_PAGE]));
    await asReadBefore(raced, 'number', 'NW-2O931');
    const operationId = await inTransaction(service.current.get(DataSource), [tenantId], async (tx) => {
      await lockInvoices(tx, [{ tenantId, invoiceId: raced.invoiceId }]);
      const begun = await begin([raced]);
      await eventually(async () => (await service.database.count("pg_locks where locktype = 'advisory' and not granted")) > 0, { what: 'the operation waits for the invoice' });
      await tx.query("update decision set event = jsonb_set(event::jsonb, '{id}', to_jsonb($2::text))::json where invoice_id = $1", [raced.invoiceId, newId()]);
      return begun;
    });
    expect(await resultOf(operationId)).toMatchObject({ skipped: 1, revised: 0 });
    expect(await standing(raced)).toMatchObject({ lineage: [1] });
  });

  it('that the present engine does not read is reported and stays as it is', async () => {
    const known = await read(Buffer.from(writeUbl({ ...emptyInvoice(), number: '1' })), 'xml');
    await service.store.put(known.storageKey, Buffer.from('<note/>'));
    expect((await again([known])).invoices).toMatchObject([{ outcome: 'refused', message: expect.stringContaining('NOT_AN_INVOICE') as string }]);
    expect(await standing(known)).toMatchObject({ lineage: [1] });
    await service.store.delete(known.storageKey);
    expect((await again([known])).invoices).toMatchObject([{ outcome: 'skipped', message: expect.stringContaining('not in the object store') as string }]);
  });
});

describe('Invoices that are read again', () => {
  it('are chosen by the engine that read them', async () => {
    const [older, newer] = [await read(), await read(Buffer.from(writeUbl(anInvoice().build())), 'xml')];
    await asReadBefore(older, 'number', 'NW-2O931');
    const before = (engine: number) => service.current.rpc.ask(listReadBefore, { engine, limit: 10 }, as());
    expect(await before(ENGINE_VERSION)).toEqual({ invoiceIds: [older.invoiceId], engine: ENGINE_VERSION, next: null });
    expect((await before(1)).invoiceIds).toEqual([]);
    const { invoices } = await again([older, newer], { readBefore: ENGINE_VERSION });
    expect(Object.fromEntries(invoices.map(({ invoiceId, outcome }) => [invoiceId, outcome]))).toEqual({ [newer.invoiceId]: 'skipped', [older.invoiceId]: 'revised' });
    expect((await before(ENGINE_VERSION)).invoiceIds).toEqual([]);
  });

  it('are each revised once, though the process is killed on the way', async () => {
    const many: Known[] = [];
    for (let n = 0; n < 6; n += 1) many.push(await read(makePdf([ENGLISH_PAGE])));
    for (const known of many) await asReadBefore(known, 'number', 'NW-2O931');
    const operationId = await begin(many);
    await eventually(async () => (await service.database.count('reextracted where operation_id = $1', [operationId])) >= 1);
    await service.killAndRestart();
    // Whoever held it is dead by now, and renews its turn no more.
    await service.database.query('update operation_queue set until = now() where operation_id = $1', [operationId]);
    expect(await resultOf(operationId)).toMatchObject({ revised: 6, skipped: 0 });
    for (const known of many) expect((await extracted(known)).map(({ data }) => (data as { lineage: number[] }).lineage)).toEqual([[1], [2]]);
  }, 90_000);

  it('are of their own tenant', async () => {
    const known = await read();
    const foreign = { invoiceId: known.invoiceId, storageKey: known.storageKey };
    await expect(service.current.rpc.ask(reExtract, { invoices: [foreign], dryRun: true }, as(newId()))).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
