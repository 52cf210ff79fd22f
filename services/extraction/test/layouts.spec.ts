import { correctFields, deleteLayout, getExtraction, getLayout, getOperation, listLayouts, testLayout, type LayoutTrial } from '@smartap/contracts';
import { emptyInvoice, writeUbl, type Invoice } from '@smartap/en16931';
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

const right = (edge: number, top: number, text: string): Printed => [edge - text.length * 5.56, top, text, 10];
/** A page with a table that nobody knows: amounts first, weights that multiply too, and the name below a code. */
function quarb(number: string, rows: readonly (readonly [code: string, name: string, quantity: string, price: string, weight: string, net: string])[], totals: readonly [string, string, string], heads = ['Frumm', 'Plonk', 'Wexel', 'Zorp', 'Quarb']): Printed[] {
  const own = ENGLISH_PAGE.filter(([, top]) => top < 250 || top >= 700).map(([left, top, text, size]): Printed => [left, top, text.replace('NW-20931', number), size ?? 10]);
  const edges = [110, 180, 240, 300];
  const items = rows.flatMap(([code, name, quantity, price, weight, net], index): Printed[] => {
    const top = 290 + index * 34;
    return [...[net, price, weight, quantity].map((text, column) => right(edges[column] ?? 0, top, text)), [330, top, code], [330, top + 12, name]];
  });
  const end = 310 + rows.length * 34;
  const sums = ['Subtotal', 'VAT 20%', 'Total'].flatMap((label, index): Printed[] => [[380, end + index * 16, label], [470, end + index * 16, totals[index] ?? '']]);
  return [...own, ...heads.map((head, column): Printed => (column < 4 ? right(edges[column] ?? 0, 270, head) : [330, 270, head])), ...items, ...sums];
}
const QUARB = quarb('NW-1', [['KX-1', 'Rotor blade', '4', '25.00', '12.50', '100.00'], ['KX-2', 'Bearing', '2', '10.50', '3.20', '21.00']], ['£121.00', '£24.20', '£145.20']);
const nextQuarb = (number: string, heads?: string[]): Printed[] => quarb(number, [['KX-7', 'Gasket set', '3', '7.00', '0.40', '21.00'], ['KX-9', 'Oil, five litres', '12', '30.00', '55.00', '360.00'], ['KX-2', 'Bearing', '1', '10.50', '1.60', '10.50']], ['£391.50', '£78.30', '£469.80'], heads);
/** The table of the vendor with other heads, and its figures in other columns. */
const movedQuarb = (number: string): Printed[] => quarb(number, [['KX-7', 'Gasket set', '7.00', '0.40', '21.00', '3'], ['KX-9', 'Oil, five litres', '30.00', '55.00', '360.00', '12'], ['KX-2', 'Bearing', '10.50', '1.60', '10.50', '1']], ['£391.50', '£78.30', '£469.80'], ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Eee']);
/** What a clerk writes who fills the lines of the first page in. */
const LINES = { 'lines[0].item.name': 'Rotor blade', 'lines[0].quantity': '4', 'lines[0].price.net': '25', 'lines[0].net': '100', 'lines[1].item.name': 'Bearing', 'lines[1].quantity': '2', 'lines[1].price.net': '10.50', 'lines[1].net': '21' };

/** Reads a page as it comes over the bus. */
async function received(page: readonly Printed[]) {
  const document = { ...(await service.keep(tenantId, makePdf([page]))), mediaType: 'application/pdf', kind: 'pdf' as const };
  const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
  await service.bus.publish(event);
  await service.settled();
  return service.current.rpc.ask(getExtraction, { invoiceId: event.subject }, as());
}
const linesOf = ({ invoice }: { invoice: unknown }) => (invoice as Invoice).lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net]);
const NEXT_LINES = [['Gasket set', '3', '7', '21'], ['Oil, five litres', '12', '30', '360'], ['Bearing', '1', '10.5', '10.5']];

/** Teaches the layout of a page by a correction, and gives the id of the newest. */
async function teach(page: readonly Printed[], fields: Record<string, string | null>): Promise<string> {
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
    expect((await list()).layouts).toMatchObject([{ layoutId, version: 1, sellerName: 'Northwind Tools Ltd', fields: ['number', 'lines'], taughtBy: 'anna', misses: 0, demotedAt: null }]);
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
    expect(trial).toMatchObject({ layoutId, outcome: 'read', fields: [{ field: 'number', term: 'BT-1', byLayout: { value: 'NW-77', confidence: 0.95 }, effect: 'changed' }, { field: 'lines', effect: 'same' }] });
    expect(trial.reviewsByLayout).toBeLessThan(trial.reviewsPlain);
    const missed = await tried(layoutId, makePdf([changed(zorb('NW-78'), ['Zorb:', 'Blub:'])]));
    expect(missed.fields).toMatchObject([{ field: 'number', effect: 'missed' }, { field: 'lines', effect: 'same' }]);
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
    expect(await tried(layoutId, encode(await drawn(zorb('NW-5')), 'image/png'))).toMatchObject({ outcome: 'read', fields: [{ byLayout: { value: 'NW-5' } }, { field: 'lines' }] });
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
    expect((await list()).layouts.map(({ fields }) => fields)).toEqual([['number', 'buyerReference', 'lines'], ['number', 'lines']]);
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
    expect(german).toMatchObject({ version: 1, fields: ['buyerReference', 'lines'] });
  });
});

describe('The lines of a vendor', () => {
  it('are read by what one correction of them taught, on the next invoice', async () => {
    expect(linesOf(await received(nextQuarb('NW-0')))).not.toEqual(NEXT_LINES);
    const layoutId = await teach(QUARB, LINES);
    const read = await received(nextQuarb('NW-2'));
    expect(linesOf(read)).toEqual(NEXT_LINES);
    expect(read.evidence).toMatchObject({ 'lines[1].net': { method: 'layout', page: 1, text: '360.00' }, 'lines[1].item.name': { method: 'layout' } });
    expect(read.review).toEqual([]);
    expect((await list()).layouts).toMatchObject([{ layoutId, fields: ['lines'], misses: 0 }]);
    const { lines } = await service.current.rpc.ask(getLayout, { layoutId }, as());
    expect(lines).toMatchObject({ decimalSign: '.', end: 'subtotal', quantity: 'read', price: 'read' });
    expect(lines?.columns.map(({ fields, head }) => [fields.join(), head])).toEqual([['net', 'frumm'], ['price', 'plonk'], ['ignored', 'wexel'], ['quantity', 'zorp'], ['name', 'quarb']]);
  });

  it('are shown by a trial, line by line, and it says when they are lost', async () => {
    const layoutId = await teach(QUARB, LINES);
    const trial = await tried(layoutId, makePdf([nextQuarb('NW-2')]));
    expect(trial.fields[0]).toMatchObject({ field: 'lines', byLayout: { value: '3 line(s)' }, effect: 'changed' });
    expect(trial.fields).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'lines[1].item.name', term: 'BT-153', effect: 'changed' })]));
    expect((await tried(layoutId, makePdf([movedQuarb('NW-3')]))).fields[0]).toMatchObject({ field: 'lines', effect: 'missed' });
  });

  it('are read where they stood under heads that are all others, when they multiply and sum up', async () => {
    await teach(QUARB, LINES);
    expect(linesOf(await received(nextQuarb('NW-2', ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Eee'])))).toEqual(NEXT_LINES);
  });

  it('are told lost, and the layout is demoted after the second time', async () => {
    await teach(QUARB, LINES);
    for (const number of ['NW-2', 'NW-3']) expect((await received(movedQuarb(number))).review).toEqual(expect.arrayContaining([expect.objectContaining({ reason: expect.stringContaining('new layout') as string, value: 'lines' })]));
    expect((await list({ state: 'demoted' })).layouts).toHaveLength(1);
  });

  it('keep what an earlier correction taught where a later one finds them right', async () => {
    await teach(QUARB, LINES);
    const again = await teach(nextQuarb('NW-2'), { 'lines[0].net': '21', number: 'NW-2' });
    const { lines, lessons } = await service.current.rpc.ask(getLayout, { layoutId: again }, as());
    expect(lines).not.toHaveProperty('agreed');
    expect(lessons['number']).toHaveProperty('agreed', true);
  });

  it('can be filled in and taken away by a person', async () => {
    const first = await received(QUARB);
    const known = linesOf(first).length;
    const invoiceId = (await service.database.query<{ invoice_id: string }>('select invoice_id from page_source where tenant_id = $1', [tenantId]))[0]?.invoice_id ?? '';
    const correct = (seenRevision: number, fields: Record<string, string | null>) => service.current.rpc.ask(correctFields, { invoiceId, seenRevision, fields }, as());
    await correct(1, { ...LINES, ...Object.fromEntries(Array.from({ length: Math.max(0, known - 2) }, (_, index) => [`lines[${index + 2}]`, null])), [`lines[${Math.max(2, known)}].item.name`]: 'Freight', [`lines[${Math.max(2, known)}].net`]: '9' });
    const read = await service.current.rpc.ask(getExtraction, { invoiceId }, as());
    expect(linesOf(read)).toEqual([['Rotor blade', '4', '25', '100'], ['Bearing', '2', '10.5', '21'], ['Freight', undefined, undefined, '9']]);
    await correct(2, { 'lines[0]': null, 'lines[1].net': '22' });
    const after = await service.current.rpc.ask(getExtraction, { invoiceId }, as());
    expect(linesOf(after)).toEqual([['Bearing', '2', '10.5', '22'], ['Freight', undefined, undefined, '9']]);
    expect(after.evidence['lines[0].net']).toMatchObject({ method: 'person' });
    expect(after.evidence).not.toHaveProperty('lines[2].net');
    await expect(correct(3, { 'lines[5]': null })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  });
});
