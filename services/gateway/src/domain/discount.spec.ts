import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { discountOf } from './discount.js';

const of = (paymentTerms: string) => discountOf(anInvoice().with({ paymentTerms, issueDate: '2026-01-14' }).withTotals({ due: '119' }).build());

describe(discountOf.name, () => {
  it.each([
    ['#SKONTO#TAGE=14#PROZENT=2.25#\n', '2026-01-28', '2.68'],
    ['#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=100.00#', '2026-01-21', '3'],
    ['2 % Skonto innerhalb von 10 Tagen, 30 Tage netto', '2026-01-24', '2.38'],
    ['Bei Zahlung innerhalb 8 Tagen gewähren wir 2,5 % Skonto', '2026-01-22', '2.98'],
    ['2% discount if paid within 10 days', '2026-01-24', '2.38'],
    ['2/10 net 30', '2026-01-24', '2.38'],
  ])('reads %j', (terms, until, amount) => {
    expect(of(terms)).toEqual({ until, amount: expect.stringMatching(new RegExp(`^${amount}`)) });
  });

  it.each(['30 days net', 'Zahlbar innerhalb von 14 Tagen ohne Abzug', '19 % VAT is included', ''])('reads none of %j', (terms) => {
    expect(of(terms)).toBeUndefined();
  });
});
