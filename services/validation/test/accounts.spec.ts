import { approveAccount, confirmAccount, getValidation, getVendor, listPayeeVerifications, listSeenAccounts, notePayeeVerification, putValidationPolicy, putVendor, type PayeeVerification } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anInvoice, aVendor, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { testedValidation, validated } from './under-test.js';

const OLD = 'DE89370400440532013000';
const NEW = 'GB29NWBK60161331926819';
const CALL = { number: '+49 30 1234', spokenTo: 'Ms Bell', note: 'They have changed banks.' };

const service = testedValidation();
let scene: Scene;
let vendorId: string;
let invoiceId: string;
const ask = () => service.current.rpc;
const as = (actor: string) => ({ ...service.current.as(scene.tenantId), actor });
const confirm = (by: string) => ask().ask(confirmAccount, { vendorId, iban: NEW, callBack: CALL }, as(by));
const approve = (by: string) => ask().ask(approveAccount, { vendorId, iban: NEW }, as(by));
const withoutCooling = () => ask().ask(putValidationPolicy, { policy: { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, accounts: { coolingOffHours: 0 }, risk: { threshold: 1000, points: [], limits: [] } } }, as('carl'));

beforeEach(async () => {
  scene = { tenantId: newId(), service };
  ({ vendorId } = await ask().ask(putVendor, { vendor: aVendor({ vatIds: ['DE123456788'], accounts: [{ iban: OLD, state: 'approved' }] }) }, as('erp')));
  ({ subject: invoiceId } = await validated(scene, anInvoice().from('Seller', 'DE123456788').payableTo('GB29 NWBK 6016 1331 9268 19').build()));
});

describe('An account that is seen on an invoice', () => {
  it('stops it, is quarantined, and changes nothing of the vendor', async () => {
    expect(await ask().ask(getValidation, { invoiceId }, as('anna'))).toMatchObject({ verdict: 'flagged', findings: [{ code: 'ACCOUNT_NOT_APPROVED' }, { code: 'RISK' }], risk: { points: 65, threshold: 50, signals: [{ code: 'ACCOUNT_CHANGED' }, { code: 'ACCOUNT_COUNTRY' }, { code: 'NEW_VENDOR' }] } });
    expect(await ask().ask(listSeenAccounts, { limit: 10 }, as('anna'))).toMatchObject({ accounts: [{ vendorId, iban: NEW, state: 'quarantined', seenOn: invoiceId, confirmedBy: null }] });
    expect(await service.database.count("vendor where tenant_id = $1 and version = 1 and data::text not like '%GB29%'", [scene.tenantId])).toBe(1);
  });

  it('is paid when two persons have agreed, and the invoice goes on by itself', async () => {
    await withoutCooling();
    expect(await confirm('anna')).toMatchObject({ state: 'confirmed', confirmedBy: 'anna', callBack: CALL });
    expect((await approve('carl')).vendor.accounts).toEqual([{ iban: OLD, state: 'approved' }, { iban: NEW, state: 'approved', since: expect.any(String) as string }]);
    await service.settled();
    expect(await ask().ask(getValidation, { invoiceId }, as('anna'))).toMatchObject({ verdict: 'passed', lineage: [1, 2], vendor: { accountApproved: true } });
    expect(await ask().ask(listSeenAccounts, { limit: 10 }, as('anna'))).toEqual({ accounts: [] });
    expect(await service.database.query("select action, actor from audit_event where tenant_id = $1 and action like 'account.%' order by action", [scene.tenantId])).toEqual([{ action: 'account.approved', actor: 'carl' }, { action: 'account.confirmed', actor: 'anna' }]);
  });

  it('is not approved unconfirmed, by the same person, or before it has cooled off', async () => {
    await expect(approve('carl')).rejects.toMatchObject({ code: 'ACCOUNT_STATE' });
    await confirm('anna');
    await expect(approve('carl')).rejects.toMatchObject({ code: 'COOLING_OFF' });
    await expect(approve('anna')).rejects.toMatchObject({ code: 'SAME_PERSON' });
    await expect(confirm('ben')).rejects.toMatchObject({ code: 'ACCOUNT_STATE' });
  });

  it('is neither confirmed nor approved by a machine', async () => {
    const erp = { ...as('erp'), roles: ['integration'] };
    await expect(ask().ask(confirmAccount, { vendorId, iban: NEW, callBack: CALL }, erp)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
    await withoutCooling();
    await confirm('anna');
    await expect(ask().ask(approveAccount, { vendorId, iban: NEW }, erp)).rejects.toMatchObject({ code: 'NOT_ASSIGNED' });
  });

  it('is not approved by writing the vendor either: who does so alone is sent the way of two persons, but for the system that keeps the vendors', async () => {
    const known = await ask().ask(getVendor, { vendorId }, as('anna'));
    const writes = (state: 'approved' | 'proposed', roles = ['controller']) => ask().ask(putVendor, { vendor: { ...known.vendor, accounts: [...known.vendor.accounts, { iban: 'GB29 NWBK 6016 1331 9268 19', state }] } }, { ...as('anna'), roles });
    await expect(writes('approved')).rejects.toMatchObject({ code: 'ACCOUNT_QUARANTINED' });
    await confirm('anna');
    await expect(writes('approved')).rejects.toMatchObject({ code: 'ACCOUNT_QUARANTINED' });
    await writes('proposed');
    expect((await ask().ask(listSeenAccounts, { limit: 10 }, as('anna'))).accounts).toHaveLength(1);
    await writes('approved', ['integration']);
    expect(await ask().ask(listSeenAccounts, { limit: 10 }, as('anna'))).toEqual({ accounts: [] });
    // It is approved by now: whoever writes the vendor writes it along.
    await writes('approved');
  });

  it('is quarantined again when it was given up meanwhile, and asks two persons anew', async () => {
    await withoutCooling();
    await confirm('anna');
    const { vendor } = await approve('carl');
    await ask().ask(putVendor, { vendor: { ...vendor, accounts: vendor.accounts.map((account) => ({ ...account, state: account.iban === NEW ? 'retired' as const : account.state })) } }, as('carl'));
    const { subject } = await validated(scene, anInvoice().from('Seller', 'DE123456788').payableTo(NEW).build());
    expect(await ask().ask(listSeenAccounts, { limit: 10 }, as('anna'))).toMatchObject({ accounts: [{ iban: NEW, state: 'quarantined', confirmedBy: null, callBack: null, approvedBy: null }] });
    await confirm('ben');
    await approve('carl');
    await service.settled();
    expect((await ask().ask(getValidation, { invoiceId: subject }, as('anna'))).vendor).toMatchObject({ accountApproved: true });
  });

  it('must have been on an invoice', async () => {
    await expect(ask().ask(confirmAccount, { vendorId, iban: 'NO9386011117947', callBack: CALL }, as('anna'))).rejects.toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
  });
});

describe('A verification of payee', () => {
  const verification = (result: PayeeVerification['result'], checkedAt: string): PayeeVerification => ({ result, source: 'House bank', checkedAt });
  const note = (iban: string, own: PayeeVerification) => ask().ask(notePayeeVerification, { vendorId, iban, verification: own }, as('erp'));

  it('is kept by account and time; the newest is shown with the account of the vendor, and stays when the vendor is written anew', async () => {
    await note(OLD, verification('match', '2026-01-02T10:00:00.000Z'));
    await note(OLD, verification('no-match', '2026-01-05T10:00:00.000Z'));
    await note(OLD, verification('close-match', '2026-01-03T10:00:00.000Z'));
    const { verifications } = await ask().ask(listPayeeVerifications, { vendorId, iban: OLD, limit: 10 }, as('erp'));
    expect(verifications.map(({ result }) => result)).toEqual(['no-match', 'close-match', 'match']);
    const known = await ask().ask(getVendor, { vendorId }, as('erp'));
    expect(known.vendor.accounts[0]).toMatchObject({ iban: OLD, verification: { result: 'no-match' } });
    const { accounts, ...rest } = known.vendor;
    const { vendor } = await ask().ask(putVendor, { vendor: { ...rest, accounts: accounts.map(({ iban, state }) => ({ iban, state })) } }, as('erp'));
    expect(vendor.accounts[0]).toMatchObject({ verification: { result: 'no-match' } });
  });

  it('is shown with an account in quarantine, which it changes nothing of', async () => {
    await note(NEW, verification('match', '2026-01-02T10:00:00.000Z'));
    const { accounts } = await ask().ask(listSeenAccounts, { limit: 10 }, as('erp'));
    expect(accounts).toMatchObject([{ iban: NEW, state: 'quarantined', verification: { result: 'match', source: 'House bank' } }]);
    expect((await ask().ask(getVendor, { vendorId }, as('erp'))).version).toBe(1);
  });

  it('is refused for a vendor that is none, and for a time to come', async () => {
    await expect(ask().ask(notePayeeVerification, { vendorId: newId(), iban: OLD, verification: verification('match', '2026-01-02T10:00:00.000Z') }, as('erp'))).rejects.toMatchObject({ code: 'VENDOR_NOT_FOUND' });
    await expect(note(OLD, verification('match', '2999-01-02T10:00:00.000Z'))).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
