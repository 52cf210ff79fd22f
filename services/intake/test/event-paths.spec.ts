import { anEvent, describeEventPath, testedService, unique, type Scene } from '@smartap/testing';
import { newId } from '@smartap/runtime';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';
import { packed } from './packed.js';

const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings) });

async function submitted({ tenantId }: Scene) {
  const document = await service.keep(tenantId, Buffer.from(`<Invoice>${unique()}</Invoice>`));
  return anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document }).build();
}

/** The file of a document that was taken in, told to hold three invoices. */
async function split(scene: Scene) {
  const file = await submitted(scene);
  await service.bus.publish(file);
  await service.settled();
  return anEvent('invoice.split.v1').ofTenant(scene.tenantId).with({ invoiceId: file.subject, parts: [{ from: 1, to: 1 }, { from: 2, to: 3 }, { from: 4, to: 4 }] }).build();
}

describeEventPath({
  name: 'InvoiceSplitHandler',
  service,
  consumer: 'intake-main',
  makeEvent: split,
  effect: async (database, event) => (await database.count('split where tenant_id = $1 and file_id = $2', [event.tenantId, event.subject])) / 3,
  told: { 'invoice.submitted.v1': 2 },
  failing: {
    what: 'whose document nobody handed in',
    code: 'DOCUMENT_NOT_FOUND',
    make: ({ tenantId }) => anEvent('invoice.split.v1').ofTenant(tenantId).build(),
  },
});

/** A file that a mail brought, told to belong to an electronic invoice of it. */
async function found(scene: Scene) {
  const file = await submitted(scene);
  await service.bus.publish(file);
  await service.settled();
  const { tenantId, subject: invoiceId } = file;
  await service.database.query("insert into channel_item (tenant_id, item_id, channel, external_id, filename, invoice_id, sha256, taken_at, outcome) values ($1, $2, 'mail', 'box/1/0', 'hours.pdf', $2, $3, now(), 'taken')", [tenantId, invoiceId, file.data.document.sha256]);
  return { ...anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId, lineage: [1], stage: 'extraction', reason: 'BELONGS_TO_INVOICE', message: 'It belongs to another.', otherInvoiceId: newId() }).build(), subject: invoiceId };
}

describeEventPath({
  name: 'AttachmentFoundHandler',
  service,
  consumer: 'intake-belongings',
  makeEvent: found,
  effect: (database, event) => database.count("channel_item where tenant_id = $1 and item_id = $2 and outcome = 'joined' and invoice_id <> item_id", [event.tenantId, event.subject]),
  told: {},
});

/** An archive of two documents. */
async function archived({ tenantId }: Scene) {
  const document = await service.keep(tenantId, await packed([['a.xml', `<Invoice>${unique()}</Invoice>`], ['b.xml', `<Invoice>${unique()}</Invoice>`]]));
  return anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document }).build();
}

describeEventPath({
  name: 'InvoiceSubmittedHandler, of an archive',
  service,
  consumer: 'intake-main',
  makeEvent: archived,
  effect: async (database, event) => (await database.count('channel_item where tenant_id = $1 and external_id like $2', [event.tenantId, `${event.subject}/%`])) / 2,
  told: { 'invoice.refused.v1': 1, 'invoice.submitted.v1': 2 },
});

describeEventPath({
  name: 'InvoiceSubmittedHandler',
  service,
  consumer: 'intake-main',
  makeEvent: submitted,
  effect: (database, event) => database.count('document where tenant_id = $1 and invoice_id = $2', [event.tenantId, event.subject]),
  told: { 'invoice.received.v1': 1 },
  failing: {
    what: 'whose document is not in the store',
    code: 'OBJECT_NOT_FOUND',
    make: ({ tenantId }) => anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: { storageKey: `documents/${tenantId}/none`, sizeBytes: 5, sha256: 'b'.repeat(64) } }).build(),
  },
});
