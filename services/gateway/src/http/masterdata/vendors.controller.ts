import { getVendor, listVendors, putVendor } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { recordsOf, RecordsController } from './records.controller.js';

const PATH = 'api/v1/vendors';

const Vendors = recordsOf<Static<typeof putVendor.request>['vendor'], Static<typeof putVendor.reply>>({
  path: PATH,
  may: { read: 'vendor:read', write: 'vendor:write' },
  says: {
    create: { summary: 'Add a vendor' },
    list: { summary: 'List by number' },
    change: { summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' },
  },
  schemas: { input: putVendor.request.properties.vendor, record: putVendor.reply, page: listVendors.reply },
  put: (rpc, vendor, seenVersion, context) => rpc.ask(putVendor, { vendor, seenVersion }, context),
  get: (rpc, vendorId, context) => rpc.ask(getVendor, { vendorId }, context),
  list: (rpc, page, context) => rpc.ask(listVendors, page, context),
  idOf: ({ vendorId }) => vendorId,
  refuses: ({ vendor: { number } }, next) => (number === next.number ? undefined : `This is vendor ${number}; its number cannot become ${next.number}.`),
});

/** Vendors: who may be paid, and where. */
@RecordsController(PATH, 'vendors')
export class VendorsController extends Vendors {}
