import { clearDuplicate, endOfRevision, getValidation, listFindings, putValidationPolicy, waiveFinding } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { complete } from '../src/testing/complete.js';
import { testedValidation, validated } from './under-test.js';

const service = testedValidation();
let scene: Scene;
const ask = () => service.current.rpc;
const as = (actor = 'anna') => ({ ...service.current.as(scene.tenantId), actor });
const wrong = () => {
  const right = complete(anInvoice().from('Seller', 'DE123456788').build());
  return { ...right, totals: { ...right.totals, due: '1' } };
};
const states = async (invoiceId: string): Promise<string[]> => (await ask().ask(listFindings, { invoiceId, limit: 50 }, as())).findings.map(({ code, state }) => `${code} ${state}`);
const revise = async (invoiceId: string, invoice = complete(anInvoice().from('Seller', 'DE123456788').build())) => {
  await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [2], format: 'ubl', invoice }).build());
  await service.settled();
};

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

describe('Findings', () => {
  it('are open, fixed by a revision, and superseded by the end of the invoice', async () => {
    const { subject } = await validated(scene, wrong());
    expect(await states(subject)).toEqual(['BR-CO-16 open', 'VENDOR_UNKNOWN open']);
    await revise(subject);
    expect(await states(subject)).toEqual(['BR-CO-16 fixed', 'VENDOR_UNKNOWN open']);
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: endOfRevision(2) }).build());
    await service.settled();
    expect(await states(subject)).toEqual(['BR-CO-16 fixed', 'VENDOR_UNKNOWN superseded']);
  });

  it('are waived one by one, with who, why and until when', async () => {
    const { subject } = await validated(scene, wrong());
    expect(await ask().ask(waiveFinding, { invoiceId: subject, code: 'BR-CO-16', reason: 'Agreed by mail', until: '2999-12-31' }, as())).toEqual({ lineage: [1, 2], verdict: 'flagged' });
    expect(await states(subject)).toEqual(['BR-CO-16 waived', 'VENDOR_UNKNOWN open']);
    expect(await ask().ask(getValidation, { invoiceId: subject }, as())).toMatchObject({ findings: [{ code: 'BR-CO-16', waived: { by: 'anna', reason: 'Agreed by mail', until: '2999-12-31' } }, {}] });
    expect(await ask().ask(waiveFinding, { invoiceId: subject, code: 'VENDOR_UNKNOWN', reason: 'One-off' }, as())).toEqual({ lineage: [1, 3], verdict: 'passed' });
    expect((await ask().ask(listFindings, { state: 'open', limit: 50 }, as())).findings).toEqual([]);
  });

  it('are open again when what was accepted has run out', async () => {
    const { subject } = await validated(scene, wrong());
    await ask().ask(waiveFinding, { invoiceId: subject, code: 'BR-CO-16', reason: 'x', until: '2999-12-31' }, as());
    await service.database.query("update waiver set valid_until = '2000-01-01' where tenant_id = $1", [scene.tenantId]);
    await revise(subject, wrong());
    expect(await states(subject)).toEqual(['BR-CO-16 open', 'VENDOR_UNKNOWN open']);
    await ask().ask(waiveFinding, { invoiceId: subject, code: 'BR-CO-16', reason: 'y' }, as('carl'));
    expect(await states(subject)).toEqual(['BR-CO-16 waived', 'VENDOR_UNKNOWN open']);
  });

  it('are not waived when they are not open, the policy forbids it, or the day is past', async () => {
    const { subject } = await validated(scene, wrong());
    const waive = (parts: { code?: string; until?: string; invoiceId?: string }) => ask().ask(waiveFinding, { invoiceId: subject, code: 'BR-CO-16', reason: 'x', ...parts }, as());
    await expect(waive({ code: 'BR-01' })).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' });
    await expect(waive({ until: '2000-01-01' })).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await expect(waive({ invoiceId: newId() })).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await ask().ask(putValidationPolicy, { policy: { layers: [], modes: [], noWaive: ['BR-CO-16'], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, risk: { threshold: 50, points: [], limits: [] } } }, as());
    await expect(waive({})).rejects.toMatchObject({ code: 'FINDING_NOT_WAIVABLE' });
  });

  it('are waived, and pairs cleared, by those who answer for them alone', async () => {
    const { subject } = await validated(scene, wrong());
    const clerk = { ...as('cleo'), roles: ['clerk', 'approver'] };
    await expect(ask().ask(waiveFinding, { invoiceId: subject, code: 'VENDOR_UNKNOWN', reason: 'x' }, clerk)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await expect(ask().ask(clearDuplicate, { invoiceId: subject, otherInvoiceId: newId(), reason: 'x' }, clerk)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    expect(await states(subject)).toEqual(['BR-CO-16 open', 'VENDOR_UNKNOWN open']);
  });

  it('are told in German where that is asked for, with what they are made of', async () => {
    const { subject } = await validated(scene, wrong());
    const [english, german] = await Promise.all([undefined, 'de' as const].map(async (language) => (await ask().ask(listFindings, { invoiceId: subject, limit: 50, ...(language ? { language } : {}) }, as())).findings));
    expect(english?.[1]?.message).toContain('Add the vendor');
    expect(german?.[1]).toMatchObject({ code: 'VENDOR_UNKNOWN', message: expect.stringContaining('Den Lieferanten anlegen'), says: { values: { name: 'Seller' } } });
    const { findings } = await ask().ask(getValidation, { invoiceId: subject, language: 'de' }, as());
    expect(findings.map(({ message }) => message)).toEqual(german?.map(({ message }) => message));
  });

  it('are asked about in both languages', async () => {
    const event = await validated(scene, wrong());
    const [task] = (await service.bus.toldBecauseOf(event)).filter(({ type }) => type === 'task.requested.v1');
    const { findings } = await ask().ask(getValidation, { invoiceId: event.subject, language: 'de' }, as());
    expect(task?.data).toMatchObject({ title: expect.stringContaining('Add the vendor'), titles: { de: findings.map(({ message }) => message).join(' ') } });
  });

  it('come with what is announced and what is computed, tax by both ways of rounding', async () => {
    const { subject } = await validated(scene, wrong());
    const { totals, taxes } = await ask().ask(getValidation, { invoiceId: subject }, as());
    expect(totals.find(({ term }) => term === 'BT-115')).toEqual({ term: 'BT-115', announced: '1', computed: '119', difference: '-118', cause: 'prepaid' });
    expect(taxes).toEqual([{ category: 'S', rate: '19', taxable: '100', announced: '19', ofTotal: '19', perLine: '19' }]);
  });

  it('are nobody else\'s', async () => {
    await validated(scene, wrong());
    expect(await ask().ask(listFindings, { limit: 50 }, service.current.as(newId()))).toEqual({ findings: [] });
  });
});
