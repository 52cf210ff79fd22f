import { endOfRevision, putReceipt, type EventMap } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aReceipt, eventually, type Scene } from '@smartap/testing';
import { DataSource } from 'typeorm';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockOrders } from '../src/store/order-locks.js';
import { billing, handled, ordered, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const taken = async (order: string): Promise<number> => {
  const [found] = await service.database.query<{ taken: number }>('select coalesce(sum(quantity), 0)::float8 as taken from allocation where tenant_id = $1 and order_number = $2', [scene.tenantId, order]);
  return found?.taken ?? 0;
};

/** What matching last said of an invoice. */
async function lastMatch(invoiceId: string): Promise<EventMap['invoice.matched.v1']> {
  const [found] = await service.database.query<{ event: { data: EventMap['invoice.matched.v1'] } }>('select event from decision where tenant_id = $1 and invoice_id = $2', [scene.tenantId, invoiceId]);
  if (!found) throw new Error(`Nothing was said of ${invoiceId}.`);
  return found.event.data;
}

const rejected = (invoiceId: string, revision = 1) => anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: endOfRevision(revision) }).build();

describe('The ledger', () => {
  it('gives goods back when nobody is in the middle of finding them taken', async () => {
    const order = await ordered(scene, anOrder({ lines: [{ quantity: '1000' }] }));
    await received(scene, aReceipt(order.number, '5'));
    const holder = await handled(scene, validated(scene, billing(order.number, '5')));
    const other = new DataSource({ type: 'postgres', url: service.database.url('matching'), extra: { options: '-c search_path=matching' } });
    await other.initialize();
    // Another matcher has read the order, and has not yet written down that its invoice waits.
    await inTransaction(other, [scene.tenantId], async (tx) => {
      await lockOrders(tx, [{ tenantId: scene.tenantId, orderNumber: order.number }]);
      await service.bus.publish(rejected(holder.subject));
      await eventually(() => service.database.hasWaiting(), { what: 'who gives back waits for it' });
      expect(await taken(order.number)).toBe(5);
    });
    await other.destroy();
    await service.settled();
    expect(await taken(order.number)).toBe(0);
  });

  it('holds when eight matchers race for the goods of one order', async () => {
    const order = await ordered(scene, anOrder({ lines: [{ quantity: '1000' }] }));
    await received(scene, aReceipt(order.number, '50'));
    const matchers = [service.current, ...(await Promise.all(Array.from({ length: 7 }, () => service.startAnother())))];
    // All of them are at the door before one goes through it.
    const holds = matchers.map(({ steps }) => steps.holdAll('begin', 'matching-main'));
    const invoices: ReturnType<typeof validated>[] = [];
    const busy = (): number => matchers.filter(({ steps }) => steps.held('matching-main') > 0).length;
    // The server deals messages out as it likes: until each matcher has some.
    for (let i = 0; i < 300 && (busy() < matchers.length || i < 60); i += 1) {
      const invoice = validated(scene, billing(order.number, String((i % 4) + 1)));
      await service.bus.publish(invoice);
      invoices.push(invoice);
    }
    await eventually(() => busy() === matchers.length, { what: 'eight matchers are at the door' });
    for (const hold of holds) hold.release();
    // More goods come while they are at it.
    await service.current.rpc.ask(putReceipt, { receipt: aReceipt(order.number, '25') }, service.current.as(scene.tenantId));
    await service.settled();
    await Promise.all(matchers.slice(1).map((matcher) => matcher.stop()));

    expect(await taken(order.number)).toBe(75);
    const said = await Promise.all(invoices.map(({ subject }) => lastMatch(subject)));
    expect(said.filter(({ match }) => match.verdict === 'MATCHED').length).toBeGreaterThan(20);
    // What each was told it may be paid is what the ledger has for it.
    for (const { invoiceId, match } of said) {
      const [own] = await service.database.query<{ amount: string }>('select coalesce(sum(amount), 0)::numeric(19,2)::text as amount from allocation where tenant_id = $1 and invoice_id = $2', [scene.tenantId, invoiceId]);
      expect(own?.amount).toBe(match.payableNow);
    }
    expect(await service.bus.deadLetters('matching')).toEqual([]);
  });

  it('gives goods to those who wait in order of arrival', async () => {
    const order = await ordered(scene, anOrder());
    const first = await handled(scene, validated(scene, billing(order.number, '4')));
    const second = await handled(scene, validated(scene, billing(order.number, '4')));
    expect((await lastMatch(first.subject)).match).toMatchObject({ class: 'waiting', verdict: 'AWAITING_RECEIPT', awaiting: '400.00' });
    await received(scene, aReceipt(order.number, '6'));
    expect(await lastMatch(first.subject)).toMatchObject({ lineage: [1, 1, 2], match: { class: 'clean', verdict: 'MATCHED', payableNow: '400.00' } });
    expect(await lastMatch(second.subject)).toMatchObject({ lineage: [1, 1, 2], match: { class: 'waiting', verdict: 'PARTLY_RECEIVED', payableNow: '200.00', awaiting: '200.00' } });
    await received(scene, aReceipt(order.number, '4'));
    expect(await lastMatch(first.subject)).toMatchObject({ lineage: [1, 1, 2] });
    expect(await lastMatch(second.subject)).toMatchObject({ lineage: [1, 1, 3], match: { class: 'clean', verdict: 'MATCHED' } });
    expect(await taken(order.number)).toBe(8);
  });

  it('says nothing new when what has come changes nothing', async () => {
    const order = await ordered(scene, anOrder({ lines: [{}, {}] }));
    const waiting = await handled(scene, validated(scene, billing(order.number, '4')));
    await received(scene, aReceipt(order.number, '5', { orderLine: '2' }));
    expect(await lastMatch(waiting.subject)).toMatchObject({ lineage: [1, 1, 1] });
  });

  it('matches an invoice that came before its order when the order comes', async () => {
    const order = anOrder({ basis: 'ordered' });
    const early = await handled(scene, validated(scene, billing(order.number, '4')));
    expect((await lastMatch(early.subject)).match).toMatchObject({ class: 'waiting', verdict: 'ORDER_UNKNOWN' });
    await ordered(scene, order);
    expect(await lastMatch(early.subject)).toMatchObject({ lineage: [1, 1, 2], match: { verdict: 'MATCHED' } });
  });

  it('takes back what a return says', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    await received(scene, aReceipt(order.number, '-4'));
    const invoice = await handled(scene, validated(scene, billing(order.number, '10')));
    expect((await lastMatch(invoice.subject)).match).toMatchObject({ verdict: 'PARTLY_RECEIVED', payableNow: '600.00', awaiting: '400.00' });
  });

  it('replaces what a revision took when the next one is matched', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const { subject } = await handled(scene, validated(scene, billing(order.number, '8')));
    await handled(scene, anEvent('invoice.superseded.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1] }).build());
    expect(await taken(order.number)).toBe(8);
    await handled(scene, validated(scene, billing(order.number, '3'), subject, [2, 1]));
    expect(await taken(order.number)).toBe(3);
  });

  it('gives up what a rejected, superseded or blocked invoice held, and others may have it', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const ends = [
      (invoiceId: string) => rejected(invoiceId),
      (invoiceId: string) => anEvent('invoice.superseded.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: endOfRevision(1), byInvoiceId: newId() }).build(),
      (invoiceId: string) => anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1, 2], verdict: 'blocked' }).build(),
    ];
    for (const end of ends) {
      const { subject } = await handled(scene, validated(scene, billing(order.number, '10')));
      expect((await lastMatch(subject)).match.verdict).toBe('MATCHED');
      await handled(scene, end(subject));
      expect(await taken(order.number)).toBe(0);
    }
  });

  it('does not bring back a rejected invoice when its goods come', async () => {
    const order = await ordered(scene, anOrder());
    const { subject } = await handled(scene, validated(scene, billing(order.number, '4')));
    await handled(scene, rejected(subject));
    await received(scene, aReceipt(order.number, '10'));
    await handled(scene, anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1] }).build());
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 1] });
    expect(await taken(order.number)).toBe(0);
  });

  it('does not bring back an invoice that is rejected while its goods come', async () => {
    const order = await ordered(scene, anOrder());
    const { subject } = await handled(scene, validated(scene, billing(order.number, '4')));
    // The rejection is written and not committed when the receipt looks for who waits.
    const hold = service.current.steps.holdNext('outbox', 'matching-main');
    await service.bus.publish(rejected(subject));
    await hold.reached();
    await service.current.rpc.ask(putReceipt, { receipt: aReceipt(order.number, '10') }, service.current.as(scene.tenantId));
    await eventually(() => service.database.count("pg_stat_activity where datname = current_database() and application_name = 'smartap-matching' and wait_event_type = 'Lock'").then((n) => n > 0));
    hold.release();
    await service.settled();
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 1] });
    expect(await taken(order.number)).toBe(0);
  });

  it('lets a person accept what was disputed, and takes no more of the order for it than there is', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const { subject } = await handled(scene, validated(scene, billing(order.number, '12', '150')));
    expect((await lastMatch(subject)).match).toMatchObject({ class: 'exception', verdict: 'OVER_QUANTITY' });
    await handled(scene, anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1], by: 'anna', comment: 'Agreed by phone.' }).build());
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 2], match: { class: 'clean', payableNow: '1800', disputed: '0', accepted: { by: 'anna', reason: 'Agreed by phone.' } } });
    expect(await taken(order.number)).toBe(10);
  });

  it('asks nobody again about what was accepted, unless it is another exception or another content', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const invoice = billing(order.number, '12', '150');
    const { subject } = await handled(scene, validated(scene, invoice));
    await handled(scene, anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1], by: 'anna' }).build());
    // A finding was looked at: the same revision is validated anew.
    const again = await handled(scene, validated(scene, invoice, subject, [1, 2]));
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 2, 1], match: { class: 'clean', payableNow: '1800', accepted: { by: 'anna' } } });
    expect((await service.bus.toldBecauseOf(again)).map(({ type }) => type)).toEqual(['invoice.matched.v1']);
    await handled(scene, validated(scene, invoice, subject, [2, 1]));
    expect(await lastMatch(subject)).toMatchObject({ lineage: [2, 1, 1], match: { class: 'exception', verdict: 'OVER_QUANTITY' } });
  });

  it('gives back what a credit note says', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    await handled(scene, validated(scene, billing(order.number, '10')));
    const credit = anInvoice().forOrder(order.number).with({ typeCode: '381' }).withLine({ quantity: '4', orderLine: '1' }).build();
    await handled(scene, validated(scene, credit));
    expect(await taken(order.number)).toBe(6);
  });

  it('keeps tenants apart that use the same order number', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const other: Scene = { ...scene, tenantId: newId() };
    const foreign = await handled(other, validated(other, billing(order.number, '10')));
    expect(await taken(order.number)).toBe(0);
    const [found] = await service.database.query<{ verdict: string }>("select event -> 'data' -> 'match' ->> 'verdict' as verdict from decision where invoice_id = $1", [foreign.subject]);
    expect(found?.verdict).toBe('ORDER_UNKNOWN');
  });
});
