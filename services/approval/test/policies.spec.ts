import { decideTask, endDelegation, getApproval, getApprovalPolicy, getTask, handOverTask, listDelegations, putApprovalPolicy, putDelegation, putPersons, tryApprovalPolicy, type ApprovalPolicy, type BusEvent, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, TestClock, testedService, type Scene, type ToldEvent } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';
import { receiptFor, type Receipt } from '../src/domain/index.js';
import { handled, matched } from './under-test.js';
import { aPolicy, ORGANISATION } from './a-policy.js';

const clock = new TestClock();
const service = testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(settings) }, clock);
let scene: Scene;

const as = (actor: string, roles: string[] = ['approver']) => service.current.as(scene.tenantId, actor, roles);
const put = (policy: ApprovalPolicy) => service.current.rpc.ask(putApprovalPolicy, { policy }, as('root', ['admin']));
const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, as('anna'));
const types = (events: readonly ToldEvent[]): string[] => events.map(({ type }) => type).toSorted();

beforeEach(async () => {
  clock.set('2026-02-02T09:00:00.000Z');
  scene = { tenantId: newId(), service };
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons: ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit })) }).build());
  await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters })) }, as('root', ['admin']));
});

const invoiceOf = (due: string) => anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due }).build();

/** An invoice that a policy asks about. */
async function pending(due: string, parts: Partial<EventMap['invoice.matched.v1']> = {}) {
  const event = await handled(scene, matched(scene, { invoice: invoiceOf(due), submittedBy: { subject: 'sam' }, ...parts }));
  return { event, invoiceId: event.subject };
}

const again = (event: BusEvent<'invoice.matched.v1'>, parts: Partial<EventMap['invoice.matched.v1']>) => handled(scene, matched(scene, { ...event.data, ...parts }));

async function openTask(invoiceId: string): Promise<string> {
  const [task] = (await plan(invoiceId)).tasks.filter(({ state }) => state === 'open');
  if (!task) throw new Error('There is no open task.');
  return task.taskId;
}

async function decide(invoiceId: string, actor: string, answer: 'accept' | 'reject' = 'accept') {
  const context = as(actor);
  await service.current.rpc.ask(decideTask, { taskId: await openTask(invoiceId), answer, comment: 'Because.' }, context);
  return service.bus.toldBecauseOf(context);
}

describe('A policy of the tenant', () => {
  it('is kept by version, and one that cannot be meant is refused with the place', async () => {
    expect(await service.current.rpc.ask(getApprovalPolicy, {}, as('anna'))).toEqual({ version: 0, policy: null });
    expect(await put(aPolicy())).toMatchObject({ version: 1 });
    await expect(service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy(), seenVersion: 0 }, as('root'))).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    const [rule] = aPolicy().rules;
    await expect(put(aPolicy({ rules: rule ? [{ ...rule, filter: { when: 'invoice.amount >' } }] : [] }))).rejects.toMatchObject({ code: 'FIELD_INVALID', message: expect.stringContaining('Rule "all"') });
    await expect(put(aPolicy({ sla: { hours: '8', calendar: 'none', remindAtPercent: [], onExpiry: 'escalateToManager', escalationReplaces: true, restartOnEscalation: true, pausesWhile: [] } }))).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  });

  it('asks the owner of the cost centre, then the manager whose limit covers it', async () => {
    await put(aPolicy());
    const { invoiceId } = await pending('3000');
    expect((await plan(invoiceId)).steps).toMatchObject([{ step: 'owner', state: 'open', approvers: ['olga'] }, { step: 'limit', state: 'waiting', approvers: ['mia'] }]);
    await expect(decide(invoiceId, 'mia')).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    expect(types(await decide(invoiceId, 'olga'))).toEqual(['task.closed.v1', 'task.opened.v1']);
    const told = await decide(invoiceId, 'mia');
    expect(told.find(({ type }) => type === 'invoice.approved.v1')?.data).toMatchObject({ how: 'persons', by: [{ subject: 'olga', step: 'owner' }, { subject: 'mia', step: 'limit' }] });
    expect(await plan(invoiceId)).toMatchObject({ state: 'approved', policyVersion: '1' });
  });

  it('leaves plans that run to the version they were made from', async () => {
    await put(aPolicy());
    const { invoiceId } = await pending('3000');
    await put(aPolicy({ rules: [{ id: 'new', order: 1, filter: {}, steps: [{ id: 'boss', order: 1, source: { type: 'user', user: 'zoe' }, mode: 'all' }] }] }));
    expect((await plan(invoiceId)).policyVersion).toBe('1');
    await decide(invoiceId, 'olga');
    const { invoiceId: later } = await pending('3000');
    expect((await plan(later)).steps).toMatchObject([{ step: 'boss', approvers: ['zoe'] }]);
  });

  it('that names nobody asks to be mended, and accepting plans again', async () => {
    await put(aPolicy({ rules: [{ id: 'other', order: 1, filter: { when: 'invoice.seller == "somebody else"' }, steps: [{ id: 'x', order: 1, source: { type: 'user', user: 'zoe' }, mode: 'all' }] }] }));
    const { invoiceId } = await pending('3000');
    expect((await plan(invoiceId)).tasks).toMatchObject([{ role: 'controller', reason: 'APPROVAL_BLOCKED', state: 'open' }]);
    await put(aPolicy());
    const context = as('carl', ['controller']);
    await service.current.rpc.ask(decideTask, { taskId: await openTask(invoiceId), answer: 'accept' }, context);
    expect(types(await service.bus.toldBecauseOf(context))).toEqual(['task.closed.v1', 'task.opened.v1']);
    expect(await plan(invoiceId)).toMatchObject({ policyVersion: '2', steps: [{ state: 'open', approvers: ['olga'] }, {}] });
  });

  it('can be tried on what waits without being kept', async () => {
    await put(aPolicy());
    const { invoiceId } = await pending('3000');
    const policy = aPolicy({ rules: [{ id: 'new', order: 1, filter: { amountFrom: '1000' }, steps: [{ id: 'boss', order: 1, source: { type: 'role', role: 'board' }, mode: 'any' }] }] });
    expect(await service.current.rpc.ask(tryApprovalPolicy, { policy }, as('root'))).toEqual({ looked: 1, invoices: [{ invoiceId, state: 'pending', steps: [{ step: 'boss', rule: 'new', approvers: ['zoe'] }] }] });
    expect(await service.current.rpc.ask(getApprovalPolicy, {}, as('root'))).toMatchObject({ version: 1 });
  });
});

describe('A delegation', () => {
  it('is ended by who is back, and by nobody who has no say in it', async () => {
    const away = { delegationId: newId(), from: 'olga', to: 'pia', start: '2026-01-01T00:00:00.000Z', end: '2030-01-01T00:00:00.000Z', maxAmount: '500', entity: null, reason: 'Leave' };
    await service.current.rpc.ask(putDelegation, away, as('olga'));
    const end = (actor: string) => service.current.rpc.ask(endDelegation, { delegationId: away.delegationId }, as(actor));
    await expect(end('pia')).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    const ended = await end('olga');
    expect(Date.parse(ended.end)).toBeLessThan(Date.parse(away.end));
    expect(ended).toMatchObject({ from: 'olga', maxAmount: '500' });
    expect((await service.current.rpc.ask(listDelegations, {}, as('olga'))).delegations).toEqual([]);
    await expect(service.current.rpc.ask(endDelegation, { delegationId: newId() }, as('olga'))).rejects.toMatchObject({ code: 'DELEGATION_NOT_FOUND' });
  });
});

describe('An approval under a policy', () => {
  beforeEach(() => put(aPolicy()));

  it('stands when a newer match pays the same, also when it crosses the approval', async () => {
    const { event, invoiceId } = await pending('3000');
    await decide(invoiceId, 'olga');
    const open = await again(event, { lineage: [1, 1, 2] });
    expect(types(await service.bus.toldBecauseOf(open))).toEqual(['task.closed.v1', 'task.opened.v1']);
    await decide(invoiceId, 'mia');
    const crossing = await again(event, { lineage: [1, 1, 3] });
    const told = await service.bus.toldBecauseOf(crossing);
    expect(told).toMatchObject([{ type: 'invoice.approved.v1', data: { lineage: [1, 1, 3, 1], how: 'persons', by: [{ subject: 'olga' }, { subject: 'mia' }] } }]);
  });

  it('falls when a newer match pays another amount, and the next who is asked sees what changed', async () => {
    const { event, invoiceId } = await pending('3000');
    await decide(invoiceId, 'olga');
    await decide(invoiceId, 'mia');
    const changed = await again(event, { lineage: [1, 1, 2], match: { ...event.data.match, payableNow: '2900' } });
    expect(types(await service.bus.toldBecauseOf(changed))).toEqual(['task.opened.v1']);
    const now = await plan(invoiceId);
    expect(now).toMatchObject({ state: 'pending', steps: [{ step: 'owner', state: 'open' }, { step: 'limit', state: 'waiting' }] });
    expect(now.changes).toEqual([{ what: 'amount payable now', before: event.data.match.payableNow, after: '2900' }]);
    expect(now.explanation).toContain('amount payable now was');
    const [opened] = (await service.bus.toldBecauseOf(changed)).filter(({ type }) => type === 'task.opened.v1');
    expect(opened?.data).toMatchObject({ title: expect.stringMatching(/By policy 1: owner, limit\. Since it was asked before: amount payable now was /), titles: { de: expect.stringMatching(/Nach Richtlinie 1: owner, limit\. Seit der letzten Frage: jetzt zahlbarer Betrag war .*, ist 2900\.$/) } });
    const taskId = await openTask(invoiceId);
    expect((await service.current.rpc.ask(getTask, { taskId }, as('olga'))).titles?.de).toMatch(/Seit der letzten Frage/);
  });

  it('of other coding asks the new owner alone', async () => {
    const { event, invoiceId } = await pending('3000');
    await decide(invoiceId, 'olga');
    await decide(invoiceId, 'mia');
    await again(event, { lineage: [2, 1, 1], invoice: { ...event.data.invoice, buyerAccountingReference: 'K2' } });
    expect((await plan(invoiceId)).steps).toMatchObject([{ step: 'owner', state: 'open', approvers: ['pia'] }, { step: 'limit', state: 'approved' }]);
    expect(types(await decide(invoiceId, 'pia'))).toEqual(['invoice.approved.v1', 'task.closed.v1']);
  });

  it('asks the owners of the cost centres to which it is coded, and another coding asks the new ones alone', async () => {
    const coded = (...costCenters: string[]) => [{ lineId: '1', parts: costCenters.map((costCenter) => ({ glAccount: '4711', costCenter, amount: '50' })) }];
    const match = matched(scene).data.match;
    const { event, invoiceId } = await pending('3000', { match: { ...match, coding: coded('K2') } });
    expect((await plan(invoiceId)).steps).toMatchObject([{ step: 'owner', approvers: ['pia'] }, { step: 'limit' }]);
    await decide(invoiceId, 'pia');
    await decide(invoiceId, 'mia');
    await again(event, { lineage: [1, 1, 2], match: { ...match, coding: coded('K1') } });
    const now = await plan(invoiceId);
    expect(now.steps).toMatchObject([{ step: 'owner', state: 'open', approvers: ['olga'] }, { step: 'limit', state: 'approved' }]);
    expect(now.changes).toEqual([{ what: 'coding of line 1', before: '4711/K2 50', after: '4711/K1 50' }]);
    expect(types(await decide(invoiceId, 'olga'))).toEqual(['invoice.approved.v1', 'task.closed.v1']);
  });

  it('goes to a substitute, who acts in the stead of who is away', async () => {
    const away = { delegationId: newId(), from: 'olga', to: 'pia', start: '2026-02-01T00:00:00Z', end: '2026-02-08T00:00:00Z', maxAmount: null, entity: null, reason: 'leave' };
    await expect(service.current.rpc.ask(putDelegation, away, as('pia'))).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await service.current.rpc.ask(putDelegation, away, as('olga'));
    expect((await service.current.rpc.ask(listDelegations, { person: 'olga' }, as('zoe'))).delegations).toMatchObject([{ delegationId: away.delegationId, from: 'olga' }]);
    expect((await service.current.rpc.ask(listDelegations, {}, service.current.as(newId()))).delegations).toEqual([]);
    const { invoiceId } = await pending('3000');
    expect((await plan(invoiceId)).steps?.[0]).toMatchObject({ approvers: ['pia'], substitutes: { pia: 'olga' } });
    await expect(decide(invoiceId, 'olga')).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await decide(invoiceId, 'pia');
  });

  it('is handed to a colleague, never to who sent the invoice in', async () => {
    const { invoiceId } = await pending('3000');
    const taskId = await openTask(invoiceId);
    await expect(service.current.rpc.ask(handOverTask, { taskId, to: 'sam' }, as('olga'))).rejects.toMatchObject({ code: 'SELF_APPROVAL' });
    expect(await service.current.rpc.ask(handOverTask, { taskId, to: 'pia' }, as('olga'))).toEqual({ taskId, approvers: ['pia'] });
    await decide(invoiceId, 'pia');
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'task.handed-over'", [scene.tenantId])).toBe(1);
  });

  it('escalates to the manager when nobody answers in working time', async () => {
    const sla = { hours: '8', calendar: 'office', remindAtPercent: ['50'], onExpiry: 'escalateToManager' as const, escalationReplaces: true, restartOnEscalation: true, pausesWhile: [] };
    await put(aPolicy({ sla }));
    const { invoiceId } = await pending('3000');
    clock.set('2026-02-03T09:00:00.000Z');
    await eventually(async () => (await plan(invoiceId)).steps?.[0]?.approvers[0] === 'mia');
  });

  it('ends with a rejection', async () => {
    const { invoiceId } = await pending('3000');
    expect(types(await decide(invoiceId, 'olga', 'reject'))).toEqual(['invoice.rejected.v1', 'task.closed.v1']);
    expect(await plan(invoiceId)).toMatchObject({ state: 'rejected', steps: [{ state: 'rejected' }, { state: 'waiting' }] });
  });

  it('keeps a receipt of each decision that recomputes to the same bytes', async () => {
    const { invoiceId } = await pending('3000');
    await decide(invoiceId, 'olga');
    await decide(invoiceId, 'mia');
    const kept = await service.database.query<{ inputs: Receipt['inputs']; inputs_hash: string; text: string }>('select inputs, inputs_hash, text from receipt where invoice_id = $1 order by receipt_id', [invoiceId]);
    expect(kept.map(({ text }) => (JSON.parse(text) as { what: string }).what)).toEqual(['plan', 'approve', 'approve']);
    for (const { inputs, inputs_hash: inputsHash, text } of kept) expect(receiptFor(inputs)).toMatchObject({ inputsHash, text });
    expect((await plan(invoiceId)).receipts).toHaveLength(3);
  });
});

describe('What passes untouched', () => {
  const vendor = { vendorId: newId(), version: 1, name: 'Seller', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
  const match = { class: 'clean' as const, verdict: 'MATCHED' as const, lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };

  it('is set by the policy of the tenant, and a sample of it is looked at', async () => {
    await put(aPolicy({ touchless: { upTo: '500', samples: [] } }));
    const { invoiceId: small } = await pending('500', { vendor, match });
    const { invoiceId: large } = await pending('500.01', { vendor, match });
    expect(await plan(small)).toMatchObject({ state: 'approved' });
    expect(await plan(large)).toMatchObject({ state: 'pending', whyNot: [{ code: 'OVER_LIMIT', change: 'Raise the limit to 500.01.' }] });
    await put(aPolicy({ touchless: { upTo: '500', samples: [{ from: '0', percent: '100' }] } }));
    const { invoiceId: drawn } = await pending('500', { vendor, match });
    expect(await plan(drawn)).toMatchObject({ state: 'pending', whyNot: [{ code: 'AUDIT_SAMPLE' }], steps: [{ approvers: ['olga'] }, {}] });
  });

  it('does not, and every obstacle is named, the cheapest change first', async () => {
    const { invoiceId } = await pending('20000', { vendor: { ...vendor, trusted: false }, match: { ...match, verdict: 'NO_ORDER' } });
    expect((await plan(invoiceId)).whyNot?.map(({ code }) => code)).toEqual(['VENDOR_NOT_TRUSTED', 'OVER_LIMIT', 'NO_ORDER']);
  });
});

describe('The default policy', () => {
  it('asks nobody again when a newer match says the same of what persons approved', async () => {
    const { event, invoiceId } = await pending('3000');
    await service.current.rpc.ask(decideTask, { taskId: await openTask(invoiceId), answer: 'accept' }, as('zoe', ['controller']));
    const same = await again(event, { lineage: [1, 1, 2] });
    expect(await service.bus.toldBecauseOf(same)).toMatchObject([{ type: 'invoice.approved.v1', data: { how: 'persons', by: [{ subject: 'zoe' }], lineage: [1, 1, 2, 1] } }]);
    const other = await again(event, { lineage: [1, 1, 3], match: { ...event.data.match, payableNow: '2900' } });
    expect(types(await service.bus.toldBecauseOf(other))).toEqual(['task.opened.v1']);
  });
});
