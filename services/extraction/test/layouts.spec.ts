import { correctFields, deleteLayout, getLayout, getOperation, listLayouts, testLayout, type LayoutTrial } from '@smartap/contracts';
import { emptyInvoice, writeUbl } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, eventually, testedService } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExtractionSettings } from '../dist/config.js';
import { ENGLISH_PAGE, GERMAN_PAGE, makePdf, type Printed } from '../dist/domain/testing/make-pdf.js';
import { drawn, encode } from '../dist/domain/testing/make-scan.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';

const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings) });
const RECOGNISED_WITHIN_MS = 60_000;
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});

const as = (tenant = tenantId) => service.current.as(tenant, 'anna');
const changed = (page: readonly Printed[], ...words: readonly (readonly [string, string])[]): Printed[] =>
  page.map(([left, top, text, size]): Printed => [left, top, words.reduce((own, [from, to]) => own.replace(from, to), text), size ?? 10]);
/** A page whose number stands beside a label that nobody knows. */
const zorb = (number: string): Printed[] => changed(ENGLISH_PAGE, ['NW-20931', number], ['Invoice number:', 'Zorb:']);

/** Teaches the layout of a page by a correction, and gives the id of the newest. */
async function teach(page: readonly Printed[], fields: Record<string, string>): Promise<string> {
  const document = { ...(await service.keep(tenantId, makePdf([page]))), mediaType: 'application/pdf', kind: 'pdf' as const };
  const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
  await service.bus.publish(event);
  await service.settled();
  await service.current.rpc.ask(correctFields, { invoiceId: event.subject, seenRevision: 1, fields }, as());
  await service.settled();
  const [newest] = (await list()).layouts;
  return newest?.layoutId ?? '';
}

const list = (filter: Partial<Parameters<typeof service.current.rpc.ask<typeof listLayouts.request, typeof listLayouts.reply>>[1]> = {}, tenant = tenantId) => service.current.rpc.ask(listLayouts, { limit: 50, ...filter }, as(tenant));

async function tried(layoutId: string, bytes: Uint8Array): Promise<LayoutTrial> {
  const { storageKey } = await service.keep(tenantId, bytes);
  const { operationId } = await service.current.rpc.ask(testLayout, { layoutId, storageKey }, as());
  return eventually(async () => {
    const { state, result, error } = await service.current.rpc.ask(getOperation('extraction'), { operationId }, as());
    if (error) throw new Error(error.message);
    return state === 'done' ? (result as LayoutTrial) : undefined;
  }, { withinMs: RECOGNISED_WITHIN_MS });
}

describe('A layout', () => {
  it('is listed with who taught it and what it tells, to its own tenant', async () => {
    const layoutId = await teach(zorb('NW-1'), { number: 'NW-1' });
    expect((await list()).layouts).toMatchObject([{ layoutId, version: 1, sellerName: 'Northwind Tools Ltd', fields: ['number'], taughtBy: 'anna', misses: 0, demotedAt: null }]);
    expect((await list({ identity: 'GB123456789' })).layouts).toHaveLength(1);
    expect((await list({ identity: 'DE136695976' })).layouts).toEqual([]);
    expect((await list({ state: 'demoted' })).layouts).toEqual([]);
    const shown = await service.current.rpc.ask(getLayout, { layoutId }, as());
    expect(shown.lessons['number']).toMatchObject({ anchors: [{ relation: 'right', label: 'zorb' }] });
    expect(shown.words).toBeGreaterThan(5);
    const stranger = newId();
    expect((await list({}, stranger)).layouts).toEqual([]);
    await expect(service.current.rpc.ask(getLayout, { layoutId }, as(stranger))).rejects.toMatchObject({ code: 'LAYOUT_NOT_FOUND' });
  });

  it('is listed a page at a time, newest first', async () => {
    for (const number of ['NW-1', 'NW-2', 'NW-3']) await teach(zorb(number), { number });
    const first = await list({ limit: 2 });
    expect(first.layouts.map(({ version }) => version)).toEqual([3, 2]);
    const rest = await list({ limit: 2, after: first.next ?? '' });
    expect([rest.layouts.map(({ version }) => version), rest.next]).toEqual([[1], null]);
  });

  it('says on a document of the vendor where it reads otherwise, and changes nothing', async () => {
    const layoutId = await teach(zorb('NW-1'), { number: 'NW-1' });
    const trial = await tried(layoutId, makePdf([zorb('NW-77')]));
    expect(trial).toMatchObject({ layoutId, outcome: 'read', fields: [{ field: 'number', term: 'BT-1', byLayout: { value: 'NW-77', confidence: 0.95 }, effect: 'changed' }] });
    expect(trial.reviewsByLayout).toBeLessThan(trial.reviewsPlain);
    const missed = await tried(layoutId, makePdf([changed(zorb('NW-78'), ['Zorb:', 'Blub:'])]));
    expect(missed.fields).toMatchObject([{ effect: 'missed' }]);
    expect((await list()).layouts).toMatchObject([{ misses: 0, demotedAt: null }]);
    expect(await service.database.count('invoice_revision where tenant_id = $1', [tenantId])).toBe(2);
  });

  it('says why it is not the layout of a document', async () => {
    const layoutId = await teach(zorb('NW-1'), { number: 'NW-1' });
    expect(await tried(layoutId, makePdf([GERMAN_PAGE]))).toMatchObject({ outcome: 'not-recognised', explanation: expect.stringContaining('not of the vendor') as string });
    const sameVendor = GERMAN_PAGE.map(([left, top, text, size]): Printed => [left, top, text.replace('DE136695976', 'GB123456789'), size ?? 10]);
    expect(await tried(layoutId, makePdf([sameVendor]))).toMatchObject({ outcome: 'not-recognised', explanation: expect.stringContaining('laid out otherwise') as string });
    expect(await tried(layoutId, Buffer.from(writeUbl({ ...emptyInvoice(), number: '1' })))).toMatchObject({ outcome: 'not-recognised', explanation: expect.stringContaining('electronic') as string });
    expect(await tried(layoutId, Buffer.from('<note/>'))).toMatchObject({ outcome: 'refused' });
  });

  it('is tried on a scan too', async () => {
    const layoutId = await teach(zorb('NW-1'), { number: 'NW-1' });
    expect(await tried(layoutId, encode(await drawn(zorb('NW-5')), 'image/png'))).toMatchObject({ outcome: 'read', fields: [{ byLayout: { value: 'NW-5' } }] });
  }, 2 * RECOGNISED_WITHIN_MS);

  it('is tried on documents of its own tenant only', async () => {
    const layoutId = await teach(zorb('NW-1'), { number: 'NW-1' });
    const foreign = `documents/${newId()}/${newId()}`;
    await expect(service.current.rpc.ask(testLayout, { layoutId, storageKey: foreign }, as())).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await expect(service.current.rpc.ask(testLayout, { layoutId: newId(), storageKey: `documents/${tenantId}/${newId()}` }, as())).rejects.toMatchObject({ code: 'LAYOUT_NOT_FOUND' });
  });

  it('is given up once, and the version before it is used again', async () => {
    const first = await teach(zorb('NW-1'), { number: 'NW-1' });
    const second = await teach(zorb('NW-2'), { number: 'NW-2', buyerReference: 'Contoso Retail plc' });
    expect((await list()).layouts.map(({ fields }) => fields)).toEqual([['number', 'buyerReference'], ['number']]);
    const context = as();
    expect(await service.current.rpc.ask(deleteLayout, { layoutId: second }, context)).toEqual({ layoutId: second });
    expect(await service.current.rpc.ask(deleteLayout, { layoutId: second }, context)).toEqual({ layoutId: second });
    await expect(service.current.rpc.ask(deleteLayout, { layoutId: second }, as())).rejects.toMatchObject({ code: 'LAYOUT_NOT_FOUND' });
    expect((await list()).layouts.map(({ layoutId }) => layoutId)).toEqual([first]);
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'layout.deleted' and actor = 'anna'", [tenantId])).toBe(1);
  });

  it('of another vendor adds nothing, though both name the same buyer', async () => {
    await teach(changed(zorb('NW-1'), ['4 Market Square', 'VAT ATU12345675']), { number: 'NW-1' });
    await teach(changed(GERMAN_PAGE, ['Marktplatz 9', 'UID ATU12345675'], ['Rechnungsnummer:', 'Zorb:']), { buyerReference: 'RE-2026-118' });
    const [german] = (await list({ identity: 'DE136695976' })).layouts;
    expect(german).toMatchObject({ version: 1, fields: ['buyerReference'] });
  });
});
