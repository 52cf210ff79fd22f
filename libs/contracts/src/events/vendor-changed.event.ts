import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Text, VendorInput } from '../shapes/index.js';

/** A vendor was made or changed. */
export const vendorChanged = defineEvent({
  type: 'vendor.changed.v1',
  description: 'A vendor was made or changed.',
  publishers: ['validation'],
  key: 'vendorId',
  data: Type.Object({
    vendorId: Id('The vendor'),
    version: Type.Integer({ minimum: 1 }),
    changedBy: Text('Who'),
    vendor: VendorInput,
  }),
  example: { vendorId: anExample.vendorId, version: 1, changedBy: 'anna', vendor: anExample.vendor },
});
