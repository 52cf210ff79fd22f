import { endOfRevision, getOperation, getValidation, listSignals, putEmployees, putValidationPolicy, putVendor, reportAmounts, type AmountReport, type ValidationPolicy, type VendorInput } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aVendor, eventually, type Scene } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { extracted, testedValidation, validated } from './under-test.js';

const service = testedValidation();
let scene: Scene;
const as = (actor = 'carl') => service.current.as(scene.tenantId, actor);
const IBAN = 'DE89370400440532013000';
const OTHER = 'GB29NWBK60161331926819';

const vendor = (parts: Partial<VendorInput> = {}) => aVendor({ number: 'V-1', vatIds: ['DE123456788'], accounts: [{ iban: IBAN, state: 'approved' }], ...parts });
const put = (wanted: VendorInput) => service.current.rpc.ask(putVendor, { vendor: wanted }, as());
const setRisk = (risk: Partial<ValidationPolicy['risk']>) => {
  const policy: ValidationPolicy = { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, risk: { threshold: 15, points: [], limits: [], ...risk } };
  return service.current.rpc.ask(putValidationPolicy, { policy }, as());
};
const invoice = (number: string) => anInvoice().from('Seller', 'DE123456788').payableTo(IBAN).with({ number, issueDate: '2026-03-02' }).build();
const said = (invoiceId: string) => service.current.rpc.ask(getValidation, { invoiceId }, as());
const signal = async (code: string) => (await service.current.rpc.ask(listSignals, {}, as())).signals.find((own) => own.code === code);

const AT = '2026-03-02T10:00:00.000Z';
/** An invoice that names an order. */
const naming = (order: string) => anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ format: 'pdf-text', submittedAt: AT, invoice: { ...invoice(newId()), purchaseOrderReference: order } }).build();
/** An order that is dated after it. */
const late = (number: string) => anEvent('order.changed.v1').ofTenant(scene.tenantId).with({ orderId: newId(), version: 1, order: anOrder({ number, orderedOn: '2026-03-03' }) }).build();
/** Has an order that came later, and it alone, stop an invoice. */
const letOrdersTurn = async (): Promise<void> => {
  await put(vendor());
  await setRisk({ threshold: 10, points: [{ code: 'NEW_VENDOR', points: 0 }] });
};

beforeEach(async () => {
  scene = { tenantId: newId(), service };
});

describe('What persons decide of invoices that signals stopped', () => {
  it('is the precision of the signals, and lets one retire under the floor of the policy', async () => {
    await put(vendor());
    await setRisk({});
    const first = await validated(scene, invoice('1'));
    expect(await said(first.subject)).toMatchObject({ verdict: 'flagged', risk: { signals: [{ code: 'NEW_VENDOR' }] } });
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1], by: 'anna' }).build());
    await service.settled();
    expect(await signal('NEW_VENDOR')).toMatchObject({ confirmed: 0, dismissed: 1, precision: '0', state: 'counts' });
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: first.subject, lineage: endOfRevision(1) }).build());
    await service.settled();
    expect(await signal('NEW_VENDOR')).toMatchObject({ confirmed: 1, dismissed: 0, precision: '1' });
    const others = Array.from({ length: 30 }, () => newId());
    await service.database.query("insert into signal_review (tenant_id, code, invoice_id, outcome) select $1, 'NEW_VENDOR', id, 'dismissed' from unnest($2::uuid[]) as id", [scene.tenantId, others]);
    await setRisk({ floor: { reviews: 20, precision: '0.05' } });
    expect(await signal('NEW_VENDOR')).toMatchObject({ state: 'retired' });
    const second = await validated(scene, invoice('2'));
    expect((await said(second.subject)).risk).toBeUndefined();
  });
});

describe('The master data', () => {
  it('remember since when a known vendor has an account', async () => {
    await setRisk({});
    await put(vendor());
    await validated(scene, invoice('1'));
    const { vendor: known } = await put(vendor({ accounts: [{ iban: OTHER, state: 'approved' }, { iban: IBAN, state: 'approved' }] }));
    expect(known.accounts).toEqual([{ iban: OTHER, state: 'approved', since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string }, { iban: IBAN, state: 'approved' }]);
    const today = new Date().toISOString();
    const later = { ...invoice('2'), paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId: OTHER }] } };
    const event = anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ format: 'pdf-text', submittedAt: today, invoice: later }).build();
    await service.bus.publish(event);
    await service.settled();
    expect((await said(event.subject)).risk?.signals.map(({ code }) => code)).toContain('ACCOUNT_NEW');
  });
});

describe('An order', () => {
  const orderId = newId();
  const told = async (number: string, version: number, time: string, price: string, orderedOn?: string): Promise<void> => {
    const event = anEvent('order.changed.v1').ofTenant(scene.tenantId).with({ orderId, version, order: anOrder({ number, lines: [{ price }], ...(orderedOn ? { orderedOn } : {}) }) }).build();
    await service.bus.publish({ ...event, time });
    await service.settled();
  };
  const signalOf = async (number: string, order: string) => {
    const event = anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ format: 'pdf-text', submittedAt: AT, invoice: { ...invoice(number), purchaseOrderReference: order } }).build();
    await service.bus.publish(event);
    await service.settled();
    return (await said(event.subject)).risk?.signals.find(({ code }) => code === 'ORDER_AFTER_INVOICE')?.data;
  };
  const kept = () => service.database.query('select version, value, value_before, first_known_at is not null as is_first_known from known_order where tenant_id = $1', [scene.tenantId]);

  it('that came, or was changed in value, after its invoice is a signal; one that is unknown is none', async () => {
    await put(vendor());
    await told('PO-1', 1, '2026-03-01T10:00:00.000Z', '100', '2026-03-01');
    expect(await signalOf('10', 'PO-1')).toBeUndefined();
    expect(await signalOf('2000', 'PO-9')).toBeUndefined();
    await told('PO-1', 2, '2026-03-02T11:00:00.000Z', '100', '2026-03-01');
    expect(await signalOf('30000', 'PO-1')).toBeUndefined();
    await told('PO-1', 3, '2026-03-02T12:00:00.000Z', '120', '2026-03-01');
    expect(await signalOf('400000', 'PO-1')).toMatchObject({ order: 'PO-1', before: '1000 EUR', value: '1200 EUR', changedAt: '2026-03-02T12:00:00.000Z' });
    await told('PO-1', 4, '2026-03-02T13:00:00.000Z', '120', '2026-03-03');
    expect(await signalOf('5000000', 'PO-1')).toMatchObject({ orderedOn: '2026-03-03' });
  });

  it('whose older version comes late changes nothing, and is first known only by its first', async () => {
    await told('PO-2', 2, AT, '120');
    const newer = [{ version: 2, value: '1200 EUR', value_before: null, is_first_known: false }];
    expect(await kept()).toEqual(newer);
    await told('PO-2', 1, '2026-03-02T11:00:00.000Z', '100');
    expect(await kept()).toEqual(newer);
    await put(vendor());
    expect(await signalOf('10', 'PO-2')).toBeUndefined();
  });

  it.each([[25, { verdict: 'flagged', lineage: [1, 2], findings: [{ code: 'RISK', actual: '25' }] }], [26, { verdict: 'passed', lineage: [1, 1], findings: [] }]])('has an invoice validated again whose verdict it can turn, and no other: threshold %i', async (threshold, turned) => {
    await put(vendor());
    await setRisk({ threshold });
    // The first invoice of a vendor comes to 15 points, an order that came later adds 10.
    const { subject, ...event } = anEvent('invoice.extracted.v1').ofTenant(scene.tenantId).with({ format: 'pdf-text', submittedAt: AT, invoice: { ...invoice('10'), purchaseOrderReference: 'PO-3' } }).build();
    await service.bus.publish({ subject, ...event });
    await service.settled();
    expect(await said(subject)).toMatchObject({ verdict: 'passed', lineage: [1, 1] });
    await told('PO-3', 1, '2026-03-02T11:00:00.000Z', '100');
    expect(await said(subject)).toMatchObject(turned);
    await told('PO-3', 2, '2026-03-02T12:00:00.000Z', '100');
    expect(await said(subject), 'what is no news is not told').toMatchObject(turned);
  });

  it('is the cause of the validations that hang on it, and of no other', async () => {
    await letOrdersTurn();
    const orders = new Map<string, string>();
    for (const order of ['PO-A', 'PO-B']) {
      const event = naming(order);
      orders.set(event.subject, order);
      await service.bus.publish(event);
    }
    await service.settled();
    const changes = ['PO-A', 'PO-B', 'PO-C'].map((number) => late(number));
    await service.inOneBatch('validation-masterdata', late('PO-0'), changes);
    for (const change of changes) {
      const again = (await service.bus.toldBecauseOf(change)).flatMap(({ type, data }) => (type === 'invoice.validated.v1' ? [orders.get((data as { invoiceId: string }).invoiceId)] : []));
      expect(again).toEqual(change.data.order.number === 'PO-C' ? [] : [change.data.order.number]);
    }
  });

  it('of the year 0, which no database knows, is of no day', async () => {
    await told('PO-4', 1, AT, '100', '0000-01-01');
    expect(await service.database.query('select ordered_on from known_order where tenant_id = $1', [scene.tenantId])).toEqual([{ ordered_on: null }]);
  });
});

describe('The report of amounts', () => {
  it('is of the tenant and of each vendor with enough, as an operation', async () => {
    const many = newId();
    await service.database.query(
      `insert into duplicate_record (tenant_id, invoice_id, fingerprint, data, keys, vendor_id)
       select $1, gen_random_uuid(), '', jsonb_build_object('amount', case when n % 2 = 0 then (4900 + n % 100)::text else round((10 ^ (1 + 3 * n / 600.0))::numeric, 2)::text end), '{}', $2::uuid from generate_series(1, 600) n`,
      [scene.tenantId, many],
    );
    await service.database.query("insert into duplicate_record (tenant_id, invoice_id, fingerprint, data, keys, vendor_id) values ($1, gen_random_uuid(), '', '{\"amount\":\"20\"}', '{}', gen_random_uuid())", [scene.tenantId]);
    const { operationId } = await service.current.rpc.ask(reportAmounts, {}, as());
    const { result } = await eventually(async () => {
      const record = await service.current.rpc.ask(getOperation('validation'), { operationId }, as());
      return record.finishedAt === null ? undefined : record;
    }, { what: 'the report is there' });
    const { all, vendors } = result as AmountReport;
    expect(all).toMatchObject({ amounts: 601, band: 'none' });
    expect(all.excess[0]).toMatchObject({ digits: 49 });
    expect(vendors.map(({ vendorId }) => vendorId)).toEqual([many]);
  });
});

describe('An employee', () => {
  const marked = (accounts: string[]) => service.current.rpc.ask(putEmployees, { employees: [{ reference: '4711', accounts, taxIds: ['DE999'] }] }, as());
  const signals = async (number: string) => (await said((await validated(scene, invoice(number))).subject)).risk?.signals.map(({ code }) => code) ?? [];

  it('who is the seller too is a signal, where the policy asks; nothing of them can be read', async () => {
    await service.current.rpc.ask(putVendor, { vendor: vendor() }, as());
    expect(await marked([IBAN, OTHER])).toEqual({ employees: 1, marks: 3 });
    await setRisk({ threshold: 1000 });
    expect(await signals('10')).not.toContain('EMPLOYEE');
    await setRisk({ threshold: 1000, employees: true });
    expect(await signals('2000')).toContain('EMPLOYEE');
    const kept = JSON.stringify(await service.database.query('select * from employee_mark where tenant_id = $1', [scene.tenantId]));
    for (const secret of [IBAN, 'DE999', '4711']) expect(kept).not.toContain(secret);
    await marked([]);
    expect(await signals('40000')).not.toContain('EMPLOYEE');
  });

  it('of another tenant is none', async () => {
    await service.current.rpc.ask(putEmployees, { employees: [{ reference: '1', accounts: [IBAN] }] }, service.current.as(newId()));
    await service.current.rpc.ask(putVendor, { vendor: vendor() }, as());
    await marked([OTHER]);
    await setRisk({ threshold: 1000, employees: true });
    expect(await signals('10')).not.toContain('EMPLOYEE');
  });
});

describe('The past of a vendor', () => {
  it('is what came before the invoice, also when that is validated again', async () => {
    await put(vendor());
    await setRisk({ threshold: 1 });
    const first = await validated(scene, invoice('1'));
    const signals = async () => (await said(first.subject)).risk?.signals.map(({ code }) => code);
    expect(await signals()).toEqual(['NEW_VENDOR']);
    for (const number of ['20', '300', '4000']) await validated(scene, invoice(number));
    await service.bus.publish(anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'finding', invoiceId: first.subject, lineage: [1, 1], by: 'anna' }).build());
    await service.settled();
    expect(await said(first.subject)).toMatchObject({ lineage: [1, 2], verdict: 'passed' });
    expect(await signals()).toEqual(['NEW_VENDOR']);
  });

  it('is what came before in the batch too', async () => {
    await put(vendor());
    await setRisk({ threshold: 100 });
    const events = ['1', '20', '300'].map((number) => extracted(scene, invoice(number)));
    await service.inOneBatch('validation-main', extracted(scene, anInvoice().from('Other', 'DE136695976').build()), events);
    const first = await Promise.all(events.map(async ({ subject }) => (await said(subject)).risk?.signals.some(({ code }) => code === 'NEW_VENDOR') ?? false));
    expect(first).toEqual([true, false, false]);
  });
});

describe('What becomes known while an invoice is validated', () => {
  it('of its order is not missed, whichever of the two is done first', async () => {
    await letOrdersTurn();
    const before = naming('PO-1');
    await service.interleave(before, 'validation-main', () => service.bus.publish(late('PO-1')), 'validation-masterdata');
    expect(await said(before.subject)).toMatchObject({ verdict: 'flagged', lineage: [1, 2] });

    scene = { tenantId: newId(), service };
    await letOrdersTurn();
    const after = naming('PO-1');
    await service.interleave(late('PO-1'), 'validation-masterdata', () => service.bus.publish(after), 'validation-main');
    expect(await said(after.subject)).toMatchObject({ verdict: 'flagged', lineage: [1, 1] });
  });

  it('of its vendor is not missed: it was unknown, or is blocked by now', async () => {
    const unknown = extracted(scene, invoice('1'));
    await service.interleave(unknown, 'validation-main', () => put(vendor()), 'validation-masterdata');
    expect(await said(unknown.subject)).toMatchObject({ verdict: 'passed', lineage: [1, 2] });

    const passed = extracted(scene, invoice('20'));
    await service.interleave(passed, 'validation-main', () => put(vendor({ state: 'blocked' })), 'validation-masterdata');
    expect(await said(passed.subject)).toMatchObject({ verdict: 'flagged', findings: [{ code: 'VENDOR_BLOCKED' }] });
  });
});
