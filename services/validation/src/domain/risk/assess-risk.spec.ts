import type { MailOrigin } from '@smartap/contracts';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../policy.js';
import { assessRisk, hangsOnOrders, riskFindings } from './assess-risk.js';
import { retiredSignals, signalRecords } from './signal-reviews.js';
import type { NamedOrder, PastInvoice, RiskFacts } from './risk-facts.js';

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

  it('by a PDF that was altered after it had been signed', () => {
    expect(assess({ altered: { signedBytes: 900, bytes: 1000 } }).signals).toMatchObject([{ code: 'PDF_ALTERED', points: 30, data: { signedBytes: '900', bytes: '1000' } }]);
  });

  it('by an amount or an account of a PDF that is printed in several fonts', () => {
    expect(assess({ pdf: { savedAgain: 0, fonts: [{ field: 'totals.due', text: '1.1 9' }] } }).signals).toMatchObject([{ code: 'PDF_FONTS', points: 20, data: { field: 'totals.due', printed: '1.1 9', more: '0' } }]);
    expect(codes({ pdf: { savedAgain: 3, producer: 'X' } })).toEqual([]);
  });

  it('by a PDF of another program than the vendor always used, whatever its version', () => {
    const usual = past(12, (i) => (i < 5 ? { producer: `Books 4.${i}` } : {}));
    expect(assess({ past: usual, pdf: { savedAgain: 0, producer: 'Editor 9 (web)' } }).signals).toMatchObject([{ code: 'PDF_PRODUCER', points: 10, data: { producer: 'Editor 9 (web)', usual: 'Books 4.0', invoices: '5' } }]);
    expect(codes({ past: usual, pdf: { savedAgain: 0, producer: 'Books 5.0' } })).toEqual([]);
    expect(codes({ past: usual, pdf: { savedAgain: 0 } })).toEqual([]);
    expect(codes({ past: usual.slice(1), pdf: { savedAgain: 0, producer: 'Editor 9' } }), 'too few').toEqual([]);
    expect(codes({ past: [...usual, ...past(1, () => ({ producer: 'Other' }))], pdf: { savedAgain: 0, producer: 'Editor 9' } }), 'no habit').toEqual([]);
  });

  it('by a PDF that was changed long after it had been made, as none of the vendor before', () => {
    const later = { savedAgain: 1, madeAt: '2026-04-08T10:00:00.000Z', changedAt: '2026-04-10T10:30:00.000Z' };
    expect(assess({ pdf: later }).signals).toMatchObject([{ code: 'PDF_SAVED_LATER', points: 10, data: { hours: '48', savedAgain: '1' } }]);
    expect(codes({ pdf: { ...later, changedAt: '2026-04-08T10:59:59.000Z' } })).toEqual([]);
    expect(codes({ pdf: { savedAgain: 1, changedAt: later.changedAt } })).toEqual([]);
    expect(codes({ pdf: later, past: past(12, (i) => ({ isSavedLater: i === 3 })) })).toEqual([]);
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

describe('Master data', () => {
  const receivedOn = '2026-04-09';
  const record = { vendorId: 'v1', version: 2, vendor };

  it('raise a signal by an account that was added a short time before', () => {
    const since = (date: string) => ({ ...vendor, accounts: [{ iban: IBAN, state: 'approved' as const, since: date }] });
    expect(assess({ vendor: since('2026-03-20'), receivedOn }).signals).toMatchObject([{ code: 'ACCOUNT_NEW', points: 15, data: { since: '2026-03-20' } }]);
    expect(codes({ vendor: since('2026-03-01'), receivedOn })).toEqual([]);
  });

  it('raise a signal by an account that the bank says is not the vendor\'s', () => {
    const verified = (result: 'match' | 'no-match') => ({ ...vendor, accounts: [{ iban: IBAN, state: 'approved' as const, verification: { result, source: 'House bank', checkedAt: '2026-04-01T10:00:00.000Z' } }] });
    expect(assess({ vendor: verified('no-match') }).signals).toMatchObject([{ code: 'PAYEE_MISMATCH', points: 30 }]);
    expect(codes({ vendor: verified('match') })).toEqual([]);
  });

  it('raise a signal by an account of two vendors, unless it is shared by right', () => {
    const other = { vendorId: 'v2', version: 1, vendor: aVendor({ number: 'V-77', accounts: [{ iban: IBAN, state: 'approved' }] }) };
    expect(assess({ record, others: [record, other] }).signals).toMatchObject([{ code: 'ACCOUNT_SHARED', data: { vendor: 'V-77' } }]);
    expect(codes({ record, others: [record, other], sharedAccounts: [IBAN] })).toEqual([]);
    expect(codes({ record, others: [record] })).toEqual([]);
  });

  it('raise a signal when who added a vendor hands in its first invoice', () => {
    const fresh = { ...record, version: 1, changedBy: 'sam' };
    expect(codes({ record: fresh, past: [], submittedBy: { subject: 'sam' } })).toEqual(['VENDOR_BY_SUBMITTER', 'NEW_VENDOR']);
    expect(codes({ record: fresh, past: [], submittedBy: { subject: 'anna' } })).toEqual(['NEW_VENDOR']);
    expect(codes({ record: fresh, submittedBy: { subject: 'sam' } })).toEqual([]);
  });
});

describe('A gap in the numbers', () => {
  it('that fills long after is a signal; one that fills in time is none', () => {
    const numbers = past(6, (i) => ({ number: `A-${1000 + i * 10}`, issueDate: '2026-01-07' }));
    const late = invoice({ number: 'A-1015', issueDate: '2026-01-06' });
    expect(assess({ invoice: late, past: numbers, receivedOn: '2026-03-20' }).signals).toMatchObject([{ code: 'GAP_FILLED', points: 5, data: { number: 'A-1015', after: 'A-1020' } }]);
    expect(codes({ invoice: late, past: numbers, receivedOn: '2026-01-20' })).toEqual([]);
  });
});

describe('A signal that has proved worthless', () => {
  const floor = { reviews: 10, precision: '0.05' };

  it('counts no more once enough persons have judged', () => {
    const reviews = (confirmed: number, dismissed: number) => [{ code: 'NEW_VENDOR', confirmed, dismissed }];
    expect(retiredSignals(reviews(0, 30), floor)).toEqual(new Set(['NEW_VENDOR']));
    for (const kept of [reviews(0, 9), reviews(2, 30)]) expect(retiredSignals(kept, floor)).toEqual(new Set());
    expect(retiredSignals(reviews(0, 30), undefined)).toEqual(new Set());
    const { signals } = assessRisk({ invoice: invoice(), amount: '1', vendor, past: [], differences: [] }, risk, new Set(['NEW_VENDOR']));
    expect(signals).toEqual([]);
  });

  it('is shown so, with its precision', () => {
    const records = signalRecords([{ code: 'NEW_VENDOR', confirmed: 1, dismissed: 39 }], { ...risk, floor, points: [{ code: 'WEEKEND', points: 0 }] });
    expect(records.find(({ code }) => code === 'NEW_VENDOR')).toEqual({ code: 'NEW_VENDOR', points: 15, confirmed: 1, dismissed: 39, precision: '0.025', state: 'retired' });
    expect(records.find(({ code }) => code === 'WEEKEND')).toMatchObject({ state: 'off', precision: null });
    expect(records.find(({ code }) => code === 'SPLIT')).toMatchObject({ state: 'counts', points: 25 });
  });
});

describe('An order that an invoice names', () => {
  const receivedAt = '2026-04-09T10:00:00.000Z';
  const order = (parts: Partial<NamedOrder> = {}): NamedOrder => ({ number: 'PO-1', orderedOn: '2026-04-01', firstKnownAt: '2026-04-01T09:00:00.000Z', value: '1000 EUR', valueBefore: null, valueChangedAt: null, ...parts });
  const after = (...orders: NamedOrder[]) => assess({ orders, receivedAt }).signals;

  it('raises a signal when it is dated after the invoice, was first known after it had come in, or was changed after that', () => {
    const minuteLater = '2026-04-09T10:01:00.000Z';
    expect(after(order({ orderedOn: '2026-04-09' }))).toMatchObject([{ code: 'ORDER_AFTER_INVOICE', points: 10, data: { order: 'PO-1', orderedOn: '2026-04-09', issueDate: '2026-04-08' } }]);
    expect(after(order(), order({ number: 'PO-2', firstKnownAt: minuteLater }))).toMatchObject([{ code: 'ORDER_AFTER_INVOICE', data: { order: 'PO-2', firstKnownAt: minuteLater, receivedAt } }]);
    expect(after(order({ value: '1200 EUR', valueBefore: '1000 EUR', valueChangedAt: minuteLater }))).toMatchObject([{ code: 'ORDER_AFTER_INVOICE', data: { before: '1000 EUR', value: '1200 EUR', changedAt: minuteLater } }]);
  });

  it('raises none when it came and was changed before, or when that is not known', () => {
    expect(after(order({ orderedOn: '2026-04-08', firstKnownAt: receivedAt, valueBefore: '900 EUR', valueChangedAt: '2026-04-05T09:00:00.000Z' }))).toEqual([]);
    expect(after(order({ orderedOn: null, firstKnownAt: null }))).toEqual([]);
    expect(after()).toEqual([]);
    expect(codes({ orders: [order({ firstKnownAt: '2026-12-01T09:00:00.000Z' })] })).toEqual([]);
  });
});

describe('The mail that brought an invoice', () => {
  const by = (mail: MailOrigin) => ({ submittedBy: { subject: 'system:mail', mail } });

  it('raises a signal when its sender is not who it says, or wants its answers elsewhere', () => {
    expect(assess(by({ from: 'a@seller.example', dmarc: 'fail' })).signals).toMatchObject([{ code: 'MAIL_UNPROVEN', points: 20, data: { from: 'a@seller.example' } }]);
    expect(assess(by({ from: 'a@seller.example', replyTo: 'pay@other.example' })).signals).toMatchObject([{ code: 'MAIL_REPLY_TO', points: 25, data: { replyTo: 'pay@other.example' } }]);
    expect(codes(by({ from: 'a@seller.example', replyTo: 'b@seller.example', dmarc: 'pass' }))).toEqual([]);
    expect(codes(by({}))).toEqual([]);
  });

  it.each([['seler.example', true], ['seller.example', false], ['forwarder.example', false]])('raises a signal when its domain looks like a known one: %s', (domain, isRaised) => {
    expect(codes(by({ from: `a@${domain}` }))).toEqual(isRaised ? ['SENDER_DOMAIN'] : []);
  });
});

describe(hangsOnOrders.name, () => {
  const of = (points: number, own = 0) => ({ points: points + own, threshold: 50, signals: own === 0 ? [] : [{ code: 'ORDER_AFTER_INVOICE', points: own, message: 'x', data: {} }] });

  it('is so where the signal about orders decides, whether it is raised by now or not', () => {
    expect([39, 40, 49, 50].map((points) => hangsOnOrders(of(points), risk))).toEqual([false, true, true, false]);
    expect([39, 40, 49, 50].map((points) => hangsOnOrders(of(points, 10), risk))).toEqual([false, true, true, false]);
  });

  it('is by the points that the tenant gives it, and not when it has retired', () => {
    expect(hangsOnOrders(of(20), { points: [{ code: 'ORDER_AFTER_INVOICE', points: 30 }] })).toBe(true);
    expect(hangsOnOrders(of(45), { points: [{ code: 'ORDER_AFTER_INVOICE', points: 0 }] })).toBe(false);
    expect(hangsOnOrders(of(45), risk, new Set(['ORDER_AFTER_INVOICE']))).toBe(false);
  });
});
