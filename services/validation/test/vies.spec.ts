import { getValidation, getVatCheck, putValidationPolicy, putVendor, type ValidationPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anInvoice, aVendor, eventually, testedService, type Scene } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ValidationSettings } from '../src/config.js';
import { LocalVies } from '../src/testing/local-vies.js';
import { validation } from '../src/validation.definition.js';
import { ValidationModule } from '../src/validation.module.js';
import { ViesClient } from '../src/vies/vies.client.js';
import { extracted, validated } from './under-test.js';

const vies = await LocalVies.open();
const service = testedService({ definition: validation, settings: ValidationSettings, module: (settings) => ValidationModule.with(settings), environment: { VIES_URL: vies.url } });
let scene: Scene;
const as = () => service.current.as(scene.tenantId, 'carl');
const SELLER = 'DE123456788';

afterAll(() => vies.close());

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  vies.asked.length = 0;
  await service.current.rpc.ask(putVendor, { vendor: aVendor({ vatIds: [SELLER] }) }, as());
});

const ask = (isAsked: boolean) => {
  const policy: ValidationPolicy = { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, identifiers: { vies: isAsked }, risk: { threshold: 1000, points: [], limits: [] } };
  return service.current.rpc.ask(putValidationPolicy, { policy }, as());
};
const invoice = (number: string) => anInvoice().from('Seller', SELLER).with({ number }).build();
const said = (invoiceId: string) => service.current.rpc.ask(getValidation, { invoiceId }, as());
const known = () => service.current.rpc.ask(getVatCheck, { vatId: 'DE 123456788' }, as());
const WITHIN_MS = 20_000;

describe(ViesClient.name, () => {
  const client = new ViesClient(vies.url);

  it('tells registered from not registered, with the name where there is one', async () => {
    vies.say('FR40303265045', { valid: true, name: 'SA SODIMAS' });
    vies.say('DE1', { valid: true });
    vies.say('DE2', { valid: false });
    expect(await client.check('FR40303265045')).toEqual({ isRegistered: true, name: 'SA SODIMAS' });
    expect(await client.check('DE1')).toEqual({ isRegistered: true, name: null });
    expect(await client.check('DE2')).toEqual({ isRegistered: false, name: null });
  });

  it.each([{ userError: 'MS_UNAVAILABLE' }, { userError: 'MS_MAX_CONCURRENT_REQ' }, { errors: 'SERVICE_UNAVAILABLE' }, { status: 503 }, 'cut'] as const)('takes no outage for an answer: %o', async (answer) => {
    vies.say('DE3', answer);
    await expect(client.check('DE3')).rejects.toMatchObject({ code: 'VIES_UNAVAILABLE', retryable: true });
  });
});

describe('The VAT id of a seller', () => {
  it('is looked up where the policy asks, once for all invoices, and what is not registered asks a person', async () => {
    await ask(true);
    vies.say(SELLER, { valid: false });
    const first = await validated(scene, invoice('1'));
    expect((await said(first.subject)).lineage[0]).toBe(1);
    await eventually(async () => (await said(first.subject)).findings.some(({ code }) => code === 'VAT_ID_NOT_REGISTERED'), { withinMs: WITHIN_MS, what: 'VIES has answered' });
    expect(await said(first.subject)).toMatchObject({ lineage: [1, 2], verdict: 'flagged' });
    expect(await known()).toMatchObject({ vatId: SELLER, state: 'not-registered' });
    const second = await validated(scene, invoice('2'));
    expect((await said(second.subject)).findings.map(({ code }) => code)).toContain('VAT_ID_NOT_REGISTERED');
    expect(vies.asked).toEqual([SELLER]);
    expect(await service.database.count('vat_check_queue where tenant_id = $1', [scene.tenantId])).toBe(0);
  }, 2 * WITHIN_MS);

  it('is asked for again after an outage, which stops nobody, and an older answer counts meanwhile', async () => {
    await ask(true);
    vies.say(SELLER, { userError: 'MS_UNAVAILABLE' });
    const first = await validated(scene, invoice('1'));
    await eventually(async () => (await service.database.count('vat_check_queue where tenant_id = $1 and attempts = 1 and due_at > now()', [scene.tenantId])) === 1, { withinMs: WITHIN_MS, what: 'the look-up is put off' });
    expect(await said(first.subject)).toMatchObject({ lineage: [1, 1], verdict: 'passed' });
    expect(await known()).toMatchObject({ state: 'unknown', checkedAt: null });
    vies.say(SELLER, { valid: true, name: 'Seller GmbH' });
    await service.database.query('update vat_check_queue set due_at = now() where tenant_id = $1', [scene.tenantId]);
    await eventually(async () => (await known()).state === 'registered', { withinMs: WITHIN_MS, what: 'VIES has answered' });
    expect(await known()).toMatchObject({ name: 'Seller GmbH' });
    expect(await said(first.subject)).toMatchObject({ lineage: [1, 1], verdict: 'passed' });
    await service.database.query("update vat_check set checked_at = now() - interval '40 days' where tenant_id = $1", [scene.tenantId]);
    vies.say(SELLER, { userError: 'TIMEOUT' });
    await validated(scene, invoice('2'));
    expect(await known()).toMatchObject({ state: 'registered' });
    expect(await service.database.count('vat_check_queue where tenant_id = $1', [scene.tenantId])).toBe(1);
  }, 3 * WITHIN_MS);

  it('is not missed by an invoice that is validated while the answer comes', async () => {
    await ask(true);
    vies.say(SELLER, { userError: 'TIMEOUT' });
    await validated(scene, invoice('1'));
    await eventually(async () => (await service.database.count('vat_check_queue where tenant_id = $1 and attempts = 1', [scene.tenantId])) === 1, { withinMs: WITHIN_MS, what: 'the look-up is put off' });
    vies.say(SELLER, { valid: false });
    const second = extracted(scene, invoice('2'));
    const held = service.current.steps.holdNext('state', 'validation-main');
    await service.bus.publish(second);
    await held.reached();
    await service.database.query('update vat_check_queue set due_at = now() where tenant_id = $1', [scene.tenantId]);
    const isDone = async () => (await service.database.count('vat_check_queue where tenant_id = $1', [scene.tenantId])) === 0;
    await eventually(async () => (await known()).state === 'not-registered' && ((await isDone()) || (await service.database.hasWaiting())), { withinMs: WITHIN_MS, what: 'VIES has answered' });
    held.release();
    await eventually(async () => (await isDone()) && (await said(second.subject)).findings.some(({ code }) => code === 'VAT_ID_NOT_REGISTERED'), { withinMs: WITHIN_MS, what: 'the invoice is validated anew' });
  }, 3 * WITHIN_MS);

  it('is not looked up unless the policy asks', async () => {
    await validated(scene, invoice('1'));
    await ask(false);
    await validated(scene, invoice('2'));
    expect(await service.database.count('vat_check_queue where tenant_id = $1', [scene.tenantId])).toBe(0);
    expect(vies.asked).toEqual([]);
  });
});
