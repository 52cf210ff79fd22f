import { endOfRevision, getValidation, getVendor, listVendors, putVendor, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aVendor, eventually, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { complete } from '../src/testing/complete.js';
import { extracted, testedValidation, validated } from './under-test.js';

const service = testedValidation();
let scene: Scene;
const as = () => service.current.as(scene.tenantId);

beforeEach(() => {
  scene = { tenantId: newId(), service };
});

const verdict = async (invoiceId: string): Promise<EventMap['invoice.validated.v1']> => {
  const [found] = await service.database.query<{ event: { data: EventMap['invoice.validated.v1'] } }>('select event from decision where tenant_id = $1 and invoice_id = $2', [scene.tenantId, invoiceId]);
  if (!found) throw new Error(`Nothing was said of ${invoiceId}.`);
  return found.event.data;
};

const invoice = () => anInvoice().from('Seller', 'DE123456788').with({ number: 'R-2026-1' }).build();

describe('A duplicate', () => {
  it('is blocked, naming the invoice that came first', async () => {
    const first = await validated(scene, invoice());
    const second = await validated(scene, { ...invoice(), number: 'Rechnung Nr. R2026/1' });
    expect((await verdict(first.subject)).verdict).toBe('flagged');
    expect(await verdict(second.subject)).toMatchObject({ verdict: 'blocked', findings: [{ code: 'DUPLICATE_NUMBER', otherInvoiceId: first.subject, message: expect.stringMatching(/in the same year: R-2026-1 \(\d{4}-\d\d-\d\d, [\d.]+ EUR\)\. It is not paid twice/) }, {}] });
    // Nobody is asked about an invoice that goes no further.
    expect((await service.bus.toldBecauseOf(second)).map(({ type }) => type)).toEqual(['invoice.validated.v1']);
  });

  it('is found whichever of two comes first, when both come at once', async () => {
    const other = await service.startAnother();
    const events = Array.from({ length: 12 }, () => extracted(scene, invoice()));
    await Promise.all(events.map((event) => service.bus.publish(event)));
    await service.settled();
    await other.stop();
    const verdicts = await Promise.all(events.map(({ subject }) => verdict(subject)));
    const live = verdicts.filter(({ verdict: own }) => own !== 'blocked');
    expect(live).toHaveLength(1);
    for (const { verdict: own, findings } of verdicts) if (own === 'blocked') expect(findings[0]).toMatchObject({ otherInvoiceId: live[0]?.invoiceId });
  });

  it('is none for another tenant', async () => {
    await validated(scene, invoice());
    const other: Scene = { ...scene, tenantId: newId() };
    await validated(other, invoice());
    const [found] = await service.database.query<{ verdict: string }>("select event -> 'data' ->> 'verdict' as verdict from decision where tenant_id = $1", [other.tenantId]);
    expect(found?.verdict).toBe('flagged');
  });

  it('is none when the first one was rejected', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: endOfRevision(1) }).build());
    await service.settled();
    const second = await validated(scene, invoice());
    expect((await verdict(second.subject)).verdict).toBe('flagged');
  });

  it('is none when a correction has given the number up', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: [2], invoice: { ...invoice(), number: 'R-2026-2' } }).build());
    await service.settled();
    const second = await validated(scene, invoice());
    expect((await verdict(second.subject)).verdict).toBe('flagged');
  });

  it('is not the invoice itself, in its next revision', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: [2], invoice: invoice() }).build());
    await service.settled();
    expect(await verdict(first.subject)).toMatchObject({ lineage: [2, 1], verdict: 'flagged' });
  });
});

describe('A rejected invoice', () => {
  it('is not brought back by an answer that comes after the rejection', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: endOfRevision(1) }).build());
    await service.settled();
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1] }).build());
    await service.settled();
    expect(await verdict(first.subject)).toMatchObject({ lineage: [1, 1] });
    expect(await service.database.count('duplicate_claim where tenant_id = $1', [scene.tenantId])).toBe(0);
  });
});

describe('The form of a document', () => {
  it('breaks the rules that its model cannot, in each later run too', async () => {
    const altered = { signedBytes: 900, bytes: 1000 };
    const form = { terms: [{ path: 'number', stated: '' }], syntax: [{ rule: 'UBL-SR-48', path: '/Invoice/cac:InvoiceLine', times: 1 }] };
    const event = { ...extracted(scene, invoice()) };
    await service.bus.publish({ ...event, data: { ...event.data, form, altered } });
    await service.settled();
    const found = async () => (await verdict(event.subject)).findings.map(({ code }) => code);
    expect(await found()).toEqual(['BR-02', 'UBL-SR-48', 'VENDOR_UNKNOWN']);
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: event.subject, lineage: [1, 1], by: 'carl' }).build());
    await service.settled();
    expect(await verdict(event.subject)).toMatchObject({ lineage: [1, 2], verdict: 'passed', form, altered });
    expect(await found()).toEqual(['BR-02', 'UBL-SR-48', 'VENDOR_UNKNOWN']);
  });
});

describe('A finding that a person accepts', () => {
  it('is waived in a new run, which says by whom', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1], by: 'carl', comment: 'One-off.' }).build());
    await service.settled();
    expect(await verdict(first.subject)).toMatchObject({ lineage: [1, 2], verdict: 'passed', findings: [{ code: 'VENDOR_UNKNOWN', waived: { by: 'carl', reason: 'One-off.' } }] });
  });

  it('stays waived in the next revision, and others are asked about anew', async () => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1], by: 'carl' }).build());
    await service.settled();
    const right = complete(invoice());
    const wrong = { ...right, totals: { ...right.totals, due: '1' } };
    await service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: [2], invoice: wrong }).build());
    await service.settled();
    expect(await verdict(first.subject)).toMatchObject({ lineage: [2, 1], verdict: 'flagged', findings: [{ code: 'BR-CO-16' }, { code: 'VENDOR_UNKNOWN', waived: { by: 'carl' } }] });
  });

  it.each([
    ['rejects', { outcome: 'rejected' as const }],
    ['answers another stage', { kind: 'exception' as const }],
  ])('is not waived when somebody %s', async (_, parts) => {
    const first = await validated(scene, invoice());
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1], outcome: 'accepted', ...parts }).build());
    await service.settled();
    expect(await verdict(first.subject)).toMatchObject({ lineage: [1, 1] });
  });
});

describe('A vendor who is added, or changed', () => {
  it('lets go on what waited for it, and what it does not help is not told again', async () => {
    const waiting = await validated(scene, invoice());
    expect(await verdict(waiting.subject)).toMatchObject({ verdict: 'flagged', findings: [{ code: 'VENDOR_UNKNOWN' }] });
    const vendor = aVendor({ vatIds: ['DE123456788'], holds: ['posting'] });
    await service.current.rpc.ask(putVendor, { vendor }, as());
    await service.settled();
    expect(await verdict(waiting.subject)).toMatchObject({ lineage: [1, 2], verdict: 'flagged', findings: [{ code: 'VENDOR_POSTING_HOLD' }] });
    await service.current.rpc.ask(putVendor, { vendor: { ...vendor, trusted: !vendor.trusted } }, as());
    await service.settled();
    expect((await verdict(waiting.subject)).lineage).toEqual([1, 2]);
    await service.current.rpc.ask(putVendor, { vendor: { ...vendor, holds: ['payment'] } }, as());
    await service.settled();
    expect(await verdict(waiting.subject)).toMatchObject({ lineage: [1, 3], verdict: 'passed', findings: [{ code: 'VENDOR_PAYMENT_HOLD', severity: 'warning' }] });
    expect(await service.database.count('vendor_watch where tenant_id = $1', [scene.tenantId])).toBe(0);
  });

  it('stops what passed on what it was before, unless that was long ago', async () => {
    const vendor = aVendor({ vatIds: ['DE123456788'] });
    await service.current.rpc.ask(putVendor, { vendor }, as());
    const [recent, old] = [await validated(scene, invoice()), await validated(scene, { ...invoice(), number: 'LONG-AGO' })];
    for (const { subject } of [recent, old]) expect(await verdict(subject)).toMatchObject({ lineage: [1, 1], verdict: 'passed' });
    await service.database.query("update duplicate_record set kept_at = now() - interval '61 days' where invoice_id = $1", [old.subject]);
    await service.current.rpc.ask(putVendor, { vendor: { ...vendor, state: 'blocked' } }, as());
    await service.settled();
    expect(await verdict(recent.subject)).toMatchObject({ lineage: [1, 2], verdict: 'flagged', findings: [{ code: 'VENDOR_BLOCKED' }] });
    expect(await verdict(old.subject)).toMatchObject({ lineage: [1, 1], verdict: 'passed' });
  });
});

describe('Vendors', () => {
  it('are made, read, changed under their number and found on invoices', async () => {
    const vendor = aVendor({ vatIds: ['DE 123 456 788'] });
    const made = await service.current.rpc.ask(putVendor, { vendor, seenVersion: 0 }, as());
    const first = await validated(scene, invoice());
    expect(await verdict(first.subject)).toMatchObject({ verdict: 'passed', vendor: { vendorId: made.vendorId, version: 1, resolvedBy: 'vatId' } });
    const changed = await service.current.rpc.ask(putVendor, { vendor: { ...vendor, state: 'blocked' }, seenVersion: 1 }, as());
    expect(changed).toMatchObject({ vendorId: made.vendorId, version: 2 });
    expect(await service.current.rpc.ask(getVendor, { vendorId: made.vendorId }, as())).toEqual(changed);
    const second = await validated(scene, { ...invoice(), number: 'X-77' });
    expect(await service.current.rpc.ask(getValidation, { invoiceId: second.subject }, as())).toMatchObject({ verdict: 'flagged', findings: [{ code: 'VENDOR_BLOCKED' }], vendor: { version: 2 } });
  });

  it('are found by a like name when nothing else tells, and an invoice that waits for one is looked at again', async () => {
    const named = (number: string) => ({ ...invoice(), number, seller: { ...invoice().seller, name: 'Muster Metalbau GmbH', vatId: 'ATU12345675' } });
    const waiting = await validated(scene, named('N-1'));
    expect(await verdict(waiting.subject)).toMatchObject({ verdict: 'flagged', vendor: null });
    const vendor = aVendor({ name: 'Muster-Metallbau AG', vatIds: [] });
    const { vendorId } = await service.current.rpc.ask(putVendor, { vendor }, as());
    await service.settled();
    const evidence = { said: 'Muster Metalbau GmbH', known: 'Muster-Metallbau AG', likeness: '0.93' };
    expect(await verdict(waiting.subject)).toMatchObject({ lineage: [1, 2], vendor: { vendorId, resolvedBy: 'name', trusted: false, evidence } });
    await service.current.rpc.ask(putVendor, { vendor: aVendor({ name: 'Muster Metalbauer AG', vatIds: [] }) }, as());
    const second = await validated(scene, named('N-2'));
    expect((await verdict(second.subject)).vendor).toBeNull();
  });

  it('are found by the domain of the mail that brought the invoice, with a warning, unless our mail server could not prove it', async () => {
    const vendor = aVendor({ name: 'Known by Mail Ltd', vatIds: [], domains: ['known.example'] });
    await service.current.rpc.ask(putVendor, { vendor }, as());
    const brought = async (dmarc: 'pass' | 'fail') => {
      const event = extracted(scene, { ...anInvoice().build(), number: `M-${dmarc}`, seller: { identifiers: [], name: 'Somebody' } });
      await service.bus.publish({ ...event, data: { ...event.data, submittedBy: { subject: 'channel:mail', mail: { from: 'billing@known.example', dmarc } } } });
      await service.settled();
      return event.subject;
    };
    expect(await verdict(await brought('pass'))).toMatchObject({ vendor: { name: 'Known by Mail Ltd', resolvedBy: 'domain', trusted: false }, findings: expect.arrayContaining([expect.objectContaining({ code: 'VENDOR_BY_DOMAIN', severity: 'warning' })]) });
    const forged = await brought('fail');
    expect(await verdict(forged)).toMatchObject({ vendor: null, findings: expect.arrayContaining([expect.objectContaining({ code: 'VENDOR_UNKNOWN' })]) });
  });

  it('are no longer found under keys they gave up', async () => {
    const vendor = aVendor({ vatIds: ['DE123456788'] });
    await service.current.rpc.ask(putVendor, { vendor }, as());
    await service.current.rpc.ask(putVendor, { vendor: { ...vendor, vatIds: ['DE987654321'] } }, as());
    const first = await validated(scene, invoice());
    expect((await verdict(first.subject)).vendor).toBeNull();
  });

  it('are changed once when two who saw the same version do it at a time', async () => {
    const vendor = aVendor();
    await service.current.rpc.ask(putVendor, { vendor }, as());
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => service.current.rpc.ask(putVendor, { vendor, seenVersion: 1 }, as())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  it('are made once when two make the same at a time', async () => {
    const vendor = aVendor();
    await Promise.allSettled([1, 2, 3, 4].map(() => service.current.rpc.ask(putVendor, { vendor }, as())));
    await eventually(async () => (await service.database.count('vendor where tenant_id = $1', [scene.tenantId])) === 1);
  });

  it('are listed by number, a page at a time, and not to another tenant', async () => {
    for (const number of ['V-1', 'V-2', 'V-3']) await service.current.rpc.ask(putVendor, { vendor: aVendor({ number }) }, as());
    const first = await service.current.rpc.ask(listVendors, { limit: 2 }, as());
    expect(first.vendors.map(({ vendor }) => vendor.number)).toEqual(['V-1', 'V-2']);
    expect(await service.current.rpc.ask(listVendors, { limit: 2, ...(first.next ? { after: first.next } : {}) }, as())).toMatchObject({ vendors: [{ vendor: { number: 'V-3' } }], next: null });
    expect(await service.current.rpc.ask(listVendors, { limit: 2 }, service.current.as(newId()))).toEqual({ vendors: [], next: null });
    await expect(service.current.rpc.ask(getVendor, { vendorId: first.vendors[0]?.vendorId ?? '' }, service.current.as(newId()))).rejects.toMatchObject({ code: 'VENDOR_NOT_FOUND' });
  });
});
