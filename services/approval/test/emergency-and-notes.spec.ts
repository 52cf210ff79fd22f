import { addNote, answerQuestion, breakGlass, decideTask, getApproval, listNotes, putApprovalPolicy, putPersons, type ApprovalPolicy } from '@smartap/contracts';
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
const ROLES = new Map(ORGANISATION.map(({ subject, roles }) => [subject, roles]));
const as = (actor: string) => service.current.as(scene.tenantId, actor, ROLES.get(actor) ?? []);
const sla: ApprovalPolicy['sla'] = { hours: '8', calendar: 'office', remindAtPercent: [], onExpiry: 'escalateToManager', escalationReplaces: true, restartOnEscalation: true, pausesWhile: [] };

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  clock.set('2026-01-15T10:00:00.000Z');
  const persons = ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit }));
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons }).build());
  await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters })) }, as('zoe'));
  await service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy({ sla, breakGlass: { persons: ['olga', 'pia', 'sam'] } }), seenVersion: 0 }, as('zoe'));
});

/** An invoice of sam's that waits for olga. */
async function waiting(submitter = 'sam'): Promise<string> {
  return (await handled(scene, matched(scene, { invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '800' }).build(), submittedBy: { subject: submitter } }))).subject;
}

const emergency = (invoiceId: string, actor: string) => service.current.rpc.ask(breakGlass, { invoiceId, reason: `${actor}: the plant stands.` }, as(actor));
const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, as('zoe'));
const dueAt = async (invoiceId: string): Promise<string | undefined> => (await service.database.query<{ due_at: Date }>('select due_at from approval_clock where invoice_id = $1', [invoiceId]))[0]?.due_at.toISOString();

describe('In an emergency', () => {
  it('two named persons approve, each with a reason, and a third looks at it', async () => {
    const invoiceId = await waiting();
    expect(await emergency(invoiceId, 'olga')).toEqual({ state: 'waiting', by: ['olga'] });
    await expect(emergency(invoiceId, 'olga')).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    const context = as('pia');
    expect(await service.current.rpc.ask(breakGlass, { invoiceId, reason: 'pia: the plant stands.' }, context)).toEqual({ state: 'approved', by: ['olga', 'pia'] });
    const told = await service.bus.toldBecauseOf(context);
    expect(told.map(({ type }) => type).toSorted()).toEqual(['invoice.approved.v1', 'task.closed.v1', 'task.opened.v1']);
    expect(told.find(({ type }) => type === 'invoice.approved.v1')?.data).toMatchObject({ how: 'persons', by: [{ subject: 'olga' }, { subject: 'pia' }] });
    const { state, tasks } = await plan(invoiceId);
    expect(state).toBe('approved');
    const review = tasks.find(({ kind }) => kind === 'audit');
    expect(review).toMatchObject({ state: 'open', reason: 'BREAK_GLASS_REVIEW', role: 'controller' });
    await expect(service.current.rpc.ask(decideTask, { taskId: review?.taskId ?? '', answer: 'accept' }, service.current.as(scene.tenantId, 'pia', ['controller']))).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    expect(await service.current.rpc.ask(decideTask, { taskId: review?.taskId ?? '', answer: 'reject', comment: 'It could have waited.' }, as('zoe'))).toMatchObject({ outcome: 'rejected' });
    expect(await plan(invoiceId)).toMatchObject({ state: 'approved' });
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'approval.break-glass'", [scene.tenantId])).toBe(2);
  });

  it('nobody approves who is not named, or whom separation of duties bars', async () => {
    const invoiceId = await waiting();
    await expect(emergency(invoiceId, 'zoe')).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await expect(emergency(invoiceId, 'sam')).rejects.toMatchObject({ code: 'SELF_APPROVAL' });
    await expect(emergency(newId(), 'olga')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  it('the review stays whatever comes after, and the same content is not asked about again', async () => {
    const event = await handled(scene, matched(scene, { invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '800' }).build(), submittedBy: { subject: 'sam' } }));
    await emergency(event.subject, 'olga');
    await emergency(event.subject, 'pia');
    await handled(scene, matched(scene, { ...event.data, lineage: [1, 1, 2] }));
    const { state, tasks } = await plan(event.subject);
    expect(state).toBe('approved');
    expect(tasks.filter((task) => task.state === 'open')).toMatchObject([{ kind: 'audit' }]);
  });
});

describe('What persons say', () => {
  it('is kept in order, with attachments, for the tenant alone', async () => {
    const invoiceId = await waiting();
    const attachment = { filename: 'quote.pdf', mediaType: 'application/pdf', sizeBytes: 3, sha256: 'a'.repeat(64), storageKey: `attachments/${scene.tenantId}/x` };
    await service.current.rpc.ask(addNote, { invoiceId, text: 'See the quote.' }, as('olga'));
    await service.current.rpc.ask(addNote, { invoiceId, text: 'quote.pdf', attachment }, as('sam'));
    expect((await service.current.rpc.ask(listNotes, { invoiceId }, as('zoe'))).notes).toMatchObject([{ kind: 'comment', by: 'olga', text: 'See the quote.' }, { kind: 'attachment', by: 'sam', attachment }]);
    expect(await service.current.rpc.ask(listNotes, { invoiceId }, service.current.as(newId()))).toEqual({ notes: [] });
    await expect(service.current.rpc.ask(addNote, { invoiceId, text: 'x' }, service.current.as(newId()))).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await service.database.count("audit_event where tenant_id = $1 and action like 'note.%'", [scene.tenantId])).toBe(2);
  });

  it('stops the clock while a question is open, and no longer', async () => {
    const invoiceId = await waiting();
    expect(await dueAt(invoiceId)).toBe('2026-01-16T10:00:00.000Z');
    const ask = (question: { to: 'requester' | 'supplier' | 'person' }) => service.current.rpc.ask(addNote, { invoiceId, text: 'What was it for?', question }, as('olga'));
    const [first, second] = [await ask({ to: 'requester' }), await ask({ to: 'supplier' })];
    expect([first.asked, second.asked]).toEqual(['sam', 'supplier']);
    await expect(ask({ to: 'person' })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    expect(await dueAt(invoiceId)).toBeUndefined();
    clock.set('2026-01-15T12:00:00.000Z');
    const answer = (questionId: string) => service.current.rpc.ask(answerQuestion, { questionId, text: 'The new press.' }, as('sam'));
    await answer(first.noteId);
    expect(await dueAt(invoiceId)).toBeUndefined();
    expect(await answer(second.noteId)).toMatchObject({ kind: 'answer', answers: second.noteId });
    expect(await dueAt(invoiceId)).toBe('2026-01-16T12:00:00.000Z');
    await expect(answer(second.noteId)).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    await expect(answer(newId())).rejects.toMatchObject({ code: 'QUESTION_NOT_FOUND' });
  });
});
