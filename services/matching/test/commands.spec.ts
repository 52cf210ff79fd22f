import { getMatch, getOrder, getOrderBalance, getReceipt, listOrders, listReceipts, putOrder, putReceipt } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anInvoice, anOrder, aReceipt, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
const as = () => service.current.as(scene.tenantId);

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

describe('Orders', () => {
  it('are made, read and changed under their number', async () => {
    const order = anOrder();
    const made = await service.current.rpc.ask(putOrder, { order, seenVersion: 0 }, as());
    expect(made).toEqual({ orderId: made.orderId, version: 1, order });
    const changed = { ...order, status: 'closed' as const };
    expect(await service.current.rpc.ask(putOrder, { order: changed, seenVersion: 1 }, as())).toEqual({ orderId: made.orderId, version: 2, order: changed });
    expect(await service.current.rpc.ask(getOrder, { orderId: made.orderId }, as())).toEqual({ orderId: made.orderId, version: 2, order: changed });
  });

  it.each([0, 2])('are not changed by who saw version %s of 1', async (seenVersion) => {
    const order = anOrder();
    await service.current.rpc.ask(putOrder, { order }, as());
    await expect(service.current.rpc.ask(putOrder, { order, seenVersion }, as())).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  it('are changed once when two who saw the same version do it at a time', async () => {
    const order = anOrder();
    await service.current.rpc.ask(putOrder, { order }, as());
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => service.current.rpc.ask(putOrder, { order, seenVersion: 1 }, as())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are listed by number, a page at a time, and not to another tenant', async () => {
    const orders = ['PO-1', 'PO-2', 'PO-3'].map((number) => anOrder({ number }));
    for (const order of orders) await service.current.rpc.ask(putOrder, { order }, as());
    const first = await service.current.rpc.ask(listOrders, { limit: 2 }, as());
    expect(first.orders.map(({ order }) => order.number)).toEqual(['PO-1', 'PO-2']);
    const second = await service.current.rpc.ask(listOrders, { limit: 2, ...(first.next ? { after: first.next } : {}) }, as());
    expect(second).toMatchObject({ orders: [{ order: { number: 'PO-3' } }], next: null });
    const stranger = service.current.as(newId());
    expect(await service.current.rpc.ask(listOrders, { limit: 2 }, stranger)).toEqual({ orders: [], next: null });
    await expect(service.current.rpc.ask(getOrder, { orderId: first.orders[0]?.orderId ?? '' }, stranger)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });
});

describe('The balance of an order', () => {
  it('says what may be billed, and which receipt lines invoices use: those they name, then the oldest', async () => {
    const order = anOrder();
    const { orderId } = await service.current.rpc.ask(putOrder, { order }, as());
    const [first, second] = [aReceipt(order.number, '6', { receivedOn: '2026-01-05' }), aReceipt(order.number, '5', { receivedOn: '2026-01-07' })];
    for (const receipt of [second, first, aReceipt(order.number, '-1', { receivedOn: '2026-01-09' })]) await service.current.rpc.ask(putReceipt, { receipt }, as());
    await service.settled();
    const named = await handled(scene, validated(scene, anInvoice().forOrder(order.number).with({ receivingAdviceReference: second.number }).withLine({ quantity: '3', orderLine: '1' }).build()));
    const other = await handled(scene, validated(scene, billing(order.number, '6.5')));
    expect(await service.current.rpc.ask(getOrderBalance, { orderId }, as())).toEqual({
      orderNumber: order.number,
      lines: [{
        line: '1', unit: 'C62', ordered: '10', received: '10', billed: '9.5', billable: '0.5',
        receipts: [
          { receipt: first.number, line: '1', quantity: '6', usedBy: [{ invoiceId: other.subject, quantity: '6' }] },
          { receipt: second.number, line: '1', quantity: '4', usedBy: [{ invoiceId: named.subject, quantity: '3' }, { invoiceId: other.subject, quantity: '0.5' }] },
        ],
      }],
    });
    await expect(service.current.rpc.ask(getOrderBalance, { orderId }, service.current.as(newId()))).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });
});

describe('Receipts', () => {
  it('are posted, read and changed under their number, and the ledger follows', async () => {
    const order = anOrder();
    await service.current.rpc.ask(putOrder, { order }, as());
    const receipt = aReceipt(order.number, '10');
    const posted = await service.current.rpc.ask(putReceipt, { receipt, seenVersion: 0 }, as());
    const corrected = { ...receipt, lines: receipt.lines.map((line) => ({ ...line, quantity: '4' })) };
    expect(await service.current.rpc.ask(putReceipt, { receipt: corrected, seenVersion: 1 }, as())).toMatchObject({ receiptId: posted.receiptId, version: 2 });
    expect(await service.current.rpc.ask(getReceipt, { receiptId: posted.receiptId }, as())).toMatchObject({ receipt: corrected });
    expect((await service.current.rpc.ask(listReceipts, { limit: 10 }, as())).receipts).toHaveLength(1);
    const { subject } = await handled(scene, validated(scene, billing(order.number, '10')));
    expect((await service.current.rpc.ask(getMatch, { invoiceId: subject }, as())).match).toMatchObject({ verdict: 'PARTLY_RECEIVED', payableNow: '400.00' });
  });

  it('may not be read by another tenant', async () => {
    const { receiptId } = await service.current.rpc.ask(putReceipt, { receipt: aReceipt('PO-1', '10') }, as());
    await expect(service.current.rpc.ask(getReceipt, { receiptId }, service.current.as(newId()))).rejects.toMatchObject({ code: 'RECEIPT_NOT_FOUND' });
    await expect(service.current.rpc.ask(getMatch, { invoiceId: newId() }, as())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });
});
