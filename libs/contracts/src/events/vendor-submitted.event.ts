import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, VendorInput } from '../shapes/index.js';

/** Another system says what a vendor is. */
export const vendorSubmitted = defineEvent({
  type: 'vendor.submitted.v1',
  description: 'Another system says what a vendor is.',
  publishers: ['gateway', 'external'],
  key: 'vendorId',
  data: Type.Object({
    vendorId: Id('Any id: the number decides which vendor'),
    vendor: VendorInput,
  }),
  example: { vendorId: anExample.vendorId, vendor: anExample.vendor },
});
