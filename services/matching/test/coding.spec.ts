import { codeInvoice, getCoding, listCodingValues, listExceptions, putCodingValues, putMatchPolicy, type LineShares } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, lastMatch, ordered, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
let vendorId: string;
const as = (actor = 'cleo') => service.current.as(scene.tenantId, actor, ['clerk']);
const coding = (invoiceId: string) => service.current.rpc.ask(getCoding, { invoiceId }, as());
const code = (invoiceId: string, lines: LineShares[], seenLineage = [1, 1, 1], context = as()) => service.current.rpc.ask(codeInvoice, { invoiceId, seenLineage, lines }, context);
const whole = (costCenter: string, lineId = '1'): LineShares => ({ lineId, parts: [{ glAccount: '4711', costCenter }] });

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  vendorId = newId();
  await service.current.rpc.ask(putMatchPolicy, { policy: { validFrom: '2020-01-01', codingRequired: true, disputeScope: 'excess', tolerances: [], units: [] } }, as());
  await service.settled();
});

const rent = (parts: object = {}) => anInvoice().withLine({ name: 'Rent of the hall' }).with(parts).build();

/** An invoice of the vendor without order. */
async function unordered(invoice = rent()): Promise<string> {
  const { data } = validated(scene, invoice);
  const vendor = { vendorId, version: 1, name: 'Landlord', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
  return (await handled(scene, anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ ...data, vendor }).build())).subject;
}

describe('An invoice without order', () => {
  it('waits in the queue for its coding, and goes on once it has one', async () => {
    const invoiceId = await unordered();
    expect((await lastMatch(scene, invoiceId)).match).toMatchObject({ class: 'exception', verdict: 'CODING_REQUIRED', awaiting: '100.00' });
    expect((await service.current.rpc.ask(listExceptions, { limit: 10 }, as())).exceptions).toMatchObject([{ invoiceId, cause: 'CODING_REQUIRED', owner: 'clerk' }]);
    const context = as();
    expect(await code(invoiceId, [{ lineId: '1', parts: [{ glAccount: '4711', costCenter: 'K1', percent: '70' }, { glAccount: '4711', costCenter: 'K2', project: 'P', percent: '30' }] }], [1, 1, 1], context)).toEqual({ invoiceId, lineage: [1, 1, 2], verdict: 'NO_ORDER', uncoded: [] });
    expect((await service.bus.toldBecauseOf(context)).map(({ type }) => type)).toEqual(['invoice.matched.v1']);
    expect((await lastMatch(scene, invoiceId)).match).toMatchObject({ class: 'clean', payableNow: '100.00', coding: [{ lineId: '1', parts: [{ costCenter: 'K1', amount: '70' }, { costCenter: 'K2', project: 'P', amount: '30' }] }] });
    expect((await service.current.rpc.ask(listExceptions, { limit: 10 }, as())).exceptions).toEqual([]);
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'invoice.coded' and actor = 'cleo'", [scene.tenantId])).toBe(1);
  });

  it('has one effect however often the command comes, and the same coding again is no news', async () => {
    const invoiceId = await unordered();
    const context = as();
    const first = await code(invoiceId, [whole('K1')], [1, 1, 1], context);
    expect(await code(invoiceId, [whole('K1')], [1, 1, 1], context)).toEqual(first);
    expect(await code(invoiceId, [whole('K1')], [1, 1, 2], as('carl'))).toMatchObject({ lineage: [1, 1, 2] });
    expect(await code(invoiceId, [whole('K2')], [1, 1, 2])).toMatchObject({ lineage: [1, 1, 3], verdict: 'NO_ORDER' });
  });

  it('keeps its coding through a new revision', async () => {
    const invoiceId = await unordered();
    await code(invoiceId, [whole('K1')]);
    await handled(scene, validated(scene, rent(), invoiceId, [2, 1]));
    expect(await lastMatch(scene, invoiceId)).toMatchObject({ lineage: [2, 1, 1], match: { verdict: 'NO_ORDER', coding: [{ lineId: '1' }] } });
  });

  it('stays while some of it is not coded', async () => {
    const invoiceId = await unordered(anInvoice().withLine().withLine().build());
    expect(await code(invoiceId, [whole('K1')])).toMatchObject({ verdict: 'CODING_REQUIRED', uncoded: ['2'] });
    expect(await code(invoiceId, [whole('K1', '2')], [1, 1, 2])).toMatchObject({ verdict: 'NO_ORDER', uncoded: [] });
  });

  it('is not coded by who saw another match, nor to what does not add up, nor by another tenant', async () => {
    const invoiceId = await unordered();
    await expect(code(invoiceId, [whole('K1')], [1, 1, 9])).rejects.toMatchObject({ code: 'STALE_CONTENT' });
    await expect(code(invoiceId, [whole('K1', '7')])).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    await expect(code(invoiceId, [whole('K1'), whole('K2')])).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    await expect(code(invoiceId, [{ lineId: '1', parts: [{ glAccount: '1', costCenter: 'K1', amount: '99.99' }] }])).rejects.toMatchObject({ code: 'FIELD_INVALID', message: expect.stringContaining('make 99.99') as string });
    await expect(code(invoiceId, [whole('K1')], [1, 1, 1], service.current.as(newId()))).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await service.database.count('line_coding where tenant_id = $1', [scene.tenantId])).toBe(0);
  });

  it('is not accepted instead of coded', async () => {
    const invoiceId = await unordered();
    await handled(scene, anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId, kind: 'exception', lineage: [1, 1, 1], outcome: 'accepted', by: 'zoe', comment: 'Fine.' }).build());
    expect(await lastMatch(scene, invoiceId)).toMatchObject({ lineage: [1, 1, 1], match: { verdict: 'CODING_REQUIRED' } });
  });
});

describe('A suggestion', () => {
  it('comes from what persons coded for the vendor before, with the invoices that say so', async () => {
    const earlier = await unordered(rent({ number: 'R-1' }));
    await code(earlier, [whole('K1')]);
    const invoiceId = await unordered();
    const { lineage, required, lines } = await coding(invoiceId);
    expect({ lineage, required }).toEqual({ lineage: [1, 1, 1], required: true });
    expect(lines).toMatchObject([{ lineId: '1', text: 'Rent of the hall', net: '100', parts: [], codedBy: null, suggestion: { parts: [{ glAccount: '4711', costCenter: 'K1', percent: '100' }], agreeing: 1, asked: 1, invoices: [{ invoiceId: earlier, number: 'R-1' }] } }]);
    const { parts = [] } = lines[0]?.suggestion ?? {};
    await code(invoiceId, [{ lineId: '1', parts }]);
    expect((await coding(await unordered())).lines[0]?.suggestion).toMatchObject({ agreeing: 2, asked: 2 });
  });

  it('shows the reference that the invoice states', async () => {
    expect((await coding(await unordered(rent({ buyerAccountingReference: 'K7' })))).lines).toMatchObject([{ suggestion: { parts: [], statedReference: 'K7' } }]);
  });

  it('learns nothing from an invoice that was rejected, nor from another tenant', async () => {
    const invoiceId = await unordered();
    await code(invoiceId, [whole('K1')]);
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1, 2_147_483_647] }).build());
    expect((await coding(await unordered())).lines).toMatchObject([{ suggestion: null }]);
  });
});

describe('A line without order on an invoice that has one', () => {
  /** An invoice of 4 pieces of an order, and of something that no order line is near. */
  async function mixed(): Promise<string> {
    const order = await ordered(scene, anOrder({ basis: 'ordered', lines: [{ description: 'Paper' }] }));
    const invoice = anInvoice().forOrder(order.number).withLine({ quantity: '4', orderLine: '1' }).withLine({ quantity: '1', price: '7', name: 'Courier to the customs' }).build();
    return unordered({ ...invoice, lines: invoice.lines.map(({ orderLineReference, ...line }, i) => (i === 0 && orderLineReference !== undefined ? { ...line, orderLineReference } : line)) });
  }

  it('is coded by itself: it goes on with the others, and the order is billed for what it is', async () => {
    const invoiceId = await mixed();
    expect((await lastMatch(scene, invoiceId)).match).toMatchObject({ class: 'exception', verdict: 'NOT_ORDERED', payableNow: '400.00', disputed: '7.00' });
    expect(await coding(invoiceId)).toMatchObject({ required: true, lines: [{ lineId: '2', text: 'Courier to the customs', net: '7' }] });
    await expect(code(invoiceId, [whole('K1')])).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    expect(await code(invoiceId, [whole('K1', '2')])).toMatchObject({ verdict: 'NO_ORDER', uncoded: [] });
    expect((await lastMatch(scene, invoiceId)).match).toMatchObject({
      class: 'clean', payableNow: '407.00', disputed: '0.00', coding: [{ lineId: '2', parts: [{ glAccount: '4711', costCenter: 'K1', amount: '7' }] }],
      lines: [{ verdict: 'MATCHED', allocated: '4' }, { verdict: 'NO_ORDER', orderNumber: null, explanation: expect.stringContaining('4711/K1') }],
    });
    expect(await coding(invoiceId)).toMatchObject({ lines: [{ lineId: '2', codedBy: 'cleo' }] });
  });

  it('keeps its coding when the order changes', async () => {
    const invoiceId = await mixed();
    await code(invoiceId, [whole('K1', '2')]);
    const { match } = await lastMatch(scene, invoiceId);
    await ordered(scene, anOrder({ number: match.lines[0]?.orderNumber ?? '', basis: 'ordered', lines: [{ description: 'Paper', quantity: '3' }] }));
    expect((await lastMatch(scene, invoiceId)).match).toMatchObject({ verdict: 'OVER_QUANTITY', lines: [{}, { verdict: 'NO_ORDER' }] });
  });
});

describe('What lines may be coded with', () => {
  const list = (kind: 'glAccount' | 'costCenter', ...codes: [string, boolean?][]) => service.current.rpc.ask(putCodingValues, { kind, values: codes.map(([own, active = true]) => ({ code: own, active })) }, as());

  it('is what the list of its kind has; a kind without a list is free', async () => {
    await list('glAccount', ['4711'], ['4712', false]);
    const invoiceId = await unordered();
    const on = (glAccount: string) => code(invoiceId, [{ lineId: '1', parts: [{ glAccount, costCenter: 'whatever' }] }]);
    await expect(on('4710')).rejects.toMatchObject({ code: 'CODING_UNKNOWN', message: expect.stringContaining('GL account 4710 is not in the list.') as string });
    await expect(on('4712')).rejects.toMatchObject({ code: 'CODING_UNKNOWN', message: expect.stringContaining('GL account 4712 is closed.') as string });
    expect(await on('4711')).toMatchObject({ verdict: 'NO_ORDER' });
  });

  it('is no list of another tenant', async () => {
    await service.current.rpc.ask(putCodingValues, { kind: 'glAccount', values: [{ code: '1', active: true }] }, service.current.as(newId()));
    expect(await code(await unordered(), [whole('K1')])).toMatchObject({ verdict: 'NO_ORDER' });
  });

  it('is not suggested once it is closed, and what was coded with it stays', async () => {
    const earlier = await unordered(rent({ number: 'R-1' }));
    await code(earlier, [whole('K1')]);
    expect(await list('costCenter', ['K1', false], ['K2'])).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect((await coding(await unordered())).lines).toMatchObject([{ suggestion: null }]);
    expect((await lastMatch(scene, earlier)).match).toMatchObject({ verdict: 'NO_ORDER', coding: [{ lineId: '1' }] });
    expect(await list('costCenter', ['K1'], ['K2'])).toEqual({ added: 0, changed: 1, unchanged: 1 });
    expect(await service.current.rpc.ask(listCodingValues, { kind: 'costCenter', limit: 1 }, as())).toEqual({ values: [{ code: 'K1', active: true }], next: 'K1' });
  });
});

describe('An invoice with an order, or of a tenant that asks for no coding', () => {
  it('is as it was', async () => {
    const { number } = await ordered(scene, anOrder({ basis: 'ordered' }));
    const { subject } = await handled(scene, validated(scene, billing(number, '4')));
    const { match } = await lastMatch(scene, subject);
    expect([match.class, match.coding]).toEqual(['clean', undefined]);
    expect(await coding(subject)).toEqual({ lineage: [1, 1, 1], required: false, lines: [] });
    await expect(code(subject, [whole('K1')])).rejects.toMatchObject({ code: 'CODING_NOT_USED' });
    scene = { tenantId: newId(), service };
    const plain = await unordered();
    expect((await lastMatch(scene, plain)).match).toMatchObject({ class: 'clean', verdict: 'NO_ORDER' });
    await expect(code(plain, [whole('K1')])).rejects.toMatchObject({ code: 'CODING_NOT_USED' });
  });
});
