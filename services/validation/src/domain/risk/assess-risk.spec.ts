import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../policy.js';
import { assessRisk, riskFindings } from './assess-risk.js';
import type { PastInvoice, RiskFacts } from './risk-facts.js';

const IBAN = 'DE89370400440532013000';
const vendor = aVendor({ country: 'DE', accounts: [{ iban: IBAN, state: 'approved' }], domains: ['seller.example'] });
const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
const past = (count: number, of: (i: number) => Partial<PastInvoice> = () => ({})): PastInvoice[] =>
  Array.from({ length: count }, (_, i) => ({ number: `A-${1000 - i * 7}`, issueDate: '2026-01-07', amount: String(100 + i), currency: 'EUR', ...of(i) }));
// The eighth of April 2026 is a Wednesday.
const invoice = (parts: Parameters<ReturnType<typeof anInvoice>['with']>[0] = {}) => anInvoice().payableTo(IBAN).with({ number: 'A-1007', issueDate: '2026-04-08', ...parts }).build();
const { risk } = DEFAULT_POLICY.policy;
const assess = (parts: Partial<RiskFacts> = {}, settings = risk) => assessRisk({ invoice: invoice(), amount: '101.5', vendor, past: past(12), differences: [], ...parts }, settings);
const codes = (...args: Parameters<typeof assess>): string[] => assess(...args).signals.map(({ code }) => code);

describe('An invoice as usual', () => {
  it('raises nothing', () => {
    expect(assess()).toEqual({ points: 0, threshold: 50, signals: [] });
  });
});

describe('A signal is raised', () => {
  it('by another account than the approved ones, and by one abroad', () => {
    expect(assess({ invoice: anInvoice().payableTo('GB29NWBK60161331926819').with({ number: 'A-1007', issueDate: '2026-04-08' }).build() }).signals).toMatchObject([
      { code: 'ACCOUNT_CHANGED', points: 40, data: { account: 'GB29NWBK60161331926819', approved: IBAN } }, { code: 'ACCOUNT_COUNTRY', data: { country: 'DE' } },
    ]);
  });

  it.each([['seler.example', true], ['sellier.example', true], ['seller.example', false], ['other.example', false]])('by a domain that looks like a known one: %s', (domain, isRaised) => {
    const own = invoice();
    expect(codes({ invoice: { ...own, seller: { ...own.seller, contact: { email: `a@${domain}` } } } })).toEqual(isRaised ? ['SENDER_DOMAIN'] : []);
  });

  it('by a page that differs from its data', () => {
    expect(assess({ differences: [{ field: 'totals.due', printed: '119.00', stated: '11.90' }] }).signals).toMatchObject([{ code: 'PAGE_DIFFERS', data: { printed: '119.00', stated: '11.90' } }]);
  });

  it('by the first invoice of a vendor', () => {
    expect(codes({ past: [] })).toEqual(['NEW_VENDOR']);
    expect(codes({ past: [], vendor: undefined })).toEqual([]);
  });

  it('by an amount far above the usual ones, of which there must be enough', () => {
    expect(codes({ amount: '133' })).toEqual(['AMOUNT_UNUSUAL']);
    expect(codes({ amount: '120' })).toEqual([]);
    expect(codes({ amount: '133', past: past(7) })).toEqual([]);
    expect(codes({ amount: '149', past: past(9, () => ({ amount: '100.01' })) })).toEqual([]);
    expect(codes({ amount: '151', past: past(9, () => ({ amount: '100.01' })) })).toEqual(['AMOUNT_UNUSUAL']);
    expect(codes({ amount: '133', past: past(12, () => ({ currency: 'USD' })) })).toEqual([]);
  });

  it('by full hundreds time and again, not by one', () => {
    expect(codes({ amount: '200', past: past(6, (i) => ({ amount: i < 4 ? '300' : '250.17' })) })).toEqual(['ROUND_AMOUNTS']);
    expect(codes({ amount: '200', past: past(6, () => ({ amount: '250.17' })) })).toEqual([]);
  });

  it('by a weekend, when the vendor has never written at one', () => {
    expect(codes({ invoice: invoice({ issueDate: '2026-04-11' }) })).toEqual(['WEEKEND']);
    expect(codes({ invoice: invoice({ issueDate: '2026-04-11' }), past: past(12, (i) => ({ issueDate: i === 3 ? '2026-01-10' : '2026-01-07' })) })).toEqual([]);
  });

  it('by amounts just below a limit within a month', () => {
    const settings = { ...risk, limits: ['110'] };
    const near = past(2, () => ({ amount: '109', issueDate: '2026-03-25' }));
    expect(assess({ amount: '108', past: near }, settings).signals).toMatchObject([{ code: 'SPLIT', data: { limit: '110', invoices: '3' } }]);
    expect(codes({ amount: '110', past: near }, settings)).toEqual([]);
    expect(codes({ amount: '108', past: past(2, () => ({ amount: '109', issueDate: '2026-02-25' })) }, settings)).toEqual([]);
    expect(codes({ amount: '108', past: past(2, () => ({ amount: '90', issueDate: '2026-03-25' })) }, settings)).toEqual([]);
  });

  it('by a number of another form, a step back, and numbers in a row over months', () => {
    expect(codes({ invoice: invoice({ number: 'B-7' }) })).toEqual(['NUMBER_FORM']);
    expect(codes({ invoice: invoice({ number: 'A-990' }) })).toEqual(['NUMBER_BACK']);
    const row = past(4, (i) => ({ number: `A-${1006 - i}`, issueDate: day(60 - i * 20) }));
    expect(codes({ past: row })).toEqual(['SOLE_CUSTOMER']);
    expect(codes({ past: row.slice(0, 2) })).toEqual([]);
    expect(codes({ past: past(4, (i) => ({ number: `A-${1006 - i}`, issueDate: '2026-04-07' })) })).toEqual([]);
  });
});

describe('The points', () => {
  it('are the tenant\'s, and none at all turns a signal off', () => {
    expect(assess({ past: [] }, { ...risk, points: [{ code: 'NEW_VENDOR', points: 60 }] })).toMatchObject({ points: 60, signals: [{ points: 60 }] });
    expect(codes({ past: [] }, { ...risk, points: [{ code: 'NEW_VENDOR', points: 0 }] })).toEqual([]);
  });

  it('ask a person from the threshold on, and reject nothing', () => {
    const raised = assess({ past: [] }, { ...risk, threshold: 15 });
    expect(riskFindings(raised)).toMatchObject([{ code: 'RISK', severity: 'error', expected: '15', actual: '15' }]);
    expect(riskFindings({ ...raised, threshold: 16 })).toEqual([]);
  });
});
