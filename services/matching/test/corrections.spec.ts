import type { BusEvent, EventMap } from '@smartap/contracts';
import { emptyInvoice } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aReceipt, describeEventPath, type InvoiceBuilder, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { handled, lastMatch, ordered, received, testedMatching } from './under-test.js';

const service = testedMatching();
let scene: Scene;
const vendor = { vendorId: newId(), version: 1, name: 'Seller', number: 'V-1', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const bill = (order: string | undefined, number: string, quantity: string): InvoiceBuilder => (order === undefined ? anInvoice() : anInvoice().forOrder(order)).with({ number }).withLine({ quantity, ...(order === undefined ? {} : { orderLine: '1' }) });
const corrected = (order: string | undefined, number: string, quantity: string): InvoiceBuilder => bill(order, `${number}-K`, quantity).with({ typeCode: '384', precedingInvoices: [{ number }] });
const comes = ({ tenantId }: Pick<Scene, 'tenantId'>, invoice: InvoiceBuilder, parts: Partial<EventMap['invoice.validated.v1']> = {}): BusEvent<'invoice.validated.v1'> =>
  anEvent('invoice.validated.v1').ofTenant(tenantId).with({ invoiceId: newId(), invoice: invoice.build(), lineage: [1, 1], vendor, ...parts }).build();

/** An order of 10 of which 10 have come. */
async function delivered(): Promise<string> {
  const { number } = await ordered(scene, anOrder());
  await received(scene, aReceipt(number, '10'));
  return number;
}

const taken = (invoiceId: string): Promise<{ quantity: string }[]> => service.database.query('select quantity::text from allocation where tenant_id = $1 and invoice_id = $2', [scene.tenantId, invoiceId]);
const replaced = (): Promise<number> => service.database.count("audit_event where tenant_id = $1 and action = 'invoice.replaced'", [scene.tenantId]);

describe('A corrected invoice', () => {
  it('takes the place of the one it names: its goods, and its place among those who wait', async () => {
    const { number } = await ordered(scene, anOrder());
    await received(scene, aReceipt(number, '4'));
    const first = await handled(scene, comes(scene, bill(number, 'R-1', '8')));
    const second = await handled(scene, comes(scene, bill(number, 'R-2', '6')));
    const correction = await handled(scene, comes(scene, corrected(number, 'R-1', '7')));
    expect(await taken(first.subject)).toEqual([]);
    expect((await lastMatch(scene, correction.subject)).match).toMatchObject({ verdict: 'PARTLY_RECEIVED', payableNow: '400.00' });
    expect(await replaced()).toBe(1);
    await received(scene, aReceipt(number, '3'));
    expect((await lastMatch(scene, correction.subject)).match.verdict).toBe('MATCHED');
    expect((await lastMatch(scene, second.subject)).match.verdict).not.toBe('MATCHED');
  });

  it('replaces the one it names also when that is approved, comes with it, comes after it, or names no order', async () => {
    const order = await delivered();
    const approved = await handled(scene, comes(scene, bill(order, 'R-1', '10')));
    await handled(scene, anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: approved.subject, lineage: [1, 1, 1, 1] }).build());
    const correction = await handled(scene, comes(scene, corrected(order, 'R-1', '9')));
    expect((await lastMatch(scene, correction.subject)).match).toMatchObject({ verdict: 'MATCHED', payableNow: '900.00' });
    expect(await taken(approved.subject)).toEqual([]);
    const late = await handled(scene, comes(scene, bill(order, 'R-1', '1')));
    expect(await taken(late.subject)).toEqual([]);
    await handled(scene, comes(scene, bill(undefined, 'R-5', '1')));
    await handled(scene, comes(scene, corrected(undefined, 'R-5', '2')));
    expect(await replaced()).toBe(3);
  });

  it('replaces neither another vendor’s invoice of that number nor one that was rejected', async () => {
    const order = await delivered();
    const other = await handled(scene, comes(scene, bill(order, 'R-1', '2'), { vendor: { ...vendor, vendorId: newId() } }));
    const rejected = await handled(scene, comes(scene, bill(order, 'R-1', '2')));
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: rejected.subject, lineage: [1, 2_147_483_647] }).build());
    await handled(scene, comes(scene, corrected(order, 'R-1', '2')));
    expect(await taken(other.subject)).toEqual([{ quantity: '2' }]);
    expect(await replaced()).toBe(0);
  });
});

describe('An invoice that names no order', () => {
  const without = (price: string, sellerId: string, name = 'Item'): InvoiceBuilder => anInvoice().withLine({ quantity: '2', price, sellerId, name });

  it('is paired with the open orders of its vendor, where that is clear', async () => {
    const { number } = await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered', lines: [{ price: '5', sellerItemId: 'A' }, { price: '7', sellerItemId: 'B' }] }));
    await ordered(scene, anOrder({ vendorNumber: 'V-2', basis: 'ordered', lines: [{ price: '7', sellerItemId: 'B' }] }));
    const { subject } = await handled(scene, comes(scene, without('7', 'B')));
    expect((await lastMatch(scene, subject)).match).toMatchObject({ verdict: 'MATCHED', lines: [{ orderNumber: number, orderLine: '2' }] });
    expect(await service.database.query('select order_number from order_watch where tenant_id = $1', [scene.tenantId])).toEqual([{ order_number: number }]);
  });

  it('is asked about where two orders fit alike, and goes without an order where none does', async () => {
    const orders = [await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered', lines: [{ price: '5', sellerItemId: 'A' }] })), await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered', lines: [{ price: '5', sellerItemId: 'A' }] }))];
    const asked = await handled(scene, comes(scene, without('5', 'A')));
    const { match } = await lastMatch(scene, asked.subject);
    expect(match).toMatchObject({ class: 'exception', verdict: 'UNLINKED' });
    expect(match.lines[0]?.candidates?.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(orders.map(({ number }) => number).toSorted());
    const { subject } = await handled(scene, comes(scene, without('31.2', 'Z', 'Electricity in May')));
    expect((await lastMatch(scene, subject)).match).toMatchObject({ class: 'clean', verdict: 'NO_ORDER' });
  });

  it('is not taken for an order by its price and quantity, nor by the number of a line', async () => {
    await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered', lines: [{ price: '5', quantity: '2', description: 'Hexagon bolts' }] }));
    const { subject } = await handled(scene, comes(scene, anInvoice().withLine({ quantity: '2', price: '5', name: 'Cleaning in May', orderLine: '1' })));
    expect((await lastMatch(scene, subject)).match.verdict).toBe('NO_ORDER');
  });

  it('keeps the order it was paired with when that is closed, and not one that is closed before', async () => {
    const order = await ordered(scene, anOrder({ vendorNumber: 'V-1', lines: [{ price: '5', sellerItemId: 'A' }] }));
    await received(scene, aReceipt(order.number, '1'));
    const { subject } = await handled(scene, comes(scene, without('5', 'A')));
    expect((await lastMatch(scene, subject)).match).toMatchObject({ verdict: 'PARTLY_RECEIVED' });
    await ordered(scene, { ...order, status: 'closed' });
    expect((await lastMatch(scene, subject)).match).toMatchObject({ verdict: 'OVER_QUANTITY', payableNow: '5.00', lines: [{ orderNumber: order.number }] });
    const late = await handled(scene, comes(scene, without('5', 'A')));
    expect((await lastMatch(scene, late.subject)).match.verdict).toBe('NO_ORDER');
  });
});

describeEventPath({
  name: 'InvoiceValidatedHandler with a corrected invoice',
  service,
  consumer: 'matching-main',
  makeEvent: async (own) => {
    const { number } = await ordered(own, anOrder({ basis: 'ordered' }));
    await handled(own, comes(own, bill(number, 'R-1', '10')));
    return comes(own, corrected(number, 'R-1', '8'));
  },
  effect: (database, { tenantId }) => database.count("allocation where tenant_id = $1 and quantity = 8", [tenantId]),
  told: { 'invoice.matched.v1': 1, 'invoice.superseded.v1': 1, 'order.freed.v1': 1 },
});

describeEventPath({
  name: 'InvoiceValidatedHandler with one that was corrected before it came',
  service,
  consumer: 'matching-main',
  makeEvent: async (own) => {
    const { number } = await ordered(own, anOrder({ basis: 'ordered' }));
    await handled(own, comes(own, corrected(number, 'R-1', '8')));
    return comes(own, bill(number, 'R-1', '10').with({ seller: { ...emptyInvoice().seller, name: 'Seller' } }));
  },
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and action = 'invoice.replaced'", [tenantId]),
  told: { 'invoice.superseded.v1': 1 },
});
