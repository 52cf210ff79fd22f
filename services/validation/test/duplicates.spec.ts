import { clearDuplicate, endOfRevision, getValidation, getValidationPolicy, putValidationPolicy, putVendor, tryValidationPolicy, type ValidationPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aVendor, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { extracted, testedValidation, validated } from './under-test.js';

const service = testedValidation();
let scene: Scene;
const as = (actor = 'carl') => ({ ...service.current.as(scene.tenantId), actor });

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  await service.current.rpc.ask(putVendor, { vendor: aVendor({ number: 'V-1', name: 'Seller GmbH', vatIds: ['DE123456788'] }) }, as());
});

type Parts = Parameters<ReturnType<typeof anInvoice>['with']>[0];
const invoice = (number: string, parts: Parts = {}) => anInvoice().from('Seller', 'DE123456788').with({ number, issueDate: '2026-03-02', ...parts }).build();
const said = (invoiceId: string) => service.current.rpc.ask(getValidation, { invoiceId }, as());
const codes = async (invoiceId: string): Promise<string[]> => (await said(invoiceId)).findings.map(({ code, severity }) => `${code} ${severity}`);
const policy = (parts: Partial<ValidationPolicy>): ValidationPolicy => ({ layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, risk: { threshold: 1000, points: [], limits: [] }, ...parts });
const setPolicy = (parts: Partial<ValidationPolicy>) => service.current.rpc.ask(putValidationPolicy, { policy: policy(parts) }, as());

describe('An invoice that looks like an earlier one', () => {
  it.each([
    ['two digits swapped', '10045', '10054', 'DUPLICATE_NEAR_NUMBER'],
    ['a letter read for a digit', '2026-4008', '2O26-40O8', 'DUPLICATE_NEAR_NUMBER'],
    ['several letters read for digits', '5281', 'SZ8I', 'DUPLICATE_NEAR_NUMBER'],
    ['a digit left out', '10045', '1045', 'DUPLICATE_NEAR_NUMBER'],
    ['the series left out', 'RE 2026/0123', '123', 'DUPLICATE_NEAR_NUMBER'],
  ])('is suspected: %s', async (_, first, second, code) => {
    const earlier = await validated(scene, invoice(first));
    const later = await validated(scene, invoice(second));
    expect(await said(later.subject)).toMatchObject({ verdict: 'flagged', findings: [{ code, otherInvoiceId: earlier.subject }] });
    expect(await codes(earlier.subject)).toEqual([]);
  });

  it('is suspected in another year, under another record, for the same time and the same delivery', async () => {
    const earlier = await validated(scene, invoice('77', { period: { start: '2026-02-01', end: '2026-02-28' }, receivingAdviceReference: 'G5' }));
    const nextYear = await validated(scene, invoice('77', { issueDate: '2027-03-02' }));
    expect(await codes(nextYear.subject)).toEqual(['DUPLICATE_OTHER_YEAR error']);
    const sameTime = await validated(scene, invoice('X-1', { period: { start: '2026-02-01', end: '2026-02-28' } }));
    const sameGoods = await validated(scene, invoice('Y-900', { issueDate: '2026-09-02', receivingAdviceReference: 'G5' }));
    for (const { subject } of [sameTime, sameGoods]) expect(await said(subject)).toMatchObject({ findings: [{ code: 'DUPLICATE_GOODS', otherInvoiceId: earlier.subject }] });
  });

  it('is suspected under another vendor record with the same account', async () => {
    const account = { paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId: 'DE89370400440532013000' }] } };
    await service.current.rpc.ask(putVendor, { vendor: aVendor({ number: 'V-2', name: 'Other', vatIds: ['DE987654321'], accounts: [{ iban: 'DE89370400440532013000', state: 'approved' }] }) }, as());
    const earlier = await validated(scene, invoice('8002', account));
    const later = await validated(scene, { ...invoice('8002', account), seller: { identifiers: [], name: 'Other', vatId: 'DE987654321' } });
    const { findings } = await said(later.subject);
    expect(findings.find(({ code }) => code === 'DUPLICATE_OTHER_VENDOR')).toMatchObject({ severity: 'error', otherInvoiceId: earlier.subject });
    expect(findings.find(({ code }) => code === 'VENDOR_TWICE')?.message).toBe('The vendor records V-2 (Other) and V-1 (Seller GmbH) share a VAT id, registration or account. Merge them if they are one.');
  });

  it('is not when each bills an order of its own', async () => {
    await validated(scene, invoice('10045', { purchaseOrderReference: 'PO-1' }));
    const later = await validated(scene, invoice('10054', { purchaseOrderReference: 'PO-2' }));
    expect(await said(later.subject)).toMatchObject({ verdict: 'passed', findings: [] });
    const none = await validated(scene, invoice('10044'));
    expect(await codes(none.subject)).toEqual(['DUPLICATE_NEAR_NUMBER error']);
  });

  it('is not when the earlier one was rejected, or has become another', async () => {
    const rejected = await validated(scene, invoice('10045'));
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: rejected.subject, lineage: endOfRevision(1) }).build());
    await service.settled();
    const corrected = await validated(scene, invoice('10054'));
    expect(await codes(corrected.subject)).toEqual([]);
    await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId: corrected.subject, lineage: [2], format: 'pdf-text', invoice: invoice('99-1') }).build());
    await service.settled();
    const last = await validated(scene, invoice('10045'));
    expect(await codes(last.subject)).toEqual([]);
    expect(await service.database.count("duplicate_key k where tenant_id = $1 and not exists (select from duplicate_record r where r.invoice_id = k.invoice_id and k.key = any(r.keys))", [scene.tenantId])).toBe(0);
  });
});

describe('Eight consumers at a time', () => {
  it('let one of many editions of an invoice through', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, () => service.startAnother()));
    const events = Array.from({ length: 24 }, () => extracted(scene, invoice('4711')));
    await Promise.all(events.map((event) => service.bus.publish(event)));
    await service.settled();
    await Promise.all(others.map((other) => other.stop()));
    const verdicts = await Promise.all(events.map(async ({ subject }) => (await said(subject)).verdict));
    expect(verdicts.filter((verdict) => verdict === 'passed')).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === 'blocked')).toHaveLength(23);
    expect(await service.database.count('duplicate_claim where tenant_id = $1', [scene.tenantId])).toBe(1);
  });

  it('do not let a pair with near numbers pass each other unseen', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, () => service.startAnother()));
    const pairs = Array.from({ length: 10 }, (_, i) => ['12', '21'].map((end) => extracted(scene, anInvoice().from('Seller', 'DE123456788').withLine({ price: String(1000 + i * 7) }).with({ number: `${i}00${i}${end}`, issueDate: '2026-03-02' }).build())));
    await Promise.all(pairs.flat().map((event) => service.bus.publish(event)));
    await service.settled();
    await Promise.all(others.map((other) => other.stop()));
    for (const pair of pairs) {
      const found = await Promise.all(pair.map(async ({ subject }) => (await codes(subject)).includes('DUPLICATE_NEAR_NUMBER error')));
      expect(found.filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('Eight consumers at a time, of one number in two years', () => {
  it('do not let both pass, though they ask for other money', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, () => service.startAnother()));
    const pairs = Array.from({ length: 10 }, (_, i) => ['2026', '2027'].map((year, n) => extracted(scene, anInvoice().from('Seller', 'DE123456788').withLine({ price: String(1000 + i * 7 + n * 500) }).with({ number: `K${i}7${i}`, issueDate: `${year}-03-02` }).build())));
    await Promise.all(pairs.flat().map((event) => service.bus.publish(event)));
    await service.settled();
    await Promise.all(others.map((other) => other.stop()));
    for (const pair of pairs) {
      const found = await Promise.all(pair.map(async ({ subject }) => (await codes(subject)).includes('DUPLICATE_OTHER_YEAR error')));
      expect(found.filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('A pair that a person has judged', () => {
  const pair = async (): Promise<[string, string]> => {
    const first = await validated(scene, invoice('10045'));
    const second = await validated(scene, invoice('10054'));
    return [first.subject, second.subject];
  };

  it('is not asked about again, and the invoice goes on', async () => {
    const [first, second] = await pair();
    const reply = await service.current.rpc.ask(clearDuplicate, { invoiceId: second, otherInvoiceId: first, reason: 'Two deliveries' }, as('anna'));
    expect(reply).toMatchObject({ clearedBy: 'anna', reason: 'Two deliveries' });
    expect(await said(second)).toMatchObject({ lineage: [1, 2], verdict: 'passed', findings: [] });
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'duplicate.cleared' and actor = 'anna'", [scene.tenantId])).toBe(1);
  });

  it('is cleared by who accepts the finding', async () => {
    const [, second] = await pair();
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: second, lineage: [1, 1], outcome: 'accepted', by: 'anna', comment: 'Two' }).build());
    await service.settled();
    expect(await said(second)).toMatchObject({ lineage: [1, 2], verdict: 'passed' });
    expect(await service.database.query('select cleared_by, reason from duplicate_pair where tenant_id = $1', [scene.tenantId])).toEqual([{ cleared_by: 'anna', reason: 'Two' }]);
  });

  it('must be two that are known', async () => {
    const [first] = await pair();
    await expect(service.current.rpc.ask(clearDuplicate, { invoiceId: first, otherInvoiceId: newId(), reason: 'x' }, as())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(service.current.rpc.ask(clearDuplicate, { invoiceId: first, otherInvoiceId: first, reason: 'x' }, as())).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });
});

describe('The policy of a tenant', () => {
  it('has defaults, versions, and is in every decision', async () => {
    expect(await service.current.rpc.ask(getValidationPolicy, {}, as())).toMatchObject({ version: 0, policy: { duplicates: { dateWindowDays: 45 } } });
    expect(await setPolicy({})).toMatchObject({ version: 1 });
    await expect(service.current.rpc.ask(putValidationPolicy, { policy: policy({}), seenVersion: 0 }, as())).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    const { subject } = await validated(scene, invoice('1'));
    expect((await said(subject)).rulesVersion).toMatch(/\/policy-1$/);
  });

  it('narrows the window, turns rules off, makes them block, and asks more layers', async () => {
    await validated(scene, invoice('10045'));
    await setPolicy({ duplicates: { dateWindowDays: 3, sharedAccounts: [] } });
    expect(await codes((await validated(scene, invoice('10054', { issueDate: '2026-03-09' }))).subject)).toEqual([]);
    await setPolicy({ modes: [{ code: 'DUPLICATE_NEAR_NUMBER', mode: 'off' }] });
    expect(await codes((await validated(scene, invoice('10046'))).subject)).toEqual([]);
    await setPolicy({ modes: [{ code: 'DUPLICATE_NEAR_NUMBER', mode: 'block' }] });
    expect(await said((await validated(scene, invoice('10047'))).subject)).toMatchObject({ verdict: 'blocked' });
    await setPolicy({ layers: ['peppol'], modes: [{ code: 'DUPLICATE_NEAR_NUMBER', mode: 'off' }] });
    expect((await codes((await validated(scene, invoice('ZZ-9'))).subject)).some((code) => code.startsWith('PEPPOL'))).toBe(true);
  });

  it('is tried on what was decided before it is set, a page at a time, and stores nothing', async () => {
    const first = await validated(scene, invoice('10045'));
    const second = await validated(scene, invoice('10054'));
    await validated(scene, invoice('10045'));
    const tried = (parts: Partial<ValidationPolicy>, page: { after?: string; limit: number }) => service.current.rpc.ask(tryValidationPolicy, { policy: policy(parts), ...page }, as());
    expect(await tried({}, { limit: 10 })).toEqual({ looked: 3, of: 3, next: null, changed: [] });
    const off = { modes: [{ code: 'DUPLICATE_NEAR_NUMBER', mode: 'off' as const }] };
    const page = await tried(off, { limit: 2 });
    expect(page).toMatchObject({ looked: 2, of: 3, changed: [{ invoiceId: second.subject, number: '10054', before: 'flagged', after: 'passed', gone: ['DUPLICATE_NEAR_NUMBER'], come: [] }] });
    expect(await tried(off, { limit: 2, ...(page.next ? { after: page.next } : {}) })).toMatchObject({ looked: 1, next: null, changed: [] });
    const asked = await tried({ layers: ['peppol'] }, { limit: 10 });
    expect(asked.changed.find(({ invoiceId }) => invoiceId === first.subject)).toMatchObject({ before: 'passed', after: 'flagged' });
    expect(await said(second.subject)).toMatchObject({ lineage: [1, 1], verdict: 'flagged' });
  });

  it('lets nobody accept what must be corrected', async () => {
    await setPolicy({ noWaive: ['DUPLICATE_OTHER_YEAR'] });
    await validated(scene, invoice('77'));
    const later = await validated(scene, invoice('77', { issueDate: '2027-03-02' }));
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: later.subject, lineage: [1, 1], outcome: 'accepted', by: 'anna' }).build());
    await service.settled();
    expect((await said(later.subject)).verdict).toBe('flagged');
  });

  it.each([
    ['a layer that nobody knows', policy({ layers: ['nonsense'] })],
    ['a rule twice', policy({ modes: [{ code: 'BR-01', mode: 'off' }, { code: 'BR-01', mode: 'info' }] })],
    ['signals of risk that end an invoice by themselves', policy({ modes: [{ code: 'RISK', mode: 'block' }] })],
    ['a rule that there is not', policy({ modes: [{ code: 'BR-CO-1O', mode: 'block' }] })],
    ['a finding that there is not, and nobody may accept', policy({ noWaive: ['VENDOR_UNKNOWM'] })],
    ['points for a signal that there is not', policy({ risk: { threshold: 50, points: [{ code: 'NEW_VENDR', points: 5 }], limits: [] } })],
    ['the rule against paying twice', policy({ modes: [{ code: 'DUPLICATE_NUMBER', mode: 'off' }] })],
  ])('is refused with %s', async (_, wrong) => {
    await expect(service.current.rpc.ask(putValidationPolicy, { policy: wrong }, as())).rejects.toMatchObject({ code: 'POLICY_INVALID' });
  });
});
