import type { EventMap, Finding } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { planApproval } from './plan.js';
import { DEFAULT_POLICY, stepsFor } from './policy.js';

type Matched = EventMap['invoice.matched.v1'];

const vendor: Matched['vendor'] = { vendorId: newId(), version: 1, name: 'Seller', resolvedBy: 'vatId', trusted: true, accountApproved: true };
const match: Matched['match'] = { class: 'clean', verdict: 'MATCHED', lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };
const finding: Finding = { code: 'BR-CO-16', severity: 'error', message: 'wrong', terms: ['BT-115'] };

const matched = (parts: Partial<Matched> = {}, due = '119'): Matched => anEvent('invoice.matched.v1').with({ invoice: anInvoice().withTotals({ due }).build(), vendor, match, ...parts }).build().data;
const plan = (parts?: Partial<Matched>, due?: string) => planApproval(matched(parts, due), DEFAULT_POLICY);

describe(planApproval.name, () => {
  it('approves untouched what is ordered, received, right and from a trusted vendor', () => {
    expect(plan()).toMatchObject({ state: 'approved', explanation: expect.stringContaining('119 EUR') });
    expect(plan({ match: { ...match, verdict: 'WITHIN_TOLERANCE' } }).state).toBe('approved');
  });

  it('approves untouched up to the limit and not above, whichever the sign', () => {
    expect(plan({}, '10000').state).toBe('approved');
    expect(plan({}, '10000.01')).toMatchObject({ state: 'pending', reason: 'OVER_LIMIT' });
    expect(plan({}, '-10000.01')).toMatchObject({ state: 'pending', reason: 'OVER_LIMIT' });
  });

  it.each([
    ['NO_ORDER', { match: { ...match, verdict: 'NO_ORDER' as const } }],
    ['VENDOR_NOT_TRUSTED', { vendor: { ...vendor, trusted: false } }],
    ['VENDOR_NOT_TRUSTED', { vendor: null }],
    ['EXCEPTION_ACCEPTED', { match: { ...match, accepted: { by: 'anna' } } }],
    ['FINDING_WAIVED', { findings: [{ ...finding, waived: { by: 'anna' } }] }],
  ])('asks somebody when the reason is %s', (reason, parts) => {
    expect(plan(parts)).toMatchObject({ state: 'pending', reason, amount: '119', steps: [{ id: 'approver', role: 'approver' }] });
  });

  it('tells whoever is asked that the seller collects the amount', () => {
    const invoice = { ...anInvoice().withTotals({ due: '119' }).build(), paymentInstructions: { meansCode: '59', creditTransfers: [] } };
    expect(plan({ invoice, vendor: { ...vendor, trusted: false } })).toMatchObject({ payee: { en: expect.stringContaining('direct debit'), de: expect.stringContaining('Lastschrift') } });
  });

  it('tells whoever is asked that the account is in quarantine, and that the vendor is not to be paid', () => {
    const account = anInvoice().payableTo('GB29NWBK60161331926819').build();
    const waived = { ...finding, code: 'ACCOUNT_NOT_APPROVED', waived: { by: 'anna' } };
    const told = plan({ invoice: account, vendor: { ...vendor, accountApproved: false }, findings: [waived, { ...finding, code: 'VENDOR_PAYMENT_HOLD', severity: 'warning' }] });
    expect(told).toMatchObject({ state: 'pending', explanation: expect.stringMatching(/must agree to .*\. The account GB29NWBK60161331926819 is in quarantine: it is no approved account of Seller\. The vendor is not to be paid for now/) });
    expect(plan({ vendor: { ...vendor, trusted: false } })).toMatchObject({ payee: { en: '', de: '' } });
    expect(told).toMatchObject({ explanations: { de: expect.stringMatching(/Zustimmen muss zu .*: Freigabe\. Das Konto GB29NWBK60161331926819 ist in Quarantäne: es ist kein freigegebenes Konto von Seller\. Der Lieferant darf vorerst nicht bezahlt werden/) } });
  });

  it.each([
    ['a person must confirm what was read', { review: [{ field: 'number', reason: 'The number is hard to read.', confidence: 0.4 }] }, 'The number is hard to read.'],
    ['findings are open', { verdict: 'flagged' as const, findings: [finding, { ...finding, code: 'BR-CO-10', waived: { by: 'anna' } }] }, 'BR-CO-16.'],
    ['goods have not come', { match: { ...match, class: 'waiting' as const, verdict: 'AWAITING_RECEIPT' as const } }, 'AWAITING_RECEIPT'],
    ['matching found an exception', { match: { ...match, class: 'exception' as const, verdict: 'PRICE_OVER' as const } }, 'PRICE_OVER'],
  ])('holds an invoice while %s, and says so', (_, parts, words) => {
    const held = plan(parts);
    expect(held.state).toBe('held');
    expect(held.explanation).toContain(words);
  });

  it('asks nobody to approve what is held, however small', () => {
    expect(plan({ review: [{ field: 'number', reason: 'Hard to read.', confidence: 0.4 }] }, '0.01')).not.toHaveProperty('steps');
  });

  it('counts the total when nothing is said of what is due', () => {
    const data = matched({ vendor: null });
    expect(planApproval({ ...data, invoice: { ...data.invoice, totals: { withVat: '60000' } } }, DEFAULT_POLICY)).toMatchObject({ amount: '60000', steps: [{ role: 'approver' }, { role: 'controller' }] });
  });

  it('decides the same of the same', () => {
    const data = matched();
    expect(planApproval(structuredClone(data), DEFAULT_POLICY)).toEqual(planApproval(data, DEFAULT_POLICY));
  });
});

describe(stepsFor.name, () => {
  it.each([
    ['0', ['approver']],
    ['50000', ['approver']],
    ['50000.01', ['approver', 'controller']],
    ['-50000.01', ['approver', 'controller']],
    ['99999999999', ['approver', 'controller']],
  ])('asks for %s: %s', (amount, roles) => {
    expect(stepsFor(DEFAULT_POLICY, amount).map(({ role }) => role)).toEqual(roles);
  });
});
