import { getOrderBalance, listOrders, type ChangedOrderLine, type EventMap, type OrderChangeInput, type OrderInput } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anOrder, aReceipt, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, lastMatch, ordered, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
beforeEach(() => {
  scene = { tenantId: newId(), service };
});

/** Hands a change in as a document; what the submission is told of it. */
async function changed(order: Pick<OrderInput, 'number'>, lines: readonly ChangedOrderLine[], parts: Partial<OrderChangeInput> = {}) {
  const change = { number: 'C-1', orderNumber: order.number, changedOn: '2026-01-06', cancels: false, ...parts, lines: [...lines] };
  const event = await handled(scene, anEvent('order.change-submitted.v1').ofTenant(scene.tenantId).with({ changeId: newId(), change, document: { invoiceId: newId(), lineage: [1] } }).build());
  const told = await service.bus.toldBecauseOf(event);
  return told.flatMap(({ type, data }) => (type === 'invoice.refused.v1' ? [data as EventMap['invoice.refused.v1']] : []))[0];
}

const stands = async (): Promise<unknown> => {
  const { orders } = await service.current.rpc.ask(listOrders, { limit: 10 }, service.current.as(scene.tenantId));
  return orders.map(({ version, order: { status, lines } }) => [version, status, ...lines.map(({ line, quantity, price }) => `${line}: ${quantity} at ${price}`)]);
};

const billed = async (order: OrderInput, quantity: string, price?: string): Promise<string> => (await handled(scene, validated(scene, billing(order.number, quantity, price)))).subject;
const verdictOf = async (invoiceId: string) => (await lastMatch(scene, invoiceId)).match.verdict;

describe('A change of an order', () => {
  it('is taken: the order has a version, what waits is matched again, and the submission says what became of it', async () => {
    const order = await ordered(scene, anOrder({ basis: 'ordered' }));
    const waiting = await billed(order, '8', '120');
    expect(await verdictOf(waiting)).toBe('PRICE_OVER');
    const told = await changed(order, [{ line: '1', change: 'changed', quantity: '8', price: '120' }]);
    expect(told).toMatchObject({ stage: 'matching', lineage: [1, 1], reason: 'ORDER_CHANGED' });
    expect(told?.message).toBe(`Order ${order.number} was changed by C-1. Line 1 has 8 C62 instead of 10. Line 1 costs 120 instead of 100. What came and was billed stays; invoices that wait are matched again.`);
    expect(await stands()).toEqual([[2, 'open', '1: 8 at 120']]);
    const { match } = await lastMatch(scene, waiting);
    expect([match.verdict, match.orderAmended]).toEqual(['MATCHED', true]);
  });

  it('that comes after a newer one changes nothing, and says so', async () => {
    const order = await ordered(scene, anOrder());
    await changed(order, [{ line: '1', change: 'changed', quantity: '7' }], { number: 'C-2', sequence: '2' });
    expect(await changed(order, [{ line: '1', change: 'changed', quantity: '5' }], { number: 'C-1', sequence: '1' })).toMatchObject({ reason: 'ORDER_CHANGE_LATE', message: expect.stringContaining('changed nothing') as string });
    expect(await stands()).toEqual([[2, 'open', '1: 7 at 100']]);
    expect(await changed(order, [{ line: '1', change: 'changed', quantity: '7' }], { number: 'C-3', sequence: '3' })).toMatchObject({ reason: 'ORDER_CHANGED', message: expect.stringContaining('Nothing more is needed') as string });
    expect(await stands()).toEqual([[2, 'open', '1: 7 at 100']]);
  });

  it('of an unknown order is not taken, and says what to do; that of another tenant is unknown', async () => {
    const order = await ordered(scene, anOrder());
    scene = { ...scene, tenantId: newId() };
    expect(await changed(order, [{ line: '1', change: 'cancelled' }])).toMatchObject({ reason: 'ORDER_UNKNOWN', message: expect.stringContaining('Send the order: this change is taken then') as string });
  });

  it('that comes before its order is taken when that comes, in turn, and the submission says so', async () => {
    const order = anOrder();
    await changed(order, [{ line: '1', change: 'changed', quantity: '8' }], { number: 'C-1', sequence: '1' });
    const event = await handled(scene, anEvent('order.change-submitted.v1').ofTenant(scene.tenantId).with({ change: { number: 'C-2', orderNumber: order.number, sequence: '2', changedOn: '2026-01-06', cancels: false, lines: [{ line: '1', change: 'changed', quantity: '7' }] }, document: { invoiceId: newId(), lineage: [1] } }).build());
    await ordered(scene, order);
    expect(await stands()).toEqual([[3, 'open', '1: 7 at 100']]);
    const told = (await service.bus.told(scene.tenantId)).flatMap(({ type, data }) => (type === 'invoice.refused.v1' && (data as EventMap['invoice.refused.v1']).invoiceId === event.data.document?.invoiceId ? [data as EventMap['invoice.refused.v1']] : []));
    expect(told.map(({ lineage, reason }) => [lineage, reason])).toEqual([[[1, 1], 'ORDER_UNKNOWN'], [[1, 2], 'ORDER_CHANGED']]);
  });

  it('that takes the order back leaves what came billable, and nothing more', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '6'));
    const before = await billed(order, '4');
    expect(await changed(order, [], { cancels: true })).toMatchObject({ reason: 'ORDER_CHANGED', message: expect.stringContaining('It is closed. Line 1 has 6 C62 instead of 10.') as string });
    expect(await stands()).toEqual([[2, 'closed', '1: 6 at 100']]);
    expect([await verdictOf(before), await verdictOf(await billed(order, '2')), await verdictOf(await billed(order, '1'))]).toEqual(['MATCHED', 'MATCHED', 'ALREADY_BILLED']);
    const { orders: [kept] } = await service.current.rpc.ask(listOrders, { limit: 1 }, service.current.as(scene.tenantId));
    expect((await service.current.rpc.ask(getOrderBalance, { orderId: kept?.orderId ?? '' }, service.current.as(scene.tenantId))).lines).toMatchObject([{ received: '6', billed: '6', billable: '0' }]);
  });

  it('that takes back an order of which nothing came cancels it: nothing is billed of it', async () => {
    const order = await ordered(scene, anOrder({ basis: 'ordered' }));
    expect(await changed(order, [], { cancels: true })).toMatchObject({ message: expect.stringContaining('It is cancelled.') as string });
    expect(await verdictOf(await billed(order, '4'))).not.toBe('MATCHED');
    expect(await changed(order, [{ line: '1', change: 'changed', quantity: '7' }], { number: 'C-2', changedOn: '2026-01-07' })).toMatchObject({ reason: 'ORDER_CANCELLED' });
  });
});
