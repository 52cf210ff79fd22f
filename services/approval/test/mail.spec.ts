import { decideTask, handOverTask, putApprovalPolicy, putPersons, showDecisionLink, useDecisionLink } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, TestClock, testedService, type Scene } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';
import { aPolicy, ORGANISATION } from './a-policy.js';
import { MailServer } from './mail-server.js';
import { handled, matched } from './under-test.js';

const mail = await MailServer.start();
const clock = new TestClock();
const MAILING = { MAIL_SMTP_URL: `smtp://127.0.0.1:${mail.port}`, PUBLIC_URL: 'https://ap.example.com', DECISION_LINK_SECRET: 's'.repeat(32) };
const service = testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(Object.assign(settings, MAILING)) }, clock);
let scene: Scene;
const as = (actor: string, roles: string[] = []) => service.current.as(scene.tenantId, actor, roles);
/** Of this tenant alone: what the job still has of another test goes elsewhere. */
const addressOf = (subject: string): string => `${subject}@${scene.tenantId}.example`;
/** Mails take a round of the job. */
const ROUND = { withinMs: 15_000 };

afterAll(() => mail.stop());
beforeEach(async () => {
  scene = { tenantId: newId(), service };
  await service.database.query('delete from notification_due');
  mail.mails.splice(0);
  mail.refusals.splice(0);
  clock.set('2026-01-15T10:00:00.000Z');
  const persons = ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit }));
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons }).build());
  await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters, email: addressOf(subject) })) }, as('admin', ['admin']));
});

/** An invoice of sam's; by default the role decides. */
async function waiting(due = '80'): Promise<string> {
  return (await handled(scene, matched(scene, { invoice: anInvoice().withTotals({ due }).build(), submittedBy: { subject: 'sam' } }))).subject;
}

const byPolicy = () => service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy({ sla: { hours: '8', calendar: 'office', remindAtPercent: ['50'], onExpiry: 'escalateToManager', escalationReplaces: true, restartOnEscalation: true, pausesWhile: [] } }), seenVersion: 0 }, as('zoe', ['controller']));
const taskOf = async (invoiceId: string): Promise<string> => (await service.database.query<{ task_id: string }>("select task_id from task where invoice_id = $1 and state = 'open'", [invoiceId]))[0]?.task_id ?? '';
const states = async (): Promise<string[]> => (await service.database.query<{ state: string }>('select state from notification where tenant_id = $1', [scene.tenantId])).map(({ state }) => state);
/** Waits until so many have failed once, and are due a minute later. */
const retried = (count: number) => eventually(async () => (await service.database.count("notification_due where tenant_id = $1 and due_at = '2026-01-15T10:01:00Z'", [scene.tenantId])) === count, ROUND);
const tokenIn = (text: string | undefined): string => /decision-links\/(\S+)/.exec(text ?? '')?.[1] ?? '';

const mails = () => mail.mails.filter(({ to }) => to && !Array.isArray(to) && to.text.endsWith(`@${scene.tenantId}.example`));
const to = (subject: string) => mail.to(addressOf(subject));

async function mailsTo(subject: string, count: number) {
  await eventually(() => Promise.resolve(to(subject).length >= count), ROUND);
  return to(subject);
}

describe('Mail', () => {
  it('goes once to everybody of the role who may decide, and to nobody else', async () => {
    await waiting('80');
    for (const name of ['olga', 'pia', 'mia', 'zoe']) await mailsTo(name, 1);
    await eventually(async () => (await states()).every((state) => state === 'sent' || state === 'split'), ROUND);
    expect(mails()).toHaveLength(4);
    expect(to('sam')).toEqual([]);
    const [first] = to('olga');
    expect(first?.subject).toMatch(/^Please decide invoice R-\w+ of .* over 80 EUR$/);
    expect(first?.text).toMatch(/for you alone, works once/);
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'mail.sent'", [scene.tenantId])).toBe(4);
  });

  it('is sent again when the server would not take it, and given up when there is no such address', async () => {
    await byPolicy();
    mail.refusals.push({ code: 451, at: 'DATA' }, { code: 550, at: 'RCPT' });
    const first = await handled(scene, matched(scene, { invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '80' }).build(), submittedBy: { subject: 'sam' } }));
    await retried(1);
    clock.set('2026-01-15T10:01:01.000Z');
    await eventually(async () => (await states()).includes('failed'), ROUND);
    expect(mails()).toEqual([]);
    expect(await service.database.count("audit_event where tenant_id = $1 and action = 'mail.failed'", [scene.tenantId])).toBe(1);
    await handled(scene, matched(scene, { ...first.data, lineage: [2, 1, 1], invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '81' }).build() }));
    expect(await mailsTo('olga', 1)).toHaveLength(1);
  });

  it('comes back when the process dies with it in hand', async () => {
    await waiting('80');
    // What a replica took before it died: its time has moved on, and nothing was sent.
    await service.current.kill();
    await service.database.query("update notification_due set due_at = $1", ['2026-01-15T10:02:00.000Z']);
    await service.killAndRestart();
    clock.set('2026-01-15T10:02:00.000Z');
    for (const name of ['olga', 'pia', 'mia', 'zoe']) expect(await mailsTo(name, 1)).toHaveLength(1);
  });

  it('is not sent about what is decided meanwhile', async () => {
    mail.refusals.push(...Array.from({ length: 4 }, () => ({ code: 451, at: 'DATA' as const })));
    const invoiceId = await waiting('80');
    await retried(4);
    await service.current.rpc.ask(decideTask, { taskId: await taskOf(invoiceId), answer: 'accept' }, as('mia', ['approver']));
    clock.set('2026-01-15T12:00:00.000Z');
    await eventually(async () => (await states()).every((state) => state === 'moot' || state === 'split'), ROUND);
    expect(mails()).toEqual([]);
  });

  it('tells the next in turn, who is handed a task, reminds, and tells the manager when the time is over', async () => {
    await byPolicy();
    const { subject: invoiceId } = await handled(scene, matched(scene, { invoice: anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '80' }).build(), submittedBy: { subject: 'sam' } }));
    await mailsTo('olga', 1);
    await service.current.rpc.ask(handOverTask, { taskId: await taskOf(invoiceId), to: 'pia' }, as('olga', ['approver']));
    await mailsTo('pia', 1);
    clock.set('2026-01-15T14:30:00.000Z');
    const [, reminder] = await mailsTo('pia', 2);
    expect(reminder?.subject).toMatch(/^Reminder/);
    clock.set('2026-01-16T11:00:00.000Z');
    const [escalation] = await mailsTo('mia', 1);
    expect(escalation?.subject).toMatch(/^Now with you/);
  });
});

describe('A link to decide by', () => {
  it('shows what it is about as often as one looks, and decides once', async () => {
    await waiting('80');
    const [token, olgas] = [tokenIn((await mailsTo('mia', 1))[0]?.text), tokenIn((await mailsTo('olga', 1))[0]?.text)];
    const nobody = () => service.current.as(scene.tenantId, 'link');
    for (const _ of [1, 2]) expect(await service.current.rpc.ask(showDecisionLink, { token }, nobody())).toMatchObject({ subject: 'mia', amount: '80', currency: 'EUR' });
    expect(await service.current.rpc.ask(useDecisionLink, { token, answer: 'accept' }, nobody())).toEqual({ outcome: 'accepted' });
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'mia' and details ->> 'channel' = 'link'", [scene.tenantId])).toBe(1);
    await expect(service.current.rpc.ask(useDecisionLink, { token, answer: 'accept' }, nobody())).rejects.toMatchObject({ code: 'LINK_USED' });
    await expect(service.current.rpc.ask(showDecisionLink, { token: olgas }, nobody())).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
  });

  it('is refused when it is not ours, out of date, about other content, or its person may no longer', async () => {
    const event = await handled(scene, matched(scene, { invoice: anInvoice().withTotals({ due: '80' }).build(), submittedBy: { subject: 'sam' } }));
    const [mias, olgas] = [tokenIn((await mailsTo('mia', 1))[0]?.text), tokenIn((await mailsTo('olga', 1))[0]?.text)];
    const use = (token: string, answer: 'accept' | 'reject' = 'accept', tenantId = scene.tenantId) => service.current.rpc.ask(useDecisionLink, { token, answer }, service.current.as(tenantId, 'link'));
    await expect(use(`${mias.slice(0, -4)}AAAA`)).rejects.toMatchObject({ code: 'LINK_UNKNOWN' });
    await expect(use(mias, 'accept', newId())).rejects.toMatchObject({ code: 'LINK_UNKNOWN' });
    await expect(use(mias, 'reject')).rejects.toMatchObject({ code: 'COMMENT_REQUIRED' });
    const persons = ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles: subject === 'olga' ? [] : roles, limit }));
    await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons, version: 2 }).build());
    await expect(use(olgas)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    clock.set('2026-01-18T10:00:00.000Z');
    await expect(use(mias)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
    clock.set('2026-01-15T10:00:00.000Z');
    await service.database.query("update plan set content_hash = 'other' where invoice_id = $1", [event.subject]);
    await expect(use(mias)).rejects.toMatchObject({ code: 'STALE_CONTENT' });
  });
});
