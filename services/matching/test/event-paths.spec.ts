import { codeInvoice, type BusEvent } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { aDespatch, anEvent, anInvoice, anOrder, aReceipt, describeEventPath, type Scene, type TestDatabase } from '@smartap/testing';
import { billing, handled, ordered, policy, received, testedMatching, validated } from './under-test.js';

const service = testedMatching();

const runs = (database: TestDatabase, { tenantId }: BusEvent, lineage: string): Promise<number> =>
  database.count("audit_event where tenant_id = $1 and action = 'invoice.matched' and details -> 'lineage' = $2", [tenantId, lineage]);

const everything = (database: TestDatabase, { tenantId }: BusEvent): Promise<unknown> =>
  database.query(
    `select (select array_agg(lineage) from decision where tenant_id = $1) as decisions, (select count(*) from audit_event where tenant_id = $1) as runs,
            (select array_agg(quantity::text) from allocation where tenant_id = $1) as taken, (select array_agg(lineage) from invoice_end where tenant_id = $1) as ends`,
    [tenantId],
  );

const SELLER = { vendorId: newId(), version: 1, number: 'V-1', name: 'Seller', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };

/** The event that brings an invoice of a known seller. */
const ofSeller = ({ tenantId }: Scene, invoice: ReturnType<typeof billing>) => anEvent('invoice.validated.v1').ofTenant(tenantId).with({ invoiceId: newId(), invoice, vendor: SELLER, lineage: [1, 1] }).build();

/** A credit note over four pieces that names no order. */
const crediting = (number: string) => anInvoice().with({ typeCode: '381', precedingInvoices: [{ number }] }).withLine({ quantity: '4', price: '100' }).build();

/** A tenant that wants what has no order coded. */
const coding = (scene: Scene): Promise<void> => policy(scene, { codingRequired: true });

/** An order of 10 of which 10 have come. */
async function delivered(scene: Scene): Promise<string> {
  const { number } = await ordered(scene, anOrder());
  await received(scene, aReceipt(number, '10'));
  return number;
}

describeEventPath({
  name: 'InvoiceValidatedHandler',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => validated(scene, billing(await delivered(scene), '4')),
  effect: (database, event) => runs(database, event, '[1, 1, 1]'),
  told: { 'invoice.matched.v1': 1 },
  lineage: {
    make: async (scene) => {
      const order = await delivered(scene);
      const invoiceId = newId();
      return { older: validated(scene, billing(order, '4'), invoiceId, [1, 1]), newer: validated(scene, billing(order, '5'), invoiceId, [2, 1]) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceValidatedHandler with what is to be coded',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    await coding(scene);
    return validated(scene, anInvoice().build());
  },
  effect: (database, event) => runs(database, event, '[1, 1, 1]'),
  told: { 'invoice.matched.v1': 1, 'task.requested.v1': 1 },
  lineage: {
    make: async (scene) => {
      await coding(scene);
      const invoiceId = newId();
      return { older: validated(scene, anInvoice().build(), invoiceId, [1, 1]), newer: validated(scene, anInvoice().build(), invoiceId, [2, 1]) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'InvoiceEndedHandler with an invoice that was coded',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    await coding(scene);
    const { subject } = await handled(scene, validated(scene, anInvoice().build()));
    await service.current.rpc.ask(codeInvoice, { invoiceId: subject, seenLineage: [1, 1, 1], lines: [{ lineId: '1', parts: [{ glAccount: '4711', costCenter: 'K1' }] }] }, service.current.as(scene.tenantId));
    return anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 2_147_483_647] }).build();
  },
  effect: async (database, { tenantId }) => (await database.count('line_coding where tenant_id = $1', [tenantId])) === 0 ? database.count('invoice_end where tenant_id = $1', [tenantId]) : 0,
  told: {},
});

describeEventPath({
  name: 'InvoiceEndedHandler',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    const { subject } = await handled(scene, validated(scene, billing(await delivered(scene), '4')));
    return anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1] }).build();
  },
  effect: async (database, { tenantId }) => (await database.count('allocation where tenant_id = $1', [tenantId])) === 0 ? database.count('invoice_end where tenant_id = $1', [tenantId]) : 0,
  told: { 'order.freed.v1': 1 },
  lineage: {
    make: async (scene) => {
      const { subject } = await handled(scene, validated(scene, billing(await delivered(scene), '4')));
      const end = (n: number) => anEvent('invoice.rejected.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [n, 1, 1, 1] }).build();
      return { older: end(1), newer: end(2) };
    },
    state: everything,
  },
});

describeEventPath({
  name: 'TaskClosedHandler',
  service,
  consumer: 'matching-tasks',
  makeEvent: async (scene) => {
    const { subject } = await handled(scene, validated(scene, billing(await delivered(scene), '4', '120')));
    return anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1] }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
  lineage: {
    make: async (scene) => {
      const order = await delivered(scene);
      const { subject } = await handled(scene, validated(scene, billing(order, '4', '120')));
      await handled(scene, validated(scene, billing(order, '4', '130'), subject, [2, 1]));
      const closed = (n: number) => anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [n, 1, 1] }).build();
      return { older: closed(1), newer: closed(2) };
    },
    state: everything,
  },
});

const versions = async (database: TestDatabase, table: 'purchase_order' | 'receipt' | 'despatch' | 'order_response', tenantId: string): Promise<number> => {
  const [found] = await database.query<{ version: number }>(`select version from ${table} where tenant_id = $1`, [tenantId]);
  return found?.version ?? 0;
};

describeEventPath({
  name: 'MasterdataSubmittedHandler with an order',
  service,
  consumer: 'matching-masterdata',
  makeEvent: ({ tenantId }) => anEvent('order.submitted.v1').ofTenant(tenantId).with({ order: anOrder() }).build(),
  effect: (database, { tenantId }) => versions(database, 'purchase_order', tenantId),
  told: { 'order.changed.v1': 1 },
});

describeEventPath({
  name: 'MasterdataSubmittedHandler with a receipt',
  service,
  consumer: 'matching-masterdata',
  makeEvent: ({ tenantId }) => anEvent('receipt.submitted.v1').ofTenant(tenantId).with({ receipt: aReceipt('PO-1', '10') }).build(),
  effect: (database, { tenantId }) => versions(database, 'receipt', tenantId),
  told: { 'receipt.posted.v1': 1 },
});

describeEventPath({
  name: 'MasterdataSubmittedHandler with a despatch advice',
  service,
  consumer: 'matching-masterdata',
  makeEvent: ({ tenantId }) => anEvent('order.despatch-submitted.v1').ofTenant(tenantId).with({ despatch: aDespatch('PO-1', '10') }).build(),
  effect: (database, { tenantId }) => versions(database, 'despatch', tenantId),
  told: { 'order.despatched.v1': 1 },
});

describeEventPath({
  name: "MasterdataSubmittedHandler with a seller's answer",
  service,
  consumer: 'matching-masterdata',
  makeEvent: ({ tenantId }) => anEvent('order.response-submitted.v1').ofTenant(tenantId).build(),
  effect: (database, { tenantId }) => versions(database, 'order_response', tenantId),
  told: {},
});

describeEventPath({
  name: 'OrderChangeSubmittedHandler',
  service,
  consumer: 'matching-changes',
  makeEvent: async (scene) => {
    const { number } = await ordered(scene, anOrder());
    return anEvent('order.change-submitted.v1').ofTenant(scene.tenantId).with({ change: { number: 'C-1', orderNumber: number, changedOn: '2026-01-06', cancels: false, lines: [{ line: '1', change: 'changed', quantity: '8' }] }, document: { invoiceId: newId(), lineage: [1] } }).build();
  },
  effect: async (database, { tenantId }) => {
    const [found] = await database.query<{ more: string }>('select coalesce(sum(version) - count(*), 0) as more from purchase_order where tenant_id = $1', [tenantId]);
    return Number(found?.more);
  },
  told: { 'order.changed.v1': 1, 'invoice.refused.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with goods that were sent',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    await policy(scene, { despatchCounts: true });
    const { number } = await ordered(scene, anOrder());
    await handled(scene, validated(scene, billing(number, '4')));
    // The advice is there and its event is not out yet.
    const despatch = aDespatch(number, '10');
    const despatchId = newId();
    await service.database.query("insert into despatch (tenant_id, despatch_id, seller, number, version, data, changed_by) values ($1, $2, '', $3, 1, $4, 'ben')", [tenantId, despatchId, despatch.number, JSON.stringify(despatch)]);
    await service.database.query("insert into despatch_line (tenant_id, despatch_id, line, order_number, order_line, quantity) values ($1, $2, '1', $3, '1', 10)", [tenantId, despatchId, number]);
    return anEvent('order.despatched.v1').ofTenant(tenantId).with({ despatchId, despatch }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with a receipt',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    const { number } = await ordered(scene, anOrder());
    await handled(scene, validated(scene, billing(number, '4')));
    // The receipt is there and its event is not out yet.
    const receipt = aReceipt(number, '10');
    const receiptId = newId();
    await service.database.query("insert into receipt (tenant_id, receipt_id, number, version, data, posted_by) values ($1, $2, $3, 1, $4, 'ben')", [tenantId, receiptId, receipt.number, JSON.stringify(receipt)]);
    await service.database.query("insert into receipt_line (tenant_id, receipt_id, line, order_number, order_line, quantity, rejected, accepted) values ($1, $2, '1', $3, '1', 10, 0, 0)", [tenantId, receiptId, number]);
    return anEvent('receipt.posted.v1').ofTenant(tenantId).with({ receiptId, receipt }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with an order',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    const order = anOrder({ basis: 'ordered' });
    await handled(scene, validated(scene, anInvoice().forOrder(order.number).withLine({ orderLine: '1' }).build()));
    const orderId = newId();
    await service.database.query("insert into purchase_order (tenant_id, order_id, number, version, data, changed_by) values ($1, $2, $3, 1, $4, 'ben')", [tenantId, orderId, order.number, JSON.stringify(order)]);
    return anEvent('order.changed.v1').ofTenant(tenantId).with({ orderId, order }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with a policy',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    await handled(scene, validated(scene, billing(await delivered(scene), '4', '110')));
    // The policy is there and its event is not out yet.
    const rule = { id: 'price', dimension: 'unitPrice', scope: {}, priority: 1, upperAbs: null, upperPct: '20', lowerAbs: null, lowerPct: null, combine: 'AND', action: 'exception' };
    const data = { validFrom: '2020-01-01', disputeScope: 'excess', tolerances: [rule], units: [] };
    await service.database.query("insert into match_policy (tenant_id, version, valid_from, data, changed_by) values ($1, 1, '2020-01-01', $2, 'ben')", [tenantId, JSON.stringify(data)]);
    return anEvent('order.policy-changed.v1').ofTenant(tenantId).with({ version: 1 }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'InvoiceEndedHandler with an approval',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    const { subject } = await handled(scene, validated(scene, billing(await delivered(scene), '4')));
    return anEvent('invoice.approved.v1').ofTenant(scene.tenantId).with({ invoiceId: subject, lineage: [1, 1, 1, 1] }).build();
  },
  effect: async (database, { tenantId }) => ((await database.count('order_watch where tenant_id = $1', [tenantId])) === 0 ? database.count('allocation where tenant_id = $1', [tenantId]) : 0),
  told: {},
});

describeEventPath({
  name: 'OrderMovedHandler with what was given back',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    const order = await delivered(scene);
    const first = await handled(scene, validated(scene, billing(order, '10')));
    await handled(scene, validated(scene, billing(order, '4')));
    // The first holds nothing any more, and the event that says so is not out yet.
    await service.database.query('delete from allocation where tenant_id = $1 and invoice_id = $2', [tenantId, first.subject]);
    await service.database.query('delete from order_watch where tenant_id = $1 and invoice_id = $2', [tenantId, first.subject]);
    return anEvent('order.freed.v1').ofTenant(tenantId).with({ invoiceId: first.subject, orderNumbers: [order] }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with an invoice that a credit note waited for',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    const { number: order } = await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered' }));
    const { subject: note } = await handled(scene, ofSeller(scene, crediting('R-1')));
    // It waits no more, and the event that says so is not out yet.
    await service.database.query('delete from awaited_invoice where tenant_id = $1', [tenantId]);
    const { subject: invoiceId } = await handled(scene, ofSeller(scene, { ...billing(order, '10'), number: 'R-1' }));
    await service.database.query('insert into order_watch (tenant_id, order_number, invoice_id) values ($1, $2, $3)', [tenantId, order, note]);
    return anEvent('order.billed.v1').ofTenant(tenantId).with({ invoiceId, orderNumbers: [order] }).build();
  },
  effect: (database, { tenantId }) => database.count("allocation where tenant_id = $1 and kind = 'credit' and quantity = -4", [tenantId]),
  told: { 'invoice.matched.v1': 1, 'order.freed.v1': 1 },
});

describeEventPath({
  name: 'InvoiceValidatedHandler with an invoice that a credit note waited for',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    const { number: order } = await ordered(scene, anOrder({ vendorNumber: 'V-1', basis: 'ordered' }));
    await handled(scene, ofSeller(scene, crediting('R-1')));
    return ofSeller(scene, { ...billing(order, '10'), number: 'R-1' });
  },
  // The credit note looks at its order now.
  effect: (database, { tenantId, subject }) => database.count('order_watch where tenant_id = $1 and invoice_id <> $2', [tenantId, subject]),
  told: { 'invoice.matched.v1': 1, 'order.billed.v1': 1 },
});

describeEventPath({
  name: 'OrderMovedHandler with what another release of a contract gave back',
  service,
  consumer: 'matching-masterdata',
  makeEvent: async (scene) => {
    const { tenantId } = scene;
    const { number: contract } = await ordered(scene, anOrder({ basis: 'ordered', agreement: { from: '2020-01-01', to: '2099-12-31', valueLimit: '1000' } }));
    const [first, second] = [await ordered(scene, anOrder({ basis: 'ordered', contract })), await ordered(scene, anOrder({ basis: 'ordered', contract }))];
    const { subject } = await handled(scene, validated(scene, billing(first.number, '8')));
    await handled(scene, validated(scene, billing(second.number, '5')));
    // The first holds nothing any more, and the event that says so is not out yet.
    for (const table of ['allocation', 'order_watch']) await service.database.query(`delete from ${table} where tenant_id = $1 and invoice_id = $2`, [tenantId, subject]);
    return anEvent('order.freed.v1').ofTenant(tenantId).with({ invoiceId: subject, orderNumbers: [first.number] }).build();
  },
  effect: (database, event) => runs(database, event, '[1, 1, 2]'),
  told: { 'invoice.matched.v1': 1 },
});

describeEventPath({
  name: 'InvoiceValidatedHandler with a credit note that names no order',
  service,
  consumer: 'matching-main',
  makeEvent: async (scene) => {
    const order = anOrder({ vendorNumber: 'V-1', basis: 'ordered' });
    await ordered(scene, order);
    await handled(scene, ofSeller(scene, { ...billing(order.number, '10'), number: 'R-1' }));
    return ofSeller(scene, crediting('R-1'));
  },
  effect: (database, { tenantId }) => database.count("allocation where tenant_id = $1 and kind = 'credit' and quantity = -4", [tenantId]),
  told: { 'invoice.matched.v1': 1, 'order.freed.v1': 1 },
});
