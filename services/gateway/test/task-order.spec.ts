import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

let servers: GatewayServers & { bus: TestBus | undefined };
let gateway: ListeningGateway;

beforeAll(async () => {
  servers = await gatewayServers();
  gateway = await ListeningGateway.start(servers, { GATEWAY_ROLES: 'projector,api' });
});
afterAll(async () => {
  await gateway.stop();
  await servers.close();
});

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const risk = (points: number) => ({ points, threshold: 50, signals: [] });

/** An open task of an invoice. */
async function asked(tenantId: string, parts: { dueDate?: string; paymentTerms?: string; points?: number }): Promise<string> {
  const [invoiceId, taskId] = [newId(), newId()];
  const { points = 0, ...invoice } = parts;
  await servers.bus?.publish(anEvent('invoice.validated.v1').ofTenant(tenantId).with({ invoiceId, invoice: { ...anInvoice().build(), issueDate: day(0), ...invoice }, risk: risk(points) }).build());
  await servers.bus?.publish(anEvent('task.opened.v1').ofTenant(tenantId).with({ taskId, invoiceId }).build());
  return taskId;
}

describe('The list of tasks', () => {
  it('comes by age, or by what is due, at stake and at risk; a page at a time', async () => {
    const tenantId = newId();
    const token = await aToken(tenantId);
    const late = await asked(tenantId, { dueDate: day(30) });
    const none = await asked(tenantId, {});
    const risky = await asked(tenantId, { dueDate: day(30), points: 60 });
    const discounted = await asked(tenantId, { dueDate: day(30), paymentTerms: '#SKONTO#TAGE=5#PROZENT=2.00#' });
    const overdue = await asked(tenantId, { dueDate: day(-3), paymentTerms: '2 % within 0 days' });
    const list = async (query: string) => (await gateway.call('GET', `/api/v1/tasks?${query}`, { token })).body as { tasks: { taskId: string; discount: string | null }[]; next: string | null };
    await eventually(async () => (await list('limit=50')).tasks.length === 5 && (await list('limit=50&sort=urgency')).tasks.every(({ taskId }, i) => i > 0 || taskId === overdue), { withinMs: 5000 });
    expect((await list('limit=50')).tasks.map(({ taskId }) => taskId)).toEqual([late, none, risky, discounted, overdue]);
    const first = await list('limit=3&sort=urgency');
    const second = await list(`limit=3&sort=urgency&after=${first.next}`);
    expect([...first.tasks, ...second.tasks].map(({ taskId }) => taskId)).toEqual([overdue, discounted, risky, late, none]);
    expect(first.tasks[1]).toMatchObject({ taskId: discounted, discount: '2.38', discountUntil: day(5) });
    expect((await gateway.call('GET', '/api/v1/tasks?sort=size', { token })).status).toBe(400);
  });
});

describe('A task', () => {
  it('is shown in the language that is asked for, in English where it has no other', async () => {
    const tenantId = newId();
    const token = await aToken(tenantId);
    const invoiceId = newId();
    const task = (title: string, titles?: { de: string }) => anEvent('task.opened.v1').ofTenant(tenantId).with({ taskId: newId(), invoiceId, title, ...(titles ? { titles } : {}) }).build();
    await servers.bus?.publish(anEvent('invoice.validated.v1').ofTenant(tenantId).with({ invoiceId }).build());
    await servers.bus?.publish(task('May it be paid?', { de: 'Darf sie bezahlt werden?' }));
    await servers.bus?.publish(task('Only in English.'));
    const titles = async (language: string) => {
      const { headers, body } = await gateway.call('GET', '/api/v1/tasks', { token, headers: { 'accept-language': language } });
      return [headers.get('content-language'), ...(body as { tasks: { title: string }[] }).tasks.map(({ title }) => title).toSorted((a, b) => (a < b ? -1 : 1))];
    };
    await eventually(async () => (await titles('en')).length === 3, { withinMs: 5000 });
    expect(await titles('de-AT, en;q=0.5')).toEqual(['de', 'Darf sie bezahlt werden?', 'Only in English.']);
    expect(await titles('fr')).toEqual(['en', 'May it be paid?', 'Only in English.']);
  });
});
