import { getOrder, getOrderBalance, listDespatches, listOrderResponses, putDespatch, putOrder, putOrderResponse, putReceipt, settleOrderResponse, type OrderInput } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { aDespatch, anOrder, aReceipt, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { billing, handled, lastMatch, ordered, policy, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();
let scene: Scene;
const as = () => service.current.as(scene.tenantId);
const ask: typeof service.current.rpc.ask = (...given) => service.current.rpc.ask(...given);

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

/** What is said of an invoice of so many pieces. */
async function said(order: string, quantity: string): Promise<string> {
  const { subject } = await handled(scene, validated(scene, billing(order, quantity)));
  return subject;
}

const verdictOf = async (invoiceId: string) => (await lastMatch(scene, invoiceId)).match.verdict;

describe('Goods that were sent', () => {
  it('have not come: they are shown, and nothing may be billed of them', async () => {
    const { number } = anOrder();
    const { orderId } = await ask(putOrder, { order: anOrder({ number }) }, as());
    await ask(putDespatch, { despatch: aDespatch(number, '10') }, as());
    await service.settled();
    expect(await verdictOf(await said(number, '4'))).toBe('AWAITING_RECEIPT');
    expect(await ask(getOrderBalance, { orderId }, as())).toMatchObject({ lines: [{ received: '0', billable: '0', announced: '10' }] });
    await received(scene, aReceipt(number, '10'));
    expect((await ask(getOrderBalance, { orderId }, as())).lines[0]).not.toHaveProperty('announced');
  });

  it('count where the policy says so, until they come, and no longer than they are said to', async () => {
    await policy(scene, { despatchCounts: true });
    const { number } = await ordered(scene, anOrder());
    const waiting = await said(number, '6');
    expect(await verdictOf(waiting)).toBe('AWAITING_RECEIPT');
    const despatch = aDespatch(number, '10');
    await ask(putDespatch, { despatch }, as());
    await service.settled();
    expect(await verdictOf(waiting)).toBe('MATCHED');
    // Less came than was said: what is not there is not billed by others.
    await ask(putDespatch, { despatch: { ...despatch, lines: despatch.lines.map((line) => ({ ...line, quantity: '6' })) }, seenVersion: 1 }, as());
    await received(scene, aReceipt(number, '6'));
    expect(await verdictOf(await said(number, '1'))).toBe('AWAITING_RECEIPT');
  });

  it('are never accepted before they came', async () => {
    await policy(scene, { despatchCounts: true });
    const { number } = await ordered(scene, anOrder({ basis: 'accepted' }));
    await ask(putDespatch, { despatch: aDespatch(number, '10') }, as());
    await service.settled();
    expect(await verdictOf(await said(number, '4'))).toBe('AWAITING_RECEIPT');
  });

  it('of two sellers may have one number, and a newer version replaces the older', async () => {
    const despatch = aDespatch('PO-1', '3', { number: 'D-1', seller: 'V-1' });
    await ask(putDespatch, { despatch, seenVersion: 0 }, as());
    await ask(putDespatch, { despatch: { ...despatch, seller: 'V-2' }, seenVersion: 0 }, as());
    expect(await ask(putDespatch, { despatch: { ...despatch, expectedOn: '2026-02-01' }, seenVersion: 1 }, as())).toMatchObject({ version: 2 });
    const { despatches, next } = await ask(listDespatches, { limit: 10 }, as());
    expect(despatches.map(({ version, despatch: own }) => [own.seller, version])).toEqual([['V-1', 2], ['V-2', 1]]);
    expect(next).toBeNull();
  });
});

describe('A quantity in another unit than that of the order', () => {
  const inUnit = (number: string, quantity: string, unit: string) => {
    const receipt = aReceipt(number, quantity);
    return { ...receipt, lines: receipt.lines.map((line) => ({ ...line, unit })) };
  };

  it('is brought into it exactly', async () => {
    const { number } = await ordered(scene, anOrder({ lines: [{ quantity: '24' }] }));
    await received(scene, inUnit(number, '2', 'DZN'));
    expect(await verdictOf(await said(number, '24'))).toBe('MATCHED');
  });

  it('counts nothing, rather than as it is, until the factor is known', async () => {
    const { number } = await ordered(scene, anOrder());
    await received(scene, inUnit(number, '1', 'XBX'));
    const waiting = await said(number, '10');
    expect(await verdictOf(waiting)).toBe('AWAITING_RECEIPT');
    await policy(scene, { units: [{ from: 'XBX', to: 'C62', numerator: '10', denominator: '1' }] });
    expect(await verdictOf(waiting)).toBe('MATCHED');
  });

  it('counts as soon as its order is known', async () => {
    const order = anOrder({ lines: [{ quantity: '24' }] });
    await ask(putReceipt, { receipt: inUnit(order.number, '2', 'DZN') }, as());
    await ordered(scene, order);
    expect(await verdictOf(await said(order.number, '24'))).toBe('MATCHED');
  });
});

describe('What a seller answers to an order', () => {
  const respond = (order: OrderInput, quantity: string, price = '100') => ask(putOrderResponse, { response: { number: 'R-1', orderNumber: order.number, respondedOn: '2026-01-06', answer: 'changed', lines: [{ orderLine: '1', answer: 'changed', quantity, price }] } }, as());

  it('never changes the order by itself', async () => {
    const order = await ordered(scene, anOrder({ basis: 'ordered' }));
    expect(await respond(order, '10', '120')).toMatchObject({ state: 'open', changes: [{ orderLine: '1', what: 'price', before: '100', after: '120' }] });
    const { subject } = await handled(scene, validated(scene, billing(order.number, '10', '120')));
    expect(await verdictOf(subject)).toBe('PRICE_OVER');
  });

  it('is adopted: the order is as the seller wants it, and what waited for that is matched again', async () => {
    const order = anOrder({ basis: 'ordered' });
    const { orderId } = await ask(putOrder, { order }, as());
    const { responseId, version } = await respond(order, '8', '120');
    const { subject } = await handled(scene, validated(scene, billing(order.number, '8', '120')));
    const settled = await ask(settleOrderResponse, { responseId, outcome: 'adopted', reason: 'Agreed by telephone', seenVersion: version }, as());
    expect(settled).toMatchObject({ response: { state: 'adopted', settledBy: expect.any(String), changes: [] }, order: { version: 2, order: { lines: [{ quantity: '8', price: '120' }] } } });
    await service.settled();
    expect(await verdictOf(subject)).toBe('MATCHED');
    expect((await lastMatch(scene, subject)).match.orderAmended).toBe(true);
    expect(await ask(getOrder, { orderId }, as())).toMatchObject({ version: 2 });
    await expect(ask(settleOrderResponse, { responseId, outcome: 'declined', reason: 'No', seenVersion: version + 1 }, as())).rejects.toMatchObject({ code: 'ORDER_RESPONSE_NOT_OPEN' });
  });

  it('is declined: the order stands; a newer version of it asks anew', async () => {
    const order = await ordered(scene, anOrder());
    const { responseId, version } = await respond(order, '8');
    expect(await ask(settleOrderResponse, { responseId, outcome: 'declined', reason: 'We need ten', seenVersion: version }, as())).toMatchObject({ order: null, response: { state: 'declined', reason: 'We need ten' } });
    expect(await respond(order, '9')).toMatchObject({ responseId, state: 'open' });
    const { responses } = await ask(listOrderResponses, { orderNumber: order.number, limit: 10 }, as());
    expect(responses).toMatchObject([{ state: 'open', changes: [{ what: 'quantity', before: '10', after: '9' }] }]);
  });

  it('is not settled by who saw another version of it, nor seen by another tenant', async () => {
    const order = await ordered(scene, anOrder());
    const { responseId } = await respond(order, '8');
    await expect(ask(settleOrderResponse, { responseId, outcome: 'adopted', reason: 'Yes', seenVersion: 7 }, as())).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    await expect(ask(settleOrderResponse, { responseId, outcome: 'adopted', reason: 'Yes', seenVersion: 1 }, service.current.as(newId()))).rejects.toMatchObject({ code: 'ORDER_RESPONSE_NOT_FOUND' });
  });
});
