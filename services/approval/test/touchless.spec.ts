import { decideTask, getApproval, getTouchless, getVendorTrust, putApprovalPolicy, putPersons, reportError, type ApprovalPolicy, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, TestClock, testedService, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';
import { aPolicy, ORGANISATION } from './a-policy.js';
import { handled, matched } from './under-test.js';

const clock = new TestClock();
const service = testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(settings) }, clock);
let scene: Scene;
let vendorId: string;
const as = (actor: string, roles: string[] = ['approver']) => service.current.as(scene.tenantId, actor, roles);
const MATCH = { class: 'clean' as const, verdict: 'MATCHED' as const, lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  vendorId = newId();
  clock.set('2026-01-15T10:00:00.000Z');
  const persons = ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit }));
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons }).build());
  await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters })) }, as('zoe'));
});

const policy = (touchless: Partial<NonNullable<ApprovalPolicy['touchless']>> = {}) =>
  service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy({ touchless: { upTo: '1000', samples: [], trust: { targetRate: '0.03' }, ...touchless } }) }, as('zoe'));

/** A clean, ordered invoice of the vendor. */
const comes = async (parts: Partial<EventMap['invoice.matched.v1']> = {}) => {
  const vendor = { vendorId, version: 1, name: 'Seller', resolvedBy: 'vatId' as const, trusted: false, accountApproved: true };
  return handled(scene, matched(scene, { invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '80' }).build(), vendor, match: MATCH, submittedBy: { subject: 'sam' }, ...parts }));
};
const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, as('zoe'));
const trustIn = async (source: string) => (await service.current.rpc.ask(getVendorTrust, { vendorId }, as('zoe'))).sources.find((own) => own.source === source);
const counts = () => service.current.rpc.ask(getTouchless, { from: '2026-01-15', to: '2026-01-15' }, as('zoe'));

describe('Trust', () => {
  it('is had by vendors of structured data from the start, lost by a confirmed error, and said with its figures', async () => {
    await policy();
    const { subject } = await comes({ format: 'ubl' });
    expect(await plan(subject)).toMatchObject({ state: 'approved' });
    expect(await trustIn('xml')).toMatchObject({ trusted: true, clean: 1, corrected: 0, demoted: false, stillNeeded: 0 });
    expect(await service.current.rpc.ask(reportError, { invoiceId: subject, reason: 'Billed twice.' }, as('zoe', ['controller']))).toEqual({ invoiceId: subject, demoted: true });
    await expect(service.current.rpc.ask(reportError, { invoiceId: subject, reason: 'Again.' }, as('zoe'))).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    const next = await comes({ format: 'ubl' });
    const { state, whyNot } = await plan(next.subject);
    expect(state).toBe('pending');
    expect(whyNot).toMatchObject([{ code: 'VENDOR_NOT_TRUSTED', change: expect.stringMatching(/^\d+ more invoices of Seller without a correction/) as string }]);
    expect(await trustIn('xml')).toMatchObject({ trusted: false, clean: 0, corrected: 1, demoted: true });
  });

  it('is earned by invoices of pages, and not had by them at first', async () => {
    await policy();
    expect(await plan((await comes({ format: 'pdf-text' })).subject)).toMatchObject({ state: 'pending' });
    await service.database.query("insert into vendor_record (tenant_id, vendor_id, source, clean, corrected) values ($1, $2, 'page', 125, 0)", [scene.tenantId, vendorId]);
    expect(await plan((await comes({ format: 'pdf-text' })).subject)).toMatchObject({ state: 'approved' });
  });

  it('is the master data’s where the policy asks for none', async () => {
    await policy({ trust: undefined });
    expect(await plan((await comes({ format: 'ubl' })).subject)).toMatchObject({ state: 'pending', whyNot: [{ code: 'VENDOR_NOT_TRUSTED' }] });
  });

  it('is lost when a sample that would have passed is refused', async () => {
    await policy({ samples: [{ from: '0', percent: '100' }] });
    const { subject } = await comes({ format: 'ubl' });
    const { tasks, whyNot } = await plan(subject);
    expect(whyNot).toMatchObject([{ code: 'AUDIT_SAMPLE' }]);
    await service.current.rpc.ask(decideTask, { taskId: tasks[0]?.taskId ?? '', answer: 'reject', comment: 'Wrong goods.' }, as('olga'));
    expect(await trustIn('xml')).toMatchObject({ trusted: false, demoted: true });
    expect(await counts()).toMatchObject({ rejected: 1, errors: 1 });
  });
});

describe('What passed untouched', () => {
  it('is counted strictly, each invoice once', async () => {
    await policy();
    const event = await comes();
    await handled(scene, matched(scene, { ...event.data, lineage: [1, 1, 2] }));
    await comes({ match: { ...MATCH, orderAmended: true } });
    await comes({ match: { ...MATCH, receiptAmended: true } });
    await comes({ lineage: [2, 1, 1] });
    const { subject } = await comes({ match: { ...MATCH, verdict: 'NO_ORDER' } });
    const { tasks } = await plan(subject);
    await service.current.rpc.ask(decideTask, { taskId: tasks[0]?.taskId ?? '', answer: 'accept' }, as('olga'));
    await service.current.rpc.ask(decideTask, { taskId: (await plan(subject)).tasks.find((task) => task.state === 'open')?.taskId ?? '', answer: 'accept' }, as('mia'));
    expect(await counts()).toEqual({ approved: 5, touchless: 4, strict: 1, rejected: 0, errors: 0, strictShare: 0.2 });
    expect(await service.current.rpc.ask(getTouchless, { from: '2026-01-15', to: '2026-01-15' }, service.current.as(newId()))).toMatchObject({ approved: 0 });
  });

  it('says of what is held too what would have to be otherwise, the cheapest change first', async () => {
    await policy();
    const { subject } = await comes({ format: 'pdf-text', match: { ...MATCH, class: 'exception', verdict: 'PRICE_OVER' } });
    const { state, whyNot } = await plan(subject);
    expect(state).toBe('held');
    expect(whyNot?.map(({ code }) => code)).toEqual(['PRICE_OVER', 'VENDOR_NOT_TRUSTED']);
  });
});
