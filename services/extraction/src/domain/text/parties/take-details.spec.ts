import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { Found } from '../found.js';
import { takeDetails } from './take-details.js';

const found = (value: string): Found => ({ value, confidence: 0.94, label: undefined, text: value, page: 1, box: [0, 0, 1, 1], line: 0 });

/** Whom of the buyer the invoice names, where its address named somebody. */
function contactAfter(ofAddress: string | undefined, label: string): string | undefined {
  const invoice = emptyInvoice();
  if (ofAddress !== undefined) invoice.buyer.contact = { name: ofAddress };
  takeDetails(invoice, { bic: undefined, tradingName: undefined, accountName: undefined, registrations: { seller: undefined, buyer: undefined }, contact: { name: undefined, phone: undefined, email: undefined, buyersName: found(label) } });
  return invoice.buyer.contact?.name;
}

describe(takeDetails, () => {
  it('takes whom a label of the buyer names where the address names nobody, or a department', () => {
    expect([undefined, 'Kreditorenbuchhaltung', 'Frau Klee'].map((ofAddress) => contactAfter(ofAddress, 'Erika Roth'))).toEqual(['Erika Roth', 'Erika Roth', 'Frau Klee']);
  });
});
