import { getMatchPolicy, putMatchPolicy, putOrder, putRates, tryMatchPolicy, type EventMap, type MatchPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aReceipt, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, lastMatch as matchOf, ordered, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
const as = () => service.current.as(scene.tenantId);

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const lastMatch = (invoiceId: string): Promise<EventMap['invoice.matched.v1']> => matchOf(scene, invoiceId);

const rule = (parts: Partial<MatchPolicy['tolerances'][number]> = {}): MatchPolicy['tolerances'][number] => ({ id: 'price', dimension: 'unitPrice', scope: {}, priority: 1, upperAbs: null, upperPct: '20', lowerAbs: null, lowerPct: null, combine: 'AND', action: 'exception', ...parts });
const open = { dimension: 'tax' as const, upperPct: null };
const policy = (parts: Partial<MatchPolicy> = {}): MatchPolicy => ({ validFrom: '2020-01-01', disputeScope: 'excess', tolerances: [rule(), rule({ id: 'tax', ...open }), rule({ id: 'total', ...open, dimension: 'smallDifference' })], units: [], ...parts });

async function dear(): Promise<string> {
  const { number } = await ordered(scene, anOrder());
  await received(scene, aReceipt(number, '10'));
  return (await handled(scene, validated(scene, billing(number, '4', '110')))).subject;
}

describe('A policy', () => {
  it('is the defaults until one is set; each change is a version, and who saw another may not change it', async () => {
    expect(await service.current.rpc.ask(getMatchPolicy, {}, as())).toMatchObject({ version: 0, policy: { disputeScope: 'excess' } });
    expect(await service.current.rpc.ask(putMatchPolicy, { policy: policy(), seenVersion: 0 }, as())).toMatchObject({ version: 1 });
    await expect(service.current.rpc.ask(putMatchPolicy, { policy: policy(), seenVersion: 0 }, as())).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await service.current.rpc.ask(getMatchPolicy, {}, as())).toEqual({ version: 1, policy: policy() });
    expect(await service.current.rpc.ask(getMatchPolicy, {}, service.current.as(newId()))).toMatchObject({ version: 0 });
  });

  it('is tried before it is set: what would change is said and nothing is', async () => {
    const invoiceId = await dear();
    expect(await service.current.rpc.ask(tryMatchPolicy, { policy: policy() }, as())).toEqual({
      looked: 1, more: false, changed: [{ invoiceId, number: expect.any(String) as string, before: 'PRICE_OVER', after: 'WITHIN_TOLERANCE', payableBefore: '400.00', payableAfter: '440.00' }],
    });
    expect(await service.current.rpc.ask(tryMatchPolicy, { policy: policy({ validFrom: '2999-01-01' }) }, as())).toMatchObject({ looked: 1, changed: [] });
    await service.settled();
    expect(await lastMatch(invoiceId)).toMatchObject({ lineage: [1, 1, 1], match: { verdict: 'PRICE_OVER', proof: { toleranceVersion: 0 } } });
  });

  it('is applied to open invoices when it is set, and not to those that came before it is valid', async () => {
    const invoiceId = await dear();
    await service.current.rpc.ask(putMatchPolicy, { policy: policy({ validFrom: '2999-01-01' }) }, as());
    await service.settled();
    expect(await lastMatch(invoiceId)).toMatchObject({ lineage: [1, 1, 1] });
    await service.current.rpc.ask(putMatchPolicy, { policy: policy() }, as());
    await service.settled();
    expect(await lastMatch(invoiceId)).toMatchObject({ lineage: [1, 1, 2], match: { class: 'clean', verdict: 'WITHIN_TOLERANCE', payableNow: '440.00', proof: { toleranceVersion: 2 } } });
  });

  it.each([
    ['two rules of one id', { tolerances: [rule(), rule()] }],
    ['a negative limit', { tolerances: [rule({ upperPct: '-2' })] }],
    ['OR with one limit', { tolerances: [rule({ combine: 'OR' })] }],
  ])('is refused with %s', async (_, parts) => {
    await expect(service.current.rpc.ask(putMatchPolicy, { policy: policy(parts) }, as())).rejects.toMatchObject({ code: 'POLICY_INVALID' });
    await expect(service.current.rpc.ask(tryMatchPolicy, { policy: policy(parts) }, as())).rejects.toMatchObject({ code: 'POLICY_INVALID' });
  });
});

describe('Rates', () => {
  it('let an invoice in another currency be matched, and the one that was taken stays', async () => {
    const { number } = await ordered(scene, anOrder({ lines: [{ price: '90' }] }));
    await received(scene, aReceipt(number, '4'));
    const { subject } = await handled(scene, validated(scene, { ...billing(number, '10'), currency: 'USD' }));
    expect((await lastMatch(subject)).match).toMatchObject({ verdict: 'CURRENCY_UNKNOWN' });
    const rate = (value: string, date: string) => service.current.rpc.ask(putRates, { rates: [{ from: 'USD', to: 'EUR', rate: value, date, source: 'bank' }] }, as());
    await rate('0.9', '2026-01-12');
    await service.settled();
    expect((await lastMatch(subject)).match).toMatchObject({ verdict: 'PARTLY_RECEIVED', payableNow: '400.00', rates: [{ rate: '0.9', date: '2026-01-12' }] });
    await rate('0.8', '2026-01-14');
    await received(scene, aReceipt(number, '6'));
    expect((await lastMatch(subject)).match).toMatchObject({ verdict: 'MATCHED', payableNow: '1000.00' });
  });
});

describe('An open invoice', () => {
  it('is judged again when its goods go back, until it is approved', async () => {
    const { number } = await ordered(scene, anOrder());
    await received(scene, aReceipt(number, '10'));
    const { subject } = await handled(scene, validated(scene, billing(number, '10')));
    const back = aReceipt(number, '-2');
    await received(scene, { ...back, lines: back.lines.map((line) => ({ ...line, replacement: 'none' as const })) });
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 2], match: { class: 'exception', verdict: 'OVER_QUANTITY', payableNow: '800.00', disputed: '200.00' } });
    await handled(scene, anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 2, 1] }).build());
    await received(scene, aReceipt(number, '-3'));
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 2] });
    expect(await service.database.count('order_watch where tenant_id = $1', [scene.tenantId])).toBe(0);
  });

  it('is judged again when the order takes its price', async () => {
    const order = await ordered(scene, anOrder());
    await received(scene, aReceipt(order.number, '10'));
    const { subject } = await handled(scene, validated(scene, billing(order.number, '4', '110')));
    await service.current.rpc.ask(putOrder, { order: { ...order, lines: order.lines.map((line) => ({ ...line, price: '110' })) } }, as());
    await service.settled();
    expect(await lastMatch(subject)).toMatchObject({ lineage: [1, 1, 2], match: { verdict: 'MATCHED', payableNow: '440.00', orderAmended: true } });
  });

  it.each([
    ['says that more came than it said before', '4', true],
    ['is a new one', undefined, undefined],
  ])('is not strictly untouched when a receipt was changed for it: it %s', async (_, before, expected) => {
    const { number } = await ordered(scene, anOrder());
    const receipt = aReceipt(number, '10');
    if (before !== undefined) await received(scene, { ...receipt, lines: receipt.lines.map((line) => ({ ...line, quantity: before })) });
    const { subject } = await handled(scene, validated(scene, billing(number, '10')));
    await received(scene, receipt);
    const { match } = await lastMatch(subject);
    expect(match).toMatchObject({ verdict: 'MATCHED' });
    expect([match.receiptAmended, match.orderAmended]).toEqual([expected, undefined]);
  });

  it('is untouched by an inspection, which changes what came to what was accepted', async () => {
    const { number } = await ordered(scene, anOrder({ basis: 'accepted' }));
    const receipt = aReceipt(number, '10');
    await received(scene, receipt);
    const { subject } = await handled(scene, validated(scene, billing(number, '10')));
    await received(scene, { ...receipt, lines: receipt.lines.map((line) => ({ ...line, accepted: '10' })) });
    const { match } = await lastMatch(subject);
    expect([match.verdict, match.receiptAmended]).toEqual(['MATCHED', undefined]);
  });

  it('has what another gives back: one that is rejected, and a credit note', async () => {
    const { number } = await ordered(scene, anOrder());
    await received(scene, aReceipt(number, '10'));
    const first = await handled(scene, validated(scene, billing(number, '10')));
    const second = await handled(scene, validated(scene, billing(number, '10')));
    expect((await lastMatch(second.subject)).match.verdict).toBe('ALREADY_BILLED');
    await handled(scene, anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: [1, 1, 1, 1] }).build());
    expect(await lastMatch(second.subject)).toMatchObject({ lineage: [1, 1, 2], match: { verdict: 'MATCHED' } });
    await handled(scene, anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: second.subject, lineage: [1, 1, 2, 1] }).build());
    const third = await handled(scene, validated(scene, billing(number, '4')));
    expect((await lastMatch(third.subject)).match.verdict).toBe('ALREADY_BILLED');
    await handled(scene, validated(scene, anInvoice().forOrder(number).with({ typeCode: '381' }).withLine({ quantity: '4', orderLine: '1' }).build()));
    expect((await lastMatch(third.subject)).match).toMatchObject({ verdict: 'MATCHED', payableNow: '400.00' });
  });

  it('does not end by an approval of what was matched anew meanwhile', async () => {
    const { number } = await ordered(scene, anOrder());
    const { subject } = await handled(scene, validated(scene, billing(number, '4')));
    await received(scene, aReceipt(number, '10'));
    await handled(scene, anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1] }).build());
    expect(await service.database.count('order_watch where tenant_id = $1', [scene.tenantId])).toBe(1);
  });
});

describe('A pair that was found', () => {
  it('is kept for the next invoice of the vendor', async () => {
    const { number } = await ordered(scene, anOrder({ lines: [{ price: '5', buyerItemId: 'A' }, { price: '7', buyerItemId: 'B' }], basis: 'ordered' }));
    const vendor = { vendorId: newId(), version: 1, name: 'Seller', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
    const invoice = anInvoice().forOrder(number).withLine({ quantity: '2', price: '7', sellerId: 'X-1' }).withLine({ quantity: '1', price: '5', sellerId: 'X-2' }).build();
    await handled(scene, anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ invoiceId: newId(), invoice, lineage: [1, 1], vendor }).build());
    expect(await service.database.query('select bill_key, article_key from item_alias where tenant_id = $1 order by bill_key', [scene.tenantId])).toEqual([{ bill_key: 'id:x-1', article_key: 'id:b' }, { bill_key: 'id:x-2', article_key: 'id:a' }]);
  });
});
