import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { introduce } from './introduce.js';

describe(introduce.name, () => {
  it('tells number, seller and total', () => {
    const invoice = anInvoice().build();
    expect(introduce({ ...invoice, seller: { ...invoice.seller, tradingName: 'Trading', vatId: 'DE123456789' }, paymentInstructions: { creditTransfers: [{ accountId: 'DE89370400440532013000' }] } })).toEqual({
      number: invoice.number,
      sellerNames: [invoice.seller.name, 'Trading'],
      sellerIds: ['DE123456789', ...(invoice.seller.taxRegistrationId ?? []), 'DE89370400440532013000'],
      withVat: invoice.totals.withVat,
    });
  });

  it('tells nothing without a number, and nothing longer than an event carries', () => {
    const invoice = anInvoice().build();
    expect(introduce({ ...invoice, number: undefined })).toBeUndefined();
    expect(introduce({ ...invoice, number: 'x'.repeat(201) })).toBeUndefined();
    expect(introduce({ ...invoice, seller: { ...invoice.seller, name: 'x'.repeat(501) }, totals: { withVat: '1'.repeat(41) } })).toMatchObject({ sellerNames: [] });
    expect(introduce({ ...invoice, totals: { withVat: '1'.repeat(41) } })).not.toHaveProperty('withVat');
  });
});
