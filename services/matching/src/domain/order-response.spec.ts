import type { OrderResponseInput } from '@smartap/contracts';
import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { adopted, changesOf, stateOf } from './order-response.js';
import { STANDARD_UNITS } from './model/units.js';

const ORDER = anOrder({ number: 'PO-1', lines: [{ quantity: '10', price: '12.50', baseQuantity: '100' }, { quantity: '5', unit: 'KGM', price: '4' }] });
const answer = (parts: Partial<OrderResponseInput> = {}): OrderResponseInput => ({ number: 'R-1', orderNumber: 'PO-1', respondedOn: '2026-02-02', answer: 'changed', lines: [], ...parts });
const line = (orderLine: string, parts: Partial<OrderResponseInput['lines'][number]> = {}): OrderResponseInput => answer({ lines: [{ orderLine, answer: 'changed', ...parts }] });
const changes = (response: OrderResponseInput) => changesOf(ORDER, response, STANDARD_UNITS).map(({ orderLine, what, before, after }) => [orderLine, what, before, after]);
const adopt = (response: OrderResponseInput) => adopted(ORDER, response, STANDARD_UNITS);

describe(changesOf.name, () => {
  it.each([
    ['an acceptance', answer({ answer: 'accepted' }), []],
    ['the same price for another base quantity', line('1', { price: '0.125', baseQuantity: '1' }), []],
    ['less', line('1', { quantity: '8', unit: 'C62' }), [['1', 'quantity', '10', '8']]],
    ['a dearer price', line('1', { price: '13', baseQuantity: '100' }), [['1', 'price', '0.125', '0.13']]],
    ['another unit of the same kind', line('2', { quantity: '5000', unit: 'GRM' }), []],
    ['a unit that cannot be brought into that of the order', line('2', { quantity: '5', unit: 'C62' }), [['2', 'quantity', '5', null]]],
    ['a line that is refused', line('2', { answer: 'rejected' }), [['2', 'quantity', '5', '0']]],
    ['a refusal of the whole', answer({ answer: 'rejected' }), [[null, 'status', 'open', 'closed']]],
    ['a line that is added', line('9', { answer: 'added', quantity: '1', unit: 'C62', price: '7', description: 'Pallet' }), [['9', 'added', null, '1 C62 at 7: Pallet']]],
    ['a mere acknowledgement', answer({ answer: 'acknowledged', lines: [{ orderLine: '1', answer: 'changed', quantity: '1' }] }), []],
  ])('finds what differs in %s', (_, response, expected) => {
    expect(changes(response)).toEqual(expected);
  });
});

describe(adopted.name, () => {
  it('makes the order what the seller wants, exactly, and leaves what was not said', () => {
    expect(adopt(line('2', { quantity: '4500', unit: 'GRM', price: '3', baseQuantity: '1000' }))?.lines).toMatchObject([{ line: '1', quantity: '10', price: '12.50' }, { line: '2', quantity: '4.5', unit: 'KGM', price: '3', baseQuantity: '1' }]);
  });

  it('leaves nothing to be adopted', () => {
    for (const response of [line('1', { quantity: '8', price: '1', baseQuantity: '3' }), answer({ answer: 'rejected' }), line('2', { answer: 'rejected' }), line('1', { answer: 'added', quantity: '1', unit: 'C62', price: '7' })]) {
      const order = adopt(response);
      expect(order && changesOf(order, response, STANDARD_UNITS)).toEqual([]);
    }
  });

  it('gives a line that is added a number of its own', () => {
    expect(adopt(line('1', { answer: 'added', quantity: '1', unit: 'C62', price: '7' }))?.lines.map((own) => own.line)).toEqual(['1', '2', '1a']);
  });

  it('closes what is refused as a whole: what came stays billable', () => {
    expect(adopt(answer({ answer: 'rejected' }))?.status).toBe('closed');
  });

  it('changes nothing by half where something cannot be said in the unit of the order', () => {
    expect(adopt(answer({ lines: [{ orderLine: '1', answer: 'changed', quantity: '8' }, { orderLine: '2', answer: 'changed', quantity: '5', unit: 'C62' }] }))).toBeUndefined();
  });
});

describe(stateOf.name, () => {
  it.each([
    ['confirmed', answer({ answer: 'accepted' }), ORDER, null],
    ['confirmed', line('1', { quantity: '10' }), ORDER, null],
    ['open', line('1', { quantity: '8' }), ORDER, null],
    ['open', line('1', { quantity: '8' }), undefined, null],
    ['confirmed', answer({ answer: 'accepted' }), undefined, null],
    ['acknowledged', answer({ answer: 'acknowledged' }), ORDER, null],
    ['declined', line('1', { quantity: '8' }), ORDER, 'declined'],
  ] as const)('is %s', (expected, response, order, settled) => {
    expect(stateOf(response, order, settled, STANDARD_UNITS)).toBe(expected);
  });
});
