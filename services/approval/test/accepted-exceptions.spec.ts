import { decideTask, getApproval, putApprovalPolicy, putPersons, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, type Scene, type ToldEvent } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { aPolicy, ORGANISATION } from './a-policy.js';
import { handled, matched, testedApproval } from './under-test.js';

const service = testedApproval();
const vendorId = newId();
let scene: Scene;
const as = (actor: string, roles: string[] = []) => service.current.as(scene.tenantId, actor, roles);
const types = (events: readonly ToldEvent[]): string[] => events.map(({ type }) => type).toSorted();

const PERSONS = [['anna', 'approver', '50000'], ['ben', 'approver', '100'], ['carl', 'controller', null], ['dora', 'controller', null], ['sam', 'clerk', '0']] as const;

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  const persons = PERSONS.map(([subject, role, limit]) => ({ subject, name: subject, roles: [role], limit }));
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons }).build());
});

/** An invoice whose exception somebody accepted, as matching tells it. */
const accepted = (by: string, due = '119', parts: Partial<EventMap['invoice.matched.v1']> = {}) =>
  matched(scene, {
    invoice: anInvoice().withTotals({ due }).build(), submittedBy: { subject: 'sam' }, lineage: [1, 1, 2],
    match: { class: 'clean', verdict: 'PRICE_OVER', lines: [], payableNow: due, awaiting: '0', disputed: '0', accepted: { by, reason: 'Agreed by telephone' } }, ...parts,
  });
const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, as('anna'));
const open = async (invoiceId: string) => (await plan(invoiceId)).tasks.filter(({ state }) => state === 'open').map(({ role }) => role);

describe('Who accepted an exception', () => {
  it('is not asked once more whether it may be paid', async () => {
    const event = await handled(scene, accepted('anna'));
    const told = await service.bus.toldBecauseOf(event);
    expect(types(told)).toEqual(['invoice.approved.v1']);
    expect(told[0]?.data).toMatchObject({ how: 'persons', by: [{ subject: 'anna', step: 'approver' }] });
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'invoice.approved' and details @> '{\"acceptedBy\": \"anna\", \"answered\": [\"approver\"]}'", [scene.tenantId])).toBe(1);
  });

  it.each([
    ['a clerk', 'sam', '119', {}],
    ['above their limit', 'ben', '119', {}],
    ['who handed the invoice in', 'anna', '119', { submittedBy: { subject: 'anna' } }],
    ['a stranger', 'zora', '119', {}],
  ])('does not answer for those who are asked: %s', async (_, by, due, parts) => {
    const { subject } = await handled(scene, accepted(by, due, parts));
    expect(await open(subject)).toEqual(['approver']);
  });

  it('who changed the vendor leaves the approval to another', async () => {
    await handled(scene, anEvent('vendor.changed.v1').ofTenant(scene.tenantId).with({ vendorId, changedBy: 'anna' }).build());
    const vendor = { vendorId, number: 'V-1', name: 'Seller', version: 1, resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
    const { subject } = await handled(scene, accepted('anna', '119', { vendor }));
    expect(await open(subject)).toEqual(['approver']);
  });

  it('is one of two where two must agree', async () => {
    const event = await handled(scene, accepted('carl', '60000'));
    expect(types(await service.bus.toldBecauseOf(event))).toEqual(['task.closed.v1', 'task.opened.v1', 'task.opened.v1']);
    expect(await open(event.subject)).toEqual(['approver']);
    const taskId = (await plan(event.subject)).tasks.find(({ state }) => state === 'open')?.taskId ?? '';
    await expect(service.current.rpc.ask(decideTask, { taskId, answer: 'accept' }, as('carl', ['controller']))).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    await service.current.rpc.ask(decideTask, { taskId, answer: 'accept' }, as('dora', ['controller']));
    expect(await plan(event.subject)).toMatchObject({ state: 'approved' });
  });

  it('has answered where a policy of the tenant asks them, when their turn comes, and nowhere else', async () => {
    await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons: ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit })) }).build());
    await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters })) }, as('zoe'));
    await service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy() }, as('zoe'));
    const invoice = { ...anInvoice().withTotals({ due: '119' }).build(), buyerAccountingReference: 'K1' };
    const { subject } = await handled(scene, accepted('mia', '119', { invoice }));
    const before = await plan(subject);
    expect(before).toMatchObject({ state: 'pending', steps: [{ step: 'owner', state: 'open' }, { step: 'limit', state: 'waiting' }] });
    await service.current.rpc.ask(decideTask, { taskId: before.tasks[0]?.taskId ?? '', answer: 'accept' }, as('olga', ['approver']));
    expect(await plan(subject)).toMatchObject({ state: 'approved', steps: [{ approvedBy: ['olga'] }, { approvedBy: ['mia'] }] });
  });
});
