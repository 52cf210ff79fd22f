import { putApprovalPolicy, type BusEvent, type EventMap } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, aReceipt, describeEventPath, type Scene, type TestDatabase } from '@smartap/testing';
import { aPolicy, ORGANISATION } from './a-policy.js';
import { handled, matched, requested, testedApproval } from './under-test.js';

const service = testedApproval();

const tenantsRows = (table: string) => (database: TestDatabase, { tenantId }: BusEvent): Promise<number> => database.count(`${table} tenant_id = $1`, [tenantId]);

const everything = (database: TestDatabase, { tenantId }: BusEvent): Promise<unknown> =>
  database.query(
    `select (select array_agg(lineage || array[state]::text[]) from (select lineage::text[] as lineage, state from plan where tenant_id = $1) p) as plans,
            (select array_agg(task_id || state || coalesce(outcome, '') order by task_id) from task where tenant_id = $1) as tasks,
            (select count(*) from audit_event where tenant_id = $1) as runs, (select array_agg(lineage) from invoice_end where tenant_id = $1) as ends`,
    [tenantId],
  );

/** A tenant with persons and a policy: the manager of who sent an invoice in must agree. */
async function governed(scene: Scene): Promise<void> {
  await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons: ORGANISATION.map(({ subject, roles, limit }) => ({ subject, name: subject, roles, limit })) }).build());
  const policy = aPolicy({ rules: [{ id: 'all', order: 1, filter: {}, steps: [{ id: 'boss', order: 1, source: { type: 'user', user: 'zoe' }, mode: 'all' }] }] });
  await scene.service.current.rpc.ask(putApprovalPolicy, { policy }, scene.service.current.as(scene.tenantId, 'root', ['admin']));
}

describeEventPath({
  name: 'InvoiceMatchedHandler',
  service,
  consumer: 'approval-main',
  makeEvent: (scene) => matched(scene),
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and action = 'invoice.planned'", [tenantId]),
  told: { 'task.opened.v1': 1 },
  lineage: {
    make: (scene) => {
      const invoiceId = newId();
      return { older: matched(scene, { invoiceId, lineage: [1, 1, 9] }), newer: matched(scene, { invoiceId, lineage: [2, 1, 1] }) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceMatchedHandler with an invoice that needs nobody',
  service,
  consumer: 'approval-main',
  makeEvent: (scene) => {
    const match = { class: 'clean' as const, verdict: 'MATCHED' as const, lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };
    return matched(scene, { match, vendor: { vendorId: newId(), version: 1, name: 'Seller', resolvedBy: 'vatId', trusted: true, accountApproved: true } });
  },
  effect: (database, { tenantId }) => database.count("audit_event where tenant_id = $1 and action = 'invoice.approved'", [tenantId]),
  told: { 'invoice.approved.v1': 1 },
});

/** An exception that carl the controller has accepted: of two steps he has answered the last. */
const accepted = (scene: Scene, parts: Partial<EventMap['invoice.matched.v1']> = {}) => {
  const match = { class: 'clean' as const, verdict: 'PRICE_OVER' as const, lines: [], payableNow: '60000', awaiting: '0', disputed: '0', accepted: { by: 'carl', reason: 'Agreed' } };
  return matched(scene, { match, invoice: anInvoice().withTotals({ due: '60000' }).build(), ...parts });
};

describeEventPath({
  name: 'InvoiceMatchedHandler with an exception that was accepted',
  service,
  consumer: 'approval-main',
  makeEvent: async (scene) => {
    await handled(scene, anEvent('tenant.changed.v1').ofTenant(scene.tenantId).with({ persons: [{ subject: 'carl', name: 'carl', roles: ['controller'], limit: null }] }).build());
    return accepted(scene);
  },
  effect: (database, { tenantId }) => database.count("task where tenant_id = $1 and outcome = 'accepted' and closed_by = 'carl'", [tenantId]),
  told: { 'task.opened.v1': 2, 'task.closed.v1': 1 },
  lineage: {
    make: (scene) => {
      const invoiceId = newId();
      return { older: accepted(scene, { invoiceId, lineage: [1, 1, 2] }), newer: accepted(scene, { invoiceId, lineage: [2, 1, 2] }) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceMatchedHandler under a policy of the tenant',
  service,
  consumer: 'approval-main',
  makeEvent: async (scene) => {
    await governed(scene);
    return matched(scene, { submittedBy: { subject: 'sam' } });
  },
  effect: tenantsRows('receipt where'),
  told: { 'task.opened.v1': 1 },
  lineage: {
    make: async (scene) => {
      await governed(scene);
      const invoiceId = newId();
      return { older: matched(scene, { invoiceId, lineage: [1, 1, 9] }), newer: matched(scene, { invoiceId, lineage: [2, 1, 1] }) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceMatchedHandler with another amount under a policy of the tenant',
  service,
  consumer: 'approval-main',
  makeEvent: async (scene) => {
    await governed(scene);
    const { data } = await handled(scene, matched(scene, { submittedBy: { subject: 'sam' } }));
    return matched(scene, { ...data, lineage: [1, 1, 2], match: { ...data.match, payableNow: '1' } });
  },
  effect: tenantsRows("receipt where text like '%\"what\":\"edit\"%' and"),
  told: { 'task.opened.v1': 1, 'task.closed.v1': 1 },
});

describeEventPath({
  name: 'TaskRequestedHandler',
  service,
  consumer: 'approval-tasks',
  makeEvent: (scene) => requested(scene),
  effect: tenantsRows('task where'),
  told: { 'task.opened.v1': 1 },
});

describeEventPath({
  name: 'InvoiceStoppedHandler with a revision that is superseded',
  service,
  consumer: 'approval-main',
  makeEvent: async (scene) => {
    const { subject } = await handled(scene, matched(scene));
    return anEvent('invoice.superseded.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1] }).build();
  },
  effect: tenantsRows("task where outcome = 'superseded' and"),
  told: { 'task.closed.v1': 1 },
  lineage: {
    make: async (scene) => {
      const { subject } = await handled(scene, matched(scene, { lineage: [3, 1, 1] }));
      const superseded = (n: number) => anEvent('invoice.superseded.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [n] }).build();
      return { older: superseded(1), newer: superseded(2) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceStoppedHandler with an invoice that is blocked',
  service,
  consumer: 'approval-main',
  makeEvent: async (scene) => {
    const { subject } = await handled(scene, matched(scene));
    return anEvent('invoice.validated.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 2], verdict: 'blocked' }).build();
  },
  effect: tenantsRows("task where outcome = 'superseded' and"),
  told: { 'task.closed.v1': 1 },
});

describeEventPath({
  name: 'InvoiceStoppedHandler with a document that is refused',
  service,
  consumer: 'approval-main',
  makeEvent: ({ tenantId }) => anEvent('invoice.refused.v1').ofTenant(tenantId).build(),
  effect: tenantsRows('invoice_end where'),
  told: {},
});

describeEventPath({
  name: 'TenantChangedHandler',
  service,
  consumer: 'approval-masterdata',
  makeEvent: ({ tenantId }) => anEvent('tenant.changed.v1').ofTenant(tenantId).build(),
  effect: tenantsRows('person where'),
  told: {},
});

describeEventPath({
  name: 'ActorHandler with a vendor',
  service,
  consumer: 'approval-masterdata',
  makeEvent: ({ tenantId }) => anEvent('vendor.changed.v1').ofTenant(tenantId).build(),
  effect: tenantsRows('actor where'),
  told: {},
});

describeEventPath({
  name: 'ActorHandler with a receipt',
  service,
  consumer: 'approval-masterdata',
  makeEvent: ({ tenantId }) => anEvent('receipt.posted.v1').ofTenant(tenantId).with({ receipt: aReceipt('PO-1', '10') }).build(),
  effect: tenantsRows('actor where'),
  told: {},
});
