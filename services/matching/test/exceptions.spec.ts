import { listExceptions, putOrder, resolveException, type ExceptionResolution } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aReceipt, TestClock, testedService, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { MatchingSettings } from '../src/config.js';
import { matching } from '../src/matching.definition.js';
import { MatchingModule } from '../src/matching.module.js';
import { billing, handled, lastMatch, ordered, received, validated } from './under-test.js';

const clock = new TestClock();
const service = testedService({ definition: matching, settings: MatchingSettings, module: () => ({ module: MatchingModule }) }, clock);
let scene: Scene;
const as = (actor = 'cleo') => service.current.as(scene.tenantId, actor, ['clerk']);

beforeEach(() => {
  scene = { tenantId: newId(), service };
  clock.set('2026-01-15T10:00:00.000Z');
});

const list = (filter: object = {}) => service.current.rpc.ask(listExceptions, { limit: 10, ...filter }, as());
const resolve = (invoiceId: string, resolution: ExceptionResolution, parts: object = {}) => service.current.rpc.ask(resolveException, { invoiceId, resolution, ...parts }, as());

/** An invoice of 4 pieces at 120 where 100 are ordered. */
async function dear(): Promise<{ invoiceId: string; order: string }> {
  const order = await ordered(scene, anOrder());
  await received(scene, aReceipt(order.number, '10'));
  return { invoiceId: (await handled(scene, validated(scene, billing(order.number, '4', '120')))).subject, order: order.number };
}

async function awaited(): Promise<{ invoiceId: string; order: string }> {
  const { number } = await ordered(scene, anOrder());
  return { invoiceId: (await handled(scene, validated(scene, billing(number, '4')))).subject, order: number };
}

describe('The queue of exceptions', () => {
  it('has cause, owner, age, next step and amounts of each, and no more than what is live', async () => {
    const { invoiceId } = await dear();
    const waiting = await awaited();
    clock.set('2026-01-16T12:30:00.000Z');
    const { exceptions, next } = await list();
    expect(next).toBeNull();
    expect(exceptions).toMatchObject([
      { invoiceId, class: 'exception', cause: 'PRICE_OVER', owner: 'controller', ageHours: 26, payableNow: '400', awaiting: '0', disputed: '80', currency: 'EUR', state: 'open', lineage: [1, 1, 1], taskId: expect.any(String) as string, next: expect.stringMatching(/amend the order/) as string },
      { invoiceId: waiting.invoiceId, class: 'waiting', cause: 'AWAITING_RECEIPT', owner: 'clerk', awaiting: '400', taskId: null },
    ]);
    await received(scene, aReceipt(waiting.order, '10'));
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1, 2_147_483_647] }).build());
    expect((await list()).exceptions).toEqual([]);
  });

  it('is narrowed, and read a page at a time', async () => {
    const ids = [(await awaited()).invoiceId, (await dear()).invoiceId, (await awaited()).invoiceId];
    const only = async (filter: object): Promise<string[]> => (await list(filter)).exceptions.map(({ invoiceId }) => invoiceId);
    expect(await only({ cause: 'PRICE_OVER' })).toEqual([ids[1]]);
    expect(await only({ class: 'waiting' })).toEqual([ids[0], ids[2]]);
    expect(await only({ owner: 'controller', state: 'open' })).toEqual([ids[1]]);
    expect(await only({ olderThanHours: 1 })).toEqual([]);
    expect(await only({ vendorId: newId() })).toEqual([]);
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, ...(first.next ? { after: first.next } : {}) });
    expect([...first.exceptions, ...second.exceptions].map(({ invoiceId }) => invoiceId).toSorted()).toEqual(ids.toSorted());
    expect(second.next).toBeNull();
    await expect(list({ after: 'nonsense' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    expect((await service.current.rpc.ask(listExceptions, { limit: 10 }, service.current.as(newId()))).exceptions).toEqual([]);
  });

  it('keeps age and word while the cause stays, and begins anew with another', async () => {
    const { invoiceId, order } = await awaited();
    await resolve(invoiceId, { how: 'wait', until: '2026-01-20T08:00:00.000Z', reason: 'The lorry comes on Monday.' });
    await received(scene, aReceipt(order, '1'));
    expect((await list()).exceptions).toMatchObject([{ cause: 'PARTLY_RECEIVED', state: 'open', note: null }]);
    await resolve(invoiceId, { how: 'wait', until: '2026-01-20T08:00:00.000Z', reason: 'The rest on Monday.' });
    await received(scene, aReceipt(order, '1'));
    expect((await list()).exceptions).toMatchObject([{ cause: 'PARTLY_RECEIVED', lineage: [1, 1, 3], state: 'waiting', note: 'The rest on Monday.', changedBy: 'cleo' }]);
  });
});

describe('An exception', () => {
  it('is asked about in both languages; what is clean is told in one', async () => {
    const { invoiceId, order } = await dear();
    const task = (await service.bus.told(scene.tenantId)).find(({ type }) => type === 'task.requested.v1');
    expect(task?.data).toMatchObject({ title: `120 EUR a C62 are billed; order ${order} line 1 says 100.`, titles: { de: `120 EUR je C62 werden berechnet; Bestellung ${order} Position 1 nennt 100.` } });
    expect((await lastMatch(scene, invoiceId)).match.lines[0]?.explanations?.de).toMatch(/werden berechnet/);
    const clean = await handled(scene, validated(scene, billing(order, '4')));
    expect((await lastMatch(scene, clean.subject)).match.lines[0]).not.toHaveProperty('explanations');
  });

  it('waits until a moment, and is open again then', async () => {
    const { invoiceId } = await dear();
    expect(await resolve(invoiceId, { how: 'wait', until: '2026-01-17T08:00:00.000Z', reason: 'The buyer is asked.' })).toMatchObject({ state: 'waiting', verdict: 'PRICE_OVER' });
    expect((await list({ state: 'waiting' })).exceptions).toMatchObject([{ invoiceId, until: '2026-01-17T08:00:00.000Z' }]);
    clock.set('2026-01-17T08:00:00.000Z');
    expect((await list({ state: 'open' })).exceptions).toMatchObject([{ invoiceId, state: 'open' }]);
    await expect(resolve(invoiceId, { how: 'wait', until: '2026-01-17T08:00:00.000Z', reason: 'No.' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  });

  it('is disputed with the words for the supplier, and opened again', async () => {
    const { invoiceId } = await dear();
    const { supplierText, state } = await resolve(invoiceId, { how: 'dispute', reason: 'Agreed at 100.' });
    expect(state).toBe('disputed');
    expect(supplierText?.en).toMatch(/above the one ordered; 80.00 EUR/);
    expect(await resolve(invoiceId, { how: 'reopen', reason: 'They are right.' })).toMatchObject({ state: 'open' });
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'cleo' and action like 'exception.%'", [scene.tenantId])).toBe(2);
  });

  it('goes when the order is changed', async () => {
    const { invoiceId, order } = await dear();
    await service.current.rpc.ask(putOrder, { order: anOrder({ number: order, lines: [{ price: '120' }] }) }, as());
    await service.settled();
    expect((await lastMatch(scene, invoiceId)).match.verdict).toBe('MATCHED');
    expect((await list()).exceptions).toEqual([]);
    await expect(resolve(invoiceId, { how: 'dispute', reason: 'Too late.' })).rejects.toMatchObject({ code: 'EXCEPTION_NOT_OPEN' });
  });

  it('is linked by a person: matched again at once, and in later revisions too', async () => {
    const { number } = await ordered(scene, anOrder({ basis: 'ordered', lines: [{ price: '5' }, { price: '5' }] }));
    const invoice = anInvoice().forOrder(number).withLine({ quantity: '2', price: '5' }).build();
    const { subject } = await handled(scene, validated(scene, invoice));
    expect((await lastMatch(scene, subject)).match.verdict).toBe('UNLINKED');
    const link = { how: 'link' as const, links: [{ lineId: '1', orderNumber: number, orderLine: '2' }], reason: 'The second position.' };
    expect(await resolve(subject, link, { seenLineage: [1, 1, 1] })).toEqual({ invoiceId: subject, lineage: [1, 1, 2], verdict: 'MATCHED', state: null });
    await service.settled();
    expect((await list()).exceptions).toEqual([]);
    await handled(scene, validated(scene, invoice, subject, [2, 1]));
    expect(await lastMatch(scene, subject)).toMatchObject({ lineage: [2, 1, 1], match: { verdict: 'MATCHED', lines: [{ orderLine: '2' }] } });
  });

  it('is not linked to what does not exist, nor by who saw another match', async () => {
    const { invoiceId, order } = await dear();
    const link = (parts: object) => resolve(invoiceId, { how: 'link', links: [{ lineId: '1', orderNumber: order, orderLine: '1', ...parts }], reason: 'x' });
    await expect(link({ lineId: '7' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    await expect(link({ orderNumber: 'PO-NONE' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    await expect(link({ orderLine: '9' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    await expect(resolve(invoiceId, { how: 'dispute', reason: 'x' }, { seenLineage: [1, 1, 9] })).rejects.toMatchObject({ code: 'STALE_CONTENT' });
    await expect(resolve(newId(), { how: 'dispute', reason: 'x' })).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });
});
