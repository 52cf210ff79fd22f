import { decideTask, decideTasks, endOfRevision, getApproval, getTask, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aReceipt, TestClock, testedService, type Scene, type ToldEvent } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';
import { handled, matched, requested } from './under-test.js';

const clock = new TestClock();
const service = testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(settings) }, clock);
const vendorId = newId();
let scene: Scene;

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  const person = (subject: string, roles: string[], limit: string | null) => ({ subject, name: subject, roles, limit });
  const persons = [person('anna', ['approver'], '50000'), person('ben', ['approver'], '100'), person('carl', ['controller'], null), person('dora', ['controller'], null), person('sam', ['clerk'], '0')];
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons }).build());
});

const ROLES: Readonly<Record<string, string[]>> = { anna: ['approver'], ben: ['approver'], carl: ['controller'], dora: ['controller'], sam: ['clerk'] };

function decide(taskId: string, actor: string, answer: 'accept' | 'reject' = 'accept', parts: { comment?: string; seenLineage?: number[] } = {}) {
  const context = service.current.as(scene.tenantId, actor, ROLES[actor] ?? []);
  const request = { taskId, answer, ...(answer === 'reject' ? { comment: 'Not ours.' } : {}), ...parts };
  return { context, reply: service.current.rpc.ask(decideTask, request, context) };
}

/** An invoice that waits for approval, with its open approval tasks by role. */
async function pending(due: string, parts: Partial<EventMap['invoice.matched.v1']> = {}) {
  const event = await handled(scene, matched(scene, { invoice: anInvoice().withTotals({ due }).build(), ...parts }));
  const rows = await service.database.query<{ role: string; task_id: string }>("select role, task_id from task where invoice_id = $1 and kind = 'approval' and state = 'open'", [event.subject]);
  const byRole = new Map(rows.map((row) => [row.role, row.task_id]));
  const task = (role: string): string => byRole.get(role) ?? '';
  return { event, invoiceId: event.subject, task };
}

const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, service.current.as(scene.tenantId));
const types = (events: readonly ToldEvent[]): string[] => events.map(({ type }) => type).toSorted();

describe('Deciding a task', () => {
  it('approves the invoice when one person is asked and agrees', async () => {
    const { invoiceId, task } = await pending('119');
    const { context, reply } = decide(task('approver'), 'anna');
    expect(await reply).toEqual({ taskId: task('approver'), outcome: 'accepted' });
    const told = await service.bus.toldBecauseOf(context);
    expect(types(told)).toEqual(['invoice.approved.v1', 'task.closed.v1']);
    const { contentHash } = await plan(invoiceId);
    expect(told.find(({ type }) => type === 'invoice.approved.v1')?.data).toMatchObject({ invoiceId, lineage: [1, 1, 1, 1], how: 'persons', by: [{ subject: 'anna', step: 'approver' }], contentHash, payable: '119' });
    expect(await plan(invoiceId)).toMatchObject({ state: 'approved', tasks: [{ state: 'closed', outcome: 'accepted', closedBy: 'anna' }] });
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna' and action = 'task.accepted'", [scene.tenantId])).toBe(1);
  });

  it('is asked for in no more words than a task may have, in every language', async () => {
    const line = { verdict: 'NO_ORDER' as const, orderNumber: null, orderLine: null, payableNow: '1', awaiting: '0', disputed: '0', explanation: 'Coded.', tolerance: null };
    const lines = Array.from({ length: 600 }, (_, i) => ({ ...line, lineId: String(i + 1) }));
    const { event } = await pending('119', { match: { class: 'clean', verdict: 'NO_ORDER', lines, payableNow: '119', awaiting: '0', disputed: '0' } });
    const opened = (await service.bus.toldBecauseOf(event)).filter(({ type }) => type === 'task.opened.v1').map(({ data }) => data as EventMap['task.opened.v1']);
    expect(opened.map(({ title, titles }) => [title.length, titles?.de?.length])).toEqual([[2000, 2000]]);
  });

  it('is no way around a coding: that is asked for, or the invoice rejected', async () => {
    const { data } = await handled(scene, requested(scene, { kind: 'exception', reason: 'CODING_REQUIRED', amount: '0' }));
    await expect(decide(data.taskId, 'carl', 'accept', { comment: 'Fine.' }).reply).rejects.toMatchObject({ code: 'CODING_REQUIRED', message: expect.stringContaining('/coding') as string });
    expect(await decide(data.taskId, 'carl', 'reject').reply).toMatchObject({ outcome: 'rejected' });
  });

  it('opens an approved invoice again when a newer validation has something against it', async () => {
    const { event, invoiceId, task } = await pending('119');
    await decide(task('approver'), 'anna').reply;
    const finding = { code: 'DUPLICATE_NEAR_NUMBER', severity: 'error' as const, message: 'It looks like another one.', terms: ['BT-1'] };
    await handled(scene, matched(scene, { ...event.data, invoiceId, lineage: [1, 2, 1], verdict: 'flagged', findings: [finding] }));
    expect(await plan(invoiceId)).toMatchObject({ lineage: [1, 2, 1], state: 'held' });
  });

  it('approves a large invoice only when two different people agree, and says when each did', async () => {
    const { invoiceId, task } = await pending('60000');
    clock.set('2026-01-15T10:00:00.000Z');
    await expect(decide(task('approver'), 'anna').reply).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    await decide(task('approver'), 'carl').reply;
    expect(await plan(invoiceId)).toMatchObject({ state: 'pending' });
    await expect(decide(task('controller'), 'carl').reply).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    clock.set('2026-01-15T11:00:00.000Z');
    const { context, reply } = decide(task('controller'), 'dora');
    await reply;
    const [approved] = (await service.bus.toldBecauseOf(context)).filter(({ type }) => type === 'invoice.approved.v1');
    expect(approved?.data).toMatchObject({ by: [{ subject: 'carl', at: '2026-01-15T10:00:00.000Z', step: 'approver' }, { subject: 'dora', at: '2026-01-15T11:00:00.000Z', step: 'controller' }] });
  });

  it('tells an approval once when the last two agree at the same moment', async () => {
    const { invoiceId, task } = await pending('60000');
    const [a, b] = [decide(task('approver'), 'carl'), decide(task('controller'), 'dora')];
    await Promise.all([a.reply, b.reply]);
    const told = (await service.bus.told(scene.tenantId)).filter(({ type }) => type === 'invoice.approved.v1');
    expect(told).toHaveLength(1);
    expect(told[0]?.data).toMatchObject({ invoiceId, by: [{}, {}] });
  });

  it('lets two who answer the same task at once both know who came first', async () => {
    const { task } = await pending('119');
    const results = await Promise.allSettled([decide(task('approver'), 'anna').reply, decide(task('approver'), 'carl').reply]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'ALREADY_DECIDED' });
  });

  it('rejects the invoice for good: its other questions close, and nothing that still runs on it asks again', async () => {
    const { event, invoiceId, task } = await pending('60000');
    const { context, reply } = decide(task('controller'), 'carl', 'reject', { comment: 'Not ours.' });
    expect(await reply).toMatchObject({ outcome: 'rejected' });
    const told = await service.bus.toldBecauseOf(context);
    expect(types(told)).toEqual(['invoice.rejected.v1', 'task.closed.v1', 'task.closed.v1']);
    expect(told.find(({ type }) => type === 'invoice.rejected.v1')?.data).toMatchObject({ invoiceId, lineage: endOfRevision(1), by: 'carl', reason: 'Not ours.' });
    const late = [
      await handled(scene, matched(scene, { ...event.data, lineage: [1, 1, 2] })),
      await handled(scene, matched(scene, { ...event.data, lineage: [1, 2, 1] })),
      await handled(scene, requested(scene, { invoiceId, lineage: [1, 2] })),
    ];
    for (const each of late) expect(await service.bus.toldBecauseOf(each)).toEqual([]);
    expect(await plan(invoiceId)).toMatchObject({ state: 'rejected' });
  });

  it('takes a new revision of a rejected invoice as a new question', async () => {
    const { event, task } = await pending('119');
    await decide(task('approver'), 'anna', 'reject').reply;
    const corrected = await handled(scene, matched(scene, { ...event.data, lineage: [2, 1, 1] }));
    expect(types(await service.bus.toldBecauseOf(corrected))).toEqual(['task.opened.v1']);
  });

  it('needs a reason to reject', async () => {
    const { task } = await pending('119');
    const context = service.current.as(scene.tenantId, 'anna', ['approver']);
    await expect(service.current.rpc.ask(decideTask, { taskId: task('approver'), answer: 'reject' }, context)).rejects.toMatchObject({ code: 'COMMENT_REQUIRED' });
  });

  it('does not let anyone answer about content that has changed since', async () => {
    const { event, task } = await pending('119');
    await expect(decide(task('approver'), 'anna', 'accept', { seenLineage: [1, 1, 9, 1] }).reply).rejects.toMatchObject({ code: 'STALE_CONTENT' });
    await handled(scene, matched(scene, { ...event.data, lineage: [1, 1, 2] }));
    await expect(decide(task('approver'), 'anna').reply).rejects.toMatchObject({ code: 'STALE_CONTENT' });
    expect((await service.bus.told(scene.tenantId)).filter(({ type }) => type === 'invoice.approved.v1')).toEqual([]);
  });

  it('closes a question of another stage without approving anything', async () => {
    const task = await handled(scene, requested(scene, { kind: 'finding', role: 'controller', reason: 'BR-CO-15' }));
    const { context, reply } = decide(task.subject, 'carl');
    await reply;
    const told = await service.bus.toldBecauseOf(context);
    expect(told.map(({ type, data }) => [type, (data as { outcome: string }).outcome])).toEqual([['task.closed.v1', 'accepted']]);
  });

  it('accepts an exception with a reason, within the limit of who does it', async () => {
    const exception = (amount: string) => handled(scene, requested(scene, { kind: 'exception', role: 'clerk', reason: 'PRICE_OVER', amount, currency: 'EUR' }));
    const { subject } = await exception('80');
    await expect(decide(subject, 'ben').reply).rejects.toMatchObject({ code: 'COMMENT_REQUIRED' });
    expect(await decide(subject, 'ben', 'accept', { comment: 'Agreed by telephone.' }).reply).toMatchObject({ outcome: 'accepted' });
    await expect(decide((await exception('100.01')).subject, 'ben', 'accept', { comment: 'Agreed.' }).reply).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('is shown to the tenant alone', async () => {
    const { invoiceId, task } = await pending('119');
    const stranger = service.current.as(newId());
    await expect(service.current.rpc.ask(getTask, { taskId: task('approver') }, stranger)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    await expect(service.current.rpc.ask(decideTask, { taskId: task('approver'), answer: 'accept' }, stranger)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    await expect(service.current.rpc.ask(getApproval, { invoiceId }, stranger)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await service.current.rpc.ask(getTask, { taskId: task('approver') }, service.current.as(scene.tenantId))).toMatchObject({ state: 'open', kind: 'approval' });
  });
});

describe('Deciding many tasks', () => {
  it('answers each by itself, says why one is refused, and answers none twice', async () => {
    const [first, second, self] = [await pending('119'), await pending('119'), await pending('119', { submittedBy: { subject: 'anna' } })];
    const context = service.current.as(scene.tenantId, 'anna', ['approver']);
    const decisions = [first, self, second].map(({ task }, i) => ({ taskId: task('approver'), answer: i === 2 ? ('reject' as const) : ('accept' as const), comment: 'Looked at.' }));
    const all = [...decisions, { taskId: newId(), answer: 'accept' as const }];
    const ask = () => service.current.rpc.ask(decideTasks, { decisions: all }, context);
    const { results } = await ask();
    expect(results).toMatchObject([{ outcome: 'accepted' }, { outcome: 'refused', code: 'SELF_APPROVAL' }, { outcome: 'rejected' }, { outcome: 'refused', code: 'TASK_NOT_FOUND' }]);
    expect(await ask()).toEqual({ results });
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna' and details ->> 'channel' = 'bulk'", [scene.tenantId])).toBe(2);
  });
});

describe('Separation of duties, as it stands when a person acts', () => {
  const vendor = { vendorId, version: 1, name: 'Seller', resolvedBy: 'vatId' as const, trusted: false, accountApproved: true };
  const lines = [{ lineId: '1', verdict: 'MATCHED' as const, orderNumber: 'PO-7', orderLine: '1', payableNow: '100', awaiting: '0', disputed: '0', explanation: 'agrees', tolerance: null }];
  const match = { class: 'clean' as const, verdict: 'MATCHED' as const, lines, payableNow: '100', awaiting: '0', disputed: '0' };

  it.each([
    ['SELF_APPROVAL', { submittedBy: { subject: 'anna' } }, undefined],
    ['SOD_VENDOR_EDITOR', { vendor }, () => anEvent('vendor.changed.v1').ofTenant(scene.tenantId).with({ vendorId, changedBy: 'anna' }).build()],
    ['SOD_RECEIPT_POSTER', { vendor, match }, () => anEvent('receipt.posted.v1').ofTenant(scene.tenantId).with({ postedBy: 'anna', receipt: aReceipt('PO-7', '10') }).build()],
  ])('refuses by %s', async (code, parts, act) => {
    const { task } = await pending('119', parts);
    if (act) await handled(scene, act());
    await expect(decide(task('approver'), 'anna').reply).rejects.toMatchObject({ code });
    expect(await decide(task('approver'), 'carl').reply).toMatchObject({ outcome: 'accepted' });
  });

  it('counts who changed the vendor last, and everyone who posted goods', async () => {
    const changed = (by: string, version: number) => anEvent('vendor.changed.v1').ofTenant(scene.tenantId).with({ vendorId, version, changedBy: by }).build();
    const posted = (by: string) => anEvent('receipt.posted.v1').ofTenant(scene.tenantId).with({ postedBy: by, receipt: aReceipt('PO-7', '1') }).build();
    for (const event of [changed('anna', 1), changed('ben', 2), posted('carl'), posted('dora')]) await handled(scene, event);
    const { task } = await pending('119', { vendor, match });
    for (const poster of ['carl', 'dora']) await expect(decide(task('approver'), poster).reply).rejects.toMatchObject({ code: 'SOD_RECEIPT_POSTER' });
    expect(await decide(task('approver'), 'anna').reply).toMatchObject({ outcome: 'accepted' });
  });

  it('lets who may not approve still reject', async () => {
    const { task } = await pending('119', { submittedBy: { subject: 'anna' } });
    expect(await decide(task('approver'), 'anna', 'reject').reply).toMatchObject({ outcome: 'rejected' });
  });

  it('holds a person to role and limit', async () => {
    const { task } = await pending('119');
    await expect(decide(task('approver'), 'sam').reply).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await expect(decide(task('approver'), 'ben').reply).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });
});

describe('A plan', () => {
  it('is replaced by a newer match, and its tasks with it', async () => {
    const { event, invoiceId, task } = await pending('60000');
    const again = await handled(scene, matched(scene, { ...event.data, invoice: anInvoice().withTotals({ due: '119' }).build(), lineage: [2, 1, 1] }));
    expect(types(await service.bus.toldBecauseOf(again))).toEqual(['task.closed.v1', 'task.closed.v1', 'task.opened.v1']);
    const { tasks, lineage } = await plan(invoiceId);
    expect(lineage).toEqual([2, 1, 1]);
    expect(tasks.filter(({ state }) => state === 'open')).toMatchObject([{ role: 'approver', amount: '119' }]);
    expect(tasks.find(({ taskId }) => taskId === task('controller'))).toMatchObject({ state: 'closed', outcome: 'superseded' });
  });

  it('is held while a revision is on its way, and nobody can approve meanwhile', async () => {
    const { invoiceId, task } = await pending('119');
    await handled(scene, anEvent('invoice.superseded.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1] }).build());
    expect(await plan(invoiceId)).toMatchObject({ state: 'held' });
    await expect(decide(task('approver'), 'anna').reply).rejects.toMatchObject({ code: 'STALE_CONTENT' });
  });
});
