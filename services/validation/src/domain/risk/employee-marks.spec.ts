import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { markOf, traitsOfEmployee, traitsOfSeller } from './employee-marks.js';

const marks = (list: readonly Parameters<typeof markOf>[0][], salt = 'salt') => list.map((trait) => markOf(trait, salt));

describe('The marks of an employee', () => {
  it('are those of a seller who is the same person, however each writes it', () => {
    const employee = traitsOfEmployee({ reference: '7', accounts: ['DE89 3704 0044 0532 0130 00'], taxIds: ['de 123-456-788'], phones: ['+49 30 1234567'], addresses: ['Hauptstraße 1, 10115'] });
    const invoice = anInvoice().from('Seller', 'DE123456788').payableTo('DE89370400440532013000').build();
    const seller = traitsOfSeller({ ...invoice, seller: { ...invoice.seller, contact: { phone: '030 / 123 45 67' }, address: { line1: 'Hauptstrasse 1', postCode: '10115' } } });
    expect(seller.map(({ kind }) => kind)).toEqual(['account', 'taxId', 'phone', 'address']);
    expect(marks(seller)).toEqual(marks(employee));
  });

  it('say nothing without the salt, and are none where too little is said', () => {
    const [trait] = traitsOfEmployee({ reference: '7', phones: ['12 345 678', '110', ' '] });
    expect(traitsOfEmployee({ reference: '7', phones: ['110', ' '], addresses: ['Nowhere'] })).toEqual([]);
    if (!trait) throw new Error('a trait expected');
    expect(markOf(trait, 'a')).not.toBe(markOf(trait, 'b'));
    expect(markOf(trait, 'a')).not.toContain(trait.value);
  });
});
