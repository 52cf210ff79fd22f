import { putOrder, resolveException, type OrderInput } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aReceipt, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { handled, lastMatch, received, testedMatching } from './under-test.js';

const service = testedMatching();
const vendor = { vendorId: newId(), version: 1, number: 'V-1', name: 'Seller', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
let scene: Scene;

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const comes = async (invoice: Invoice): Promise<string> => {
  const { subject } = await handled(scene, anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ invoiceId: newId(), invoice, vendor, lineage: [1, 1] }).build());
  return subject;
};
const match = async (invoiceId: string) => (await lastMatch(scene, invoiceId)).match;
const taken = async (order: string): Promise<number> => Number((await service.database.query<{ sum: string }>('select coalesce(sum(quantity), 0)::text as sum from allocation where tenant_id = $1 and order_number = $2', [scene.tenantId, order]))[0]?.sum);

/** An order of the vendor for so many pieces, all of which have come and are billed by an invoice of this number. */
async function billed(number: string, lines: readonly Partial<OrderInput['lines'][number]>[] = [{ description: 'Paper A4' }]): Promise<OrderInput> {
  const order = anOrder({ vendorNumber: 'V-1', lines });
  await service.current.rpc.ask(putOrder, { order }, service.current.as(scene.tenantId));
  for (const { line, quantity } of order.lines) await received(scene, aReceipt(order.number, quantity, { orderLine: line }));
  const all = order.lines.reduce((invoice, { line, quantity, price }) => invoice.withLine({ quantity, price, orderLine: line }), anInvoice().forOrder(order.number).with({ number }));
  expect((await match(await comes(all.build()))).verdict).toBe('MATCHED');
  return order;
}

/** A credit note that names no order. */
const credit = (quantity: string, { price = '100', name = 'Paper A4', of }: { readonly price?: string; readonly name?: string; readonly of?: string } = {}): Invoice => {
  const note = anInvoice().with({ typeCode: '381', precedingInvoices: of === undefined ? [] : [{ number: of }] }).withLine({ quantity, price }).build();
  return { ...note, lines: note.lines.map((line) => ({ ...line, item: { ...line.item, name } })) };
};

describe('A credit note that names no order', () => {
  it('gives back what the invoice billed that it corrects, whatever else is alike', async () => {
    const [first, second] = [await billed('R-1'), await billed('R-2')];
    const { verdict, lines } = await match(await comes(credit('4', { of: 'R-1' })));
    expect([verdict, lines[0]?.orderNumber]).toEqual(['MATCHED', first.number]);
    expect([await taken(first.number), await taken(second.number)]).toEqual([6, 10]);
  });

  it('gives back the right line of several, by price and words, and no more than was billed of it', async () => {
    const order = await billed('R-1', [{ description: 'Paper A4', price: '100' }, { description: 'Toner black', price: '40' }]);
    expect((await match(await comes(credit('4', { of: 'R-1', name: 'Toner black', price: '40' })))).lines).toMatchObject([{ verdict: 'MATCHED', orderLine: '2', allocated: '-4' }]);
    expect((await match(await comes(credit('7', { of: 'R-1', name: 'Toner black', price: '40' })))).verdict).toBe('OVER_QUANTITY');
    expect(await taken(order.number)).toBe(16);
  });

  it('is found by its words and price among what was billed, where it corrects nothing that is known', async () => {
    const order = await billed('R-1');
    await billed('R-2', [{ description: 'Toner black', price: '40' }]);
    expect((await match(await comes(credit('4', { of: 'unknown' })))).lines).toMatchObject([{ verdict: 'MATCHED', orderNumber: order.number }]);
    expect(await taken(order.number)).toBe(6);
  });

  it('is asked about where two are alike, and goes on when a person says which', async () => {
    const [first, second] = [await billed('R-1'), await billed('R-2')];
    const note = await comes(credit('4'));
    const { verdict, lines } = await match(note);
    expect(verdict).toBe('UNLINKED');
    expect(lines[0]?.candidates?.map(({ orderNumber }) => orderNumber).toSorted()).toEqual([first.number, second.number].toSorted());
    await service.current.rpc.ask(resolveException, { invoiceId: note, resolution: { how: 'link', links: [{ lineId: '1', orderNumber: second.number, orderLine: '1' }], reason: 'Returned from R-2' } }, service.current.as(scene.tenantId));
    expect(await match(note)).toMatchObject({ verdict: 'MATCHED' });
    expect([await taken(first.number), await taken(second.number)]).toEqual([10, 6]);
  });

  it('about something that was never billed is one without order, which a person approves', async () => {
    await billed('R-1');
    expect(await match(await comes(credit('4', { name: 'Window cleaning', price: '7' })))).toMatchObject({ class: 'clean', verdict: 'NO_ORDER' });
  });

  it('of a part of the price gives no goods back', async () => {
    const order = await billed('R-1');
    expect((await match(await comes(credit('10', { of: 'R-1', price: '5' })))).lines).toMatchObject([{ verdict: 'MATCHED', orderNumber: order.number }]);
    expect(await taken(order.number)).toBe(10);
  });
});

describe('A credit note that comes before the invoice that it corrects', () => {
  const late = async (note: Invoice) => {
    const id = await comes(note);
    const order = await billed('R-1');
    return { id, order };
  };

  it('and names no order gives back when that comes', async () => {
    const { id, order } = await late(credit('4', { of: 'R-1' }));
    expect(await match(id)).toMatchObject({ verdict: 'MATCHED', lines: [{ orderNumber: order.number, allocated: '-4' }] });
    expect(await taken(order.number)).toBe(6);
  });

  it('and names the order gives back when that comes', async () => {
    const order = anOrder({ vendorNumber: 'V-1' });
    await service.current.rpc.ask(putOrder, { order }, service.current.as(scene.tenantId));
    await received(scene, aReceipt(order.number, '10'));
    const id = await comes({ ...credit('4', { of: 'R-1' }), purchaseOrderReference: order.number });
    expect((await match(id)).class).toBe('exception');
    await comes(anInvoice().forOrder(order.number).with({ number: 'R-1' }).withLine({ quantity: '10', price: '100', orderLine: '1' }).build());
    expect(await match(id)).toMatchObject({ verdict: 'MATCHED' });
    expect(await taken(order.number)).toBe(6);
  });

  it('is looked at once for each that comes, and not when it has ended', async () => {
    const { id, order } = await late(credit('4', { of: 'R-1' }));
    const before = await lastMatch(scene, id);
    await comes(anInvoice().forOrder(order.number).with({ number: 'R-9' }).withLine({ quantity: '1', price: '100', orderLine: '1' }).build());
    expect((await lastMatch(scene, id)).lineage).toEqual(before.lineage);
    const ended = await comes(credit('4', { of: 'R-2' }));
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: ended, lineage: [1, 9, 9, 9] }).build());
    const other = await billed('R-2');
    expect(await taken(other.number)).toBe(10);
    expect(await service.database.count('order_watch where tenant_id = $1 and invoice_id = $2', [scene.tenantId, ended])).toBe(0);
  });

  it('is not missed while that takes of its order in the same moment', async () => {
    const order = anOrder({ vendorNumber: 'V-1', lines: [{ description: 'Paper A4' }] });
    const put = (parts: Partial<OrderInput>) => service.current.rpc.ask(putOrder, { order: { ...order, ...parts } }, service.current.as(scene.tenantId));
    await put({});
    await comes(anInvoice().forOrder(order.number).with({ number: 'R-1' }).withLine({ quantity: '10', price: '100', orderLine: '1' }).build());
    expect(await taken(order.number)).toBe(0);
    const note = anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ invoiceId: newId(), invoice: credit('4', { of: 'R-1' }), vendor, lineage: [1, 1] }).build();
    await service.interleave(note, 'matching-main', () => put({ basis: 'ordered' }), 'matching-masterdata');
    expect(await match(note.subject)).toMatchObject({ verdict: 'MATCHED' });
    expect(await taken(order.number)).toBe(6);
  });
});
