import { newId } from '@smartap/runtime';
import { writeUbl, type Invoice } from '@smartap/en16931';
import { anEvent, anInvoice, describeEventPath, testedService, type Scene, type TestDatabase } from '@smartap/testing';
import type { BusEvent } from '@smartap/contracts';
// As built: the worker threads run built code too.
import { ExtractionSettings } from '../dist/config.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../dist/domain/testing/make-pdf.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';

const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings) });

async function received({ tenantId }: Scene, bytes: Uint8Array, kind: 'xml' | 'pdf' | 'image'): Promise<BusEvent<'invoice.received.v1'>> {
  const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/octet-stream', kind };
  return anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
}

const ubl = (invoice: Invoice): Uint8Array => Buffer.from(writeUbl(invoice));

/** An invoice but for its title. */
const ORDER_PAGE: Printed[] = [...ENGLISH_PAGE.filter(([, , text]) => !/invoice$/i.test(text)), [50, 30, 'PURCHASE ORDER', 24]];

const rowsOf = (from: string) => (database: TestDatabase, { tenantId }: BusEvent): Promise<number> => database.count(`${from} tenant_id = $1`, [tenantId]);

/** An invoice that a person must look at, read. */
async function doubtful(scene: Scene): Promise<string> {
  const event = await received(scene, ubl({ ...anInvoice().build(), seller: { identifiers: [] } }), 'xml');
  await service.bus.publish(event);
  await service.settled();
  return event.subject;
}

describeEventPath({
  name: 'XmlReceivedHandler',
  service,
  consumer: 'extraction-fast',
  makeEvent: (scene) => received(scene, ubl(anInvoice().build()), 'xml'),
  effect: rowsOf('invoice_revision where'),
  told: { 'invoice.extracted.v1': 1 },
  failing: {
    what: 'whose document is not in the store',
    code: 'OBJECT_NOT_FOUND',
    make: ({ tenantId }) => anEvent('invoice.received.v1').ofTenant(tenantId).build(),
  },
});

describeEventPath({
  name: 'XmlReceivedHandler with a document that is no invoice',
  service,
  consumer: 'extraction-fast',
  makeEvent: (scene) => received(scene, Buffer.from('<note/>'), 'xml'),
  effect: rowsOf('decision where'),
  told: { 'invoice.refused.v1': 1 },
});

describeEventPath({
  name: 'PageReceivedHandler',
  service,
  consumer: 'extraction-slow',
  makeEvent: (scene) => received(scene, makePdf([ENGLISH_PAGE]), 'pdf'),
  effect: rowsOf('invoice_revision where'),
  told: { 'invoice.extracted.v1': 1 },
});

describeEventPath({
  name: 'PageReceivedHandler with a page that belongs to an electronic invoice of its mail',
  service,
  consumer: 'extraction-slow',
  makeEvent: async (scene) => {
    const { data, ...event } = await received(scene, makePdf([ENGLISH_PAGE]), 'pdf');
    return { ...event, data: { ...data, document: { ...data.document, companions: [{ invoiceId: newId(), number: 'NW-20931', sellerNames: ['Northwind Tools Ltd'], sellerIds: [], withVat: '1440.00' }] } } };
  },
  effect: async (database, event) => (await database.count("decision where tenant_id = $1 and event #>> '{data,reason}' = 'BELONGS_TO_INVOICE'", [event.tenantId])),
  told: { 'invoice.refused.v1': 1 },
});

describeEventPath({
  name: 'InvoiceScannedHandler',
  service,
  consumer: 'extraction-scans',
  makeEvent: async (scene) => {
    const { data, subject } = await received(scene, Buffer.from('89504e470d0a1a0a', 'hex'), 'image');
    const { invoiceId, lineage, submittedBy, submittedAt, document } = data;
    return { ...anEvent('invoice.scanned.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage, submittedBy, submittedAt, document }).build(), subject };
  },
  effect: rowsOf('decision where'),
  told: { 'invoice.refused.v1': 1 },
});

describeEventPath({
  name: 'InvoiceScannedHandler with what a person takes as an invoice after all',
  service,
  consumer: 'extraction-scans',
  makeEvent: async (scene) => {
    const refused = await received(scene, makePdf([ORDER_PAGE]), 'pdf');
    await service.bus.publish(refused);
    await service.settled();
    const { invoiceId, submittedBy, submittedAt, document } = refused.data;
    return anEvent('invoice.scanned.v1').ofTenant(scene.tenantId).with({ invoiceId, lineage: [1], submittedBy, submittedAt, document, insistedBy: 'anna' }).build();
  },
  effect: rowsOf('invoice_revision where revision = 2 and'),
  told: { 'invoice.extracted.v1': 1, 'invoice.superseded.v1': 1 },
});

describeEventPath({
  name: 'InvoiceCorrectedHandler',
  service,
  consumer: 'extraction-slow',
  makeEvent: async (scene) => {
    const { storageKey } = await service.keep(scene.tenantId, makePdf([ENGLISH_PAGE]));
    return anEvent('invoice.corrected.v1').ofTenant(scene.tenantId).with({ storageKey, fields: { number: 'NW-20931' } }).build();
  },
  effect: rowsOf('vendor_layout where'),
  told: {},
});

describeEventPath({
  name: 'ReviewClosedHandler',
  service,
  consumer: 'extraction-tasks',
  makeEvent: async (scene) => {
    const invoiceId = await doubtful(scene);
    return anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'review', invoiceId, lineage: [1] }).build();
  },
  effect: rowsOf('invoice_revision where revision = 2 and'),
  told: { 'invoice.extracted.v1': 1, 'invoice.superseded.v1': 1 },
  lineage: {
    make: async (scene) => {
      const invoiceId = await doubtful(scene);
      const closed = () => anEvent('task.closed.v1').ofTenant(scene.tenantId).with({ kind: 'review', invoiceId, lineage: [1] }).build();
      return { older: closed(), newer: closed() };
    },
    state: (database, { tenantId }) => database.query('select array_agg(revision order by revision) from invoice_revision where tenant_id = $1', [tenantId]),
  },
});

describeEventPath({
  name: 'TenantChangedHandler',
  service,
  consumer: 'extraction-tenants',
  makeEvent: ({ tenantId }) => anEvent('tenant.changed.v1').ofTenant(tenantId).build(),
  effect: rowsOf('buyer_identity where'),
  told: {},
});

describeEventPath({
  name: 'InvoiceRejectedHandler',
  service,
  consumer: 'extraction-fast',
  makeEvent: ({ tenantId }) => anEvent('invoice.rejected.v1').ofTenant(tenantId).build(),
  effect: rowsOf('invoice_end where'),
  told: {},
  lineage: {
    make: ({ tenantId }) => {
      const invoiceId = newId();
      const end = (n: number) => anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId, lineage: [n, 1, 1, 1] }).build();
      return { older: end(1), newer: end(2) };
    },
    state: (database, { tenantId }) => database.query('select lineage from invoice_end where tenant_id = $1', [tenantId]),
  },
});
