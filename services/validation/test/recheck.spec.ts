import { endOfRevision, getValidation, putValidationPolicy, putVendor, recheckDuplicates, waiveFinding, type EventMap, type ValidationPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aVendor, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { testedValidation, validated } from './under-test.js';

const service = testedValidation();
const vendor = aVendor({ vatIds: ['DE123456788'] });
let scene: Scene;
const as = () => service.current.as(scene.tenantId);

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  await service.current.rpc.ask(putVendor, { vendor }, as());
  await within(3);
});

/** Sets for how many days numbers that are near are suspected. */
const within = (dateWindowDays: number) => {
  const policy: ValidationPolicy = { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays, sharedAccounts: [] }, risk: { threshold: 1000, points: [], limits: [] } };
  return service.current.rpc.ask(putValidationPolicy, { policy }, as());
};

const said = (invoiceId: string) => service.current.rpc.ask(getValidation, { invoiceId }, as());
const invoice = (number: string, issueDate: string) => anInvoice().from('Seller', 'DE123456788').with({ number, issueDate }).build();

/** Two invoices that nobody suspected, and which are like each other under the policy of now. */
async function pair(): Promise<{ first: string; second: string }> {
  const first = await validated(scene, invoice('10045', '2026-03-02'));
  const second = await validated(scene, invoice('10054', '2026-03-20'));
  expect(await said(second.subject)).toMatchObject({ verdict: 'passed', lineage: [1, 1] });
  await within(45);
  return { first: first.subject, second: second.subject };
}

const approve = async (invoiceId: string, parts: Partial<EventMap['invoice.approved.v1']> = {}) => {
  await service.bus.publish(anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1, 1, 1, 1], how: 'persons', ...parts }).build());
  await service.settled();
};

describe('An approved invoice', () => {
  it('is looked at again before it is paid: a duplicate that has come makes a new decision', async () => {
    const { first, second } = await pair();
    await approve(second);
    expect(await said(second)).toMatchObject({ verdict: 'flagged', lineage: [1, 2], findings: [{ code: 'DUPLICATE_NEAR_NUMBER', otherInvoiceId: first }] });
    await approve(first);
    expect(await said(first)).toMatchObject({ verdict: 'passed', lineage: [1, 1] });
  });

  it('is let be when it went through on its own within the hour, when it has ended, and when there is no news', async () => {
    const { second } = await pair();
    await approve(second, { how: 'touchless' });
    expect((await said(second)).lineage).toEqual([1, 1]);
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: second, lineage: endOfRevision(1) }).build());
    await service.settled();
    await approve(second);
    expect((await said(second)).lineage).toEqual([1, 1]);
  });

  it('is looked at again when it waited, though nobody was asked', async () => {
    await pair();
    const old = '018f22e2-79b0-7cc3-98c4-dc0c0c07398f';
    await within(3);
    await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId: old, format: 'pdf-text', invoice: invoice('10055', '2026-04-10') }).build());
    await service.settled();
    await within(45);
    await approve(old, { how: 'touchless' });
    expect(await said(old)).toMatchObject({ verdict: 'flagged', lineage: [1, 2] });
  });
});

describe('recheck-duplicates', () => {
  it('says what has come, once, and decides anew', async () => {
    const { first, second } = await pair();
    const ask = (invoiceId: string) => service.current.rpc.ask(recheckDuplicates, { invoiceId }, as());
    expect(await ask(second)).toMatchObject({ news: [{ code: 'DUPLICATE_NEAR_NUMBER', otherInvoiceId: first }] });
    expect(await said(second)).toMatchObject({ lineage: [1, 2], verdict: 'flagged' });
    expect(await ask(second)).toEqual({ news: [] });
    expect(await ask(first)).toEqual({ news: [] });
    expect(await ask(newId())).toEqual({ news: [] });
    expect((await said(second)).lineage).toEqual([1, 2]);
  });

  it('says what was accepted until a day that has passed', async () => {
    const { subject: invoiceId } = await validated(scene, invoice('10045', '2026-03-02'));
    const blocked = (state: 'blocked' | 'active') => service.current.rpc.ask(putVendor, { vendor: { ...vendor, state } }, as());
    await blocked('blocked');
    await service.settled();
    await service.current.rpc.ask(waiveFinding, { invoiceId, code: 'VENDOR_BLOCKED', reason: 'Last delivery', until: '2999-12-31' }, as());
    const ask = () => service.current.rpc.ask(recheckDuplicates, { invoiceId }, as());
    expect(await ask()).toEqual({ news: [] });
    await service.database.query("update waiver set valid_until = '2000-01-01' where tenant_id = $1", [scene.tenantId]);
    await approve(invoiceId, { lineage: [1, 3, 1, 1] });
    expect((await said(invoiceId)).verdict, 'what was approved in time stays').toBe('passed');
    expect(await ask()).toMatchObject({ news: [{ code: 'VENDOR_BLOCKED' }] });
    expect(await said(invoiceId)).toMatchObject({ verdict: 'flagged' });
  });
});
