import { putValidationPolicy, putVendor, type ValidationPolicy } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, anOrder, aVendor, describeEventPath, type TestDatabase } from '@smartap/testing';
import { extracted, testedValidation, validated } from './under-test.js';

const service = testedValidation();

const suspecting = (dateWindowDays: number): ValidationPolicy => ({ layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays, sharedAccounts: [] }, risk: { threshold: 1000, points: [], limits: [] } });

const runs = (database: TestDatabase, tenantId: string, invoiceId: string, lineage: string): Promise<number> =>
  database.count("audit_event where tenant_id = $1 and entity_id = $2 and action = 'invoice.validated' and details -> 'lineage' = $3", [tenantId, invoiceId, lineage]);

describeEventPath({
  name: 'InvoiceExtractedHandler',
  service,
  consumer: 'validation-main',
  makeEvent: (scene) => extracted(scene),
  effect: (database, { tenantId, subject }) => runs(database, tenantId, subject, '[1, 1]'),
  // The vendor is unknown, so a person is asked.
  told: { 'invoice.validated.v1': 1, 'task.requested.v1': 1 },
  lineage: {
    make: ({ tenantId }) => {
      const invoiceId = newId();
      const revision = (n: number) => anEvent('invoice.extracted.v1').ofTenant(tenantId).with({ invoiceId, lineage: [n] }).build();
      return { older: revision(1), newer: revision(2) };
    },
    state: (database, { tenantId }) => database.query('select (select array_agg(lineage) from decision where tenant_id = $1) as decisions, (select count(*) from audit_event where tenant_id = $1) as runs', [tenantId]),
  },
});

describeEventPath({
  name: 'InvoiceEndedHandler',
  service,
  consumer: 'validation-main',
  makeEvent: async (scene) => {
    const { tenantId, subject } = await validated(scene);
    return anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1] }).build();
  },
  effect: (database, { tenantId, subject }) => database.count('invoice_end where tenant_id = $1 and invoice_id = $2', [tenantId, subject]),
  told: {},
  lineage: {
    make: async (scene) => {
      const { tenantId, subject } = await validated(scene);
      const end = (n: number) => anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId: subject, lineage: [n, 1, 1, 1] }).build();
      return { older: end(1), newer: end(2) };
    },
    state: (database, { tenantId }) => database.query('select lineage from invoice_end where tenant_id = $1', [tenantId]),
  },
});

describeEventPath({
  name: 'TaskClosedHandler',
  service,
  consumer: 'validation-tasks',
  makeEvent: async (scene) => {
    const { tenantId, subject } = await validated(scene);
    return anEvent('task.closed.v1').ofTenant(tenantId).with({ kind: 'finding', invoiceId: subject, lineage: [1, 1] }).build();
  },
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and details -> 'lineage' = '[1, 2]'", [tenantId]),
  told: { 'invoice.validated.v1': 1 },
  lineage: {
    make: async (scene) => {
      const { tenantId, subject } = await validated(scene);
      await scene.service.bus.publish(anEvent('invoice.extracted.v1').ofTenant(tenantId).with({ invoiceId: subject, lineage: [2] }).build());
      await scene.service.settled();
      const closed = (n: number) => anEvent('task.closed.v1').ofTenant(tenantId).with({ kind: 'finding', invoiceId: subject, lineage: [n, 1] }).build();
      return { older: closed(1), newer: closed(2) };
    },
    state: (database, { tenantId }) => database.query('select (select lineage from decision where tenant_id = $1) as lineage, (select count(*) from audit_event where tenant_id = $1) as runs', [tenantId]),
  },
});

describeEventPath({
  name: 'VendorSubmittedHandler',
  service,
  consumer: 'validation-masterdata',
  makeEvent: ({ tenantId }) => anEvent('vendor.submitted.v1').ofTenant(tenantId).with({ vendor: aVendor() }).build(),
  effect: async (database, { tenantId }) => {
    const [found] = await database.query<{ version: number }>('select version from vendor where tenant_id = $1', [tenantId]);
    return found?.version ?? 0;
  },
  told: { 'vendor.changed.v1': 1 },
});

describeEventPath({
  name: 'VendorChangedHandler',
  service,
  consumer: 'validation-masterdata',
  makeEvent: async (scene) => {
    await validated(scene, anInvoice().from('Seller', 'DE123456788').build());
    const vendor = aVendor({ vatIds: ['DE123456788'] });
    const vendorId = newId();
    await scene.service.database.query("insert into vendor (tenant_id, vendor_id, number, version, data, changed_by) values ($1, $2, $3, 1, $4, 'test')", [scene.tenantId, vendorId, vendor.number, JSON.stringify(vendor)]);
    await scene.service.database.query("insert into vendor_key (tenant_id, kind, key, vendor_id) values ($1, 'vatId', 'DE123456788', $2)", [scene.tenantId, vendorId]);
    return anEvent('vendor.changed.v1').ofTenant(scene.tenantId).with({ vendorId, vendor }).build();
  },
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and details -> 'lineage' = '[1, 2]'", [tenantId]),
  told: { 'invoice.validated.v1': 1 },
});

describeEventPath({
  name: 'OrderChangedHandler',
  service,
  consumer: 'validation-masterdata',
  makeEvent: ({ tenantId }) => anEvent('order.changed.v1').ofTenant(tenantId).with({ orderId: newId(), version: 1, order: anOrder() }).build(),
  effect: (database, { tenantId }) => database.count('known_order where tenant_id = $1', [tenantId]),
  told: {},
});

describeEventPath({
  name: 'OrderChangedHandler, of an order on which a verdict hangs',
  service,
  consumer: 'validation-masterdata',
  makeEvent: async (scene) => {
    const { rpc } = scene.service.current;
    await rpc.ask(putVendor, { vendor: aVendor({ vatIds: ['DE123456788'] }) }, scene.service.current.as(scene.tenantId));
    await rpc.ask(putValidationPolicy, { policy: { ...suspecting(45), risk: { threshold: 25, points: [], limits: [] } } }, scene.service.current.as(scene.tenantId));
    // The first invoice of a vendor comes to 15 points, the order after it to 10.
    await validated(scene, anInvoice().from('Seller', 'DE123456788').with({ purchaseOrderReference: 'PO-1', issueDate: '2026-01-14' }).build());
    return anEvent('order.changed.v1').ofTenant(scene.tenantId).with({ orderId: newId(), version: 1, order: anOrder({ number: 'PO-1', orderedOn: '2026-01-15' }) }).build();
  },
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and action = 'invoice.validated' and details -> 'lineage' = '[1, 2]'", [tenantId]),
  told: { 'invoice.validated.v1': 1, 'task.requested.v1': 1 },
});

describeEventPath({
  name: 'InvoiceApprovedHandler',
  service,
  consumer: 'validation-recheck',
  makeEvent: async (scene) => {
    const policy = (days: number) => scene.service.current.rpc.ask(putValidationPolicy, { policy: suspecting(days) }, scene.service.current.as(scene.tenantId));
    await policy(1);
    const invoice = (number: string, issueDate: string) => anInvoice().from('Seller', 'DE123456788').with({ number, issueDate }).build();
    await validated(scene, invoice('10045', '2026-03-02'));
    const { subject } = await validated(scene, invoice('10054', '2026-03-20'));
    await policy(45);
    return anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1], how: 'persons' }).build();
  },
  effect: (database, { tenantId, subject }) => runs(database, tenantId, subject, '[1, 2]'),
  told: { 'invoice.validated.v1': 1, 'task.requested.v1': 1 },
});
