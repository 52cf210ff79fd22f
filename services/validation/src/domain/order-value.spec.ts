import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { orderValue } from './order-value.js';

describe('What an order comes to', () => {
  it('is the net of its lines at the price of their base, and its planned charges', () => {
    const order = anOrder({ lines: [{ quantity: '3', price: '10.10' }, { quantity: '250', price: '80', baseQuantity: '100' }], charges: [{ id: '1', kind: 'freight', amount: '12.5', plannedQuantity: '3', line: '1' }] });
    expect(orderValue(order)).toBe('242.8 EUR');
  });

  it('is rounded to what any currency has, and takes a base of nothing for one', () => {
    expect(orderValue(anOrder({ currency: 'KWD', lines: [{ quantity: '1', price: '10', baseQuantity: '3' }] }))).toBe('3.333 KWD');
    expect(orderValue(anOrder({ lines: [{ quantity: '2', price: '10', baseQuantity: '0' }] }))).toBe('20 EUR');
  });
});
