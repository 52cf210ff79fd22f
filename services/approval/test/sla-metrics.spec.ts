import { decideTask, getApproval, putApprovalPolicy, putPersons } from '@smartap/contracts';
import { collectMetrics, metricsJson, type MetricPointJson } from '@smartap/observability';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, TestClock, testedService, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { approval } from '../src/approval.definition.js';
import { ApprovalModule } from '../src/approval.module.js';
import { ApprovalSettings } from '../src/config.js';
import { aPolicy, ORGANISATION } from './a-policy.js';
import { handled, matched } from './under-test.js';

const clock = new TestClock();
const service = testedService({ definition: approval, settings: ApprovalSettings, module: (settings) => ApprovalModule.with(settings) }, clock);
let scene: Scene;
const as = (actor: string, roles: string[] = ['approver']) => service.current.as(scene.tenantId, actor, roles);

/** The points of a metric as a scrape would have them now, by what they are labelled. */
async function points(name: string): Promise<Map<string, MetricPointJson>> {
  const metric = metricsJson(await collectMetrics()).find((own) => own.name === name);
  return new Map((metric?.points ?? []).map((point) => [Object.values(point.labels).join(' '), point]));
}

const total = async (name: string): Promise<number> => [...(await points(name)).values()].reduce((sum, { value = 0 }) => sum + value, 0);

beforeEach(async () => {
  clock.set('2026-02-02T09:00:00.000Z');
  scene = { tenantId: newId(), service };
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons: ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit })) }).build());
  await service.current.rpc.ask(putPersons, { persons: ORGANISATION.map(({ subject, manager, costCenters }) => ({ subject, manager, costCenters })) }, as('root', ['admin']));
  const sla = { hours: '8', calendar: 'office', remindAtPercent: ['50'], onExpiry: 'escalateToManager' as const, escalationReplaces: true, restartOnEscalation: true, pausesWhile: [] };
  await service.current.rpc.ask(putApprovalPolicy, { policy: aPolicy({ sla }) }, as('root', ['admin']));
});

const plan = (invoiceId: string) => service.current.rpc.ask(getApproval, { invoiceId }, as('anna'));

describe('The figures of service levels', () => {
  it('count what is reminded, escalated and answered, and how long the answer took', async () => {
    const before = { reminders: await total('smartap_approval_reminders'), escalations: await total('smartap_approval_escalations'), answers: await total('smartap_approval_answers') };
    const invoice = anInvoice().with({ buyerAccountingReference: 'K1' }).withTotals({ due: '80' }).build();
    const { subject: invoiceId } = await handled(scene, matched(scene, { invoice, submittedBy: { subject: 'sam' } }));
    clock.set('2026-02-02T14:00:00.000Z');
    await eventually(async () => (await total('smartap_approval_reminders')) === before.reminders + 1, { what: 'half of the time is over' });
    expect(await total('smartap_approval_escalations')).toBe(before.escalations);
    clock.set('2026-02-03T09:00:00.000Z');
    await eventually(async () => (await plan(invoiceId)).steps?.[0]?.approvers[0] === 'mia', { what: 'the manager is asked' });
    expect(await total('smartap_approval_escalations')).toBe(before.escalations + 1);
    const [task] = await service.database.query<{ task_id: string; opened_at: Date }>("select task_id, opened_at from task where invoice_id = $1 and state = 'open'", [invoiceId]);
    clock.set(new Date(Number(task?.opened_at) + 3 * 3_600_000).toISOString());
    await service.current.rpc.ask(decideTask, { taskId: task?.task_id ?? '', answer: 'accept', comment: 'Because.' }, as('mia'));
    expect((await points('smartap_approval_answers')).get('approval api accept')).toMatchObject({ value: before.answers + 1 });
    const time = (await points('smartap_approval_answer_seconds')).get('approval');
    expect(time).toMatchObject({ count: 1, sum: 3 * 3600 });
    expect(time?.buckets?.find(({ count }) => count === 1)).toMatchObject({ le: 4 * 3600 });
  });
});
