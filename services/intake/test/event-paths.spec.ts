import { anEvent, describeEventPath, testedService, unique, type Scene } from '@smartap/testing';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

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
