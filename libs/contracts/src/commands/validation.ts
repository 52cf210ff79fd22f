import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Finding, Id, Lineage, Nullable, OneOf, Text, VendorInput, VendorMatch } from '../shapes/index.js';

/** A vendor record with its id and version. */
export const VendorRecord = Type.Object({ vendorId: Id('The vendor'), version: Type.Integer({ minimum: 1 }), vendor: VendorInput });

/** Makes a vendor, or changes the one of the same number. */
export const putVendor = defineCommand({
  service: 'validation', name: 'put-vendor', version: 1, changes: true,
  description: 'Makes a vendor, or changes the one with the same number.',
  request: Type.Object({ vendor: VendorInput, seenVersion: Type.Optional(Type.Integer({ minimum: 0, description: '0: must be new' })) }),
  reply: VendorRecord,
});

/** One vendor by id. */
export const getVendor = defineCommand({
  service: 'validation', name: 'get-vendor', version: 1, changes: false,
  description: 'Gives a vendor.',
  request: Type.Object({ vendorId: Id('The vendor') }),
  reply: VendorRecord,
});

/** Vendors by number, a page at a time. */
export const listVendors = defineCommand({
  service: 'validation', name: 'list-vendors', version: 1, changes: false,
  description: 'Lists vendors by number.',
  request: Type.Object({ after: Type.Optional(Text('Number to go on after', 60)), limit: Type.Integer({ minimum: 1, maximum: 200 }) }),
  reply: Type.Object({ vendors: Type.Array(VendorRecord), next: Nullable(Text('`after` of the next page', 60)) }),
});

/** What validation decided for an invoice. */
export const getValidation = defineCommand({
  service: 'validation', name: 'get-validation', version: 1, changes: false,
  description: 'Gives the newest verdict on an invoice with its findings.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({
    lineage: Lineage,
    verdict: OneOf(['passed', 'flagged', 'blocked'], 'The verdict'),
    findings: Type.Array(Finding),
    vendor: Nullable(VendorMatch),
    totals: Type.Array(Type.Object({ term: Text('BT id', 20), announced: Nullable(Type.String()), computed: Nullable(Type.String()) })),
    rulesVersion: Text('Version of the rules', 40),
  }),
});
