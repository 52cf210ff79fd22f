import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DateText, Id, OneOf, Text } from '../shapes/index.js';

const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** How many invoices passed untouched. */
export const getTouchless = defineCommand({
  service: 'approval',
  name: 'get-touchless',
  version: 1,
  changes: false,
  description:
    'Counts what was decided on some days, for tenants whose policy says what passes untouched. Strictly: no person acted in accounts payable, no order was changed because of the invoice, and no error came to light.',
  request: Type.Object({ from: DateText('Inclusive'), to: DateText('Inclusive') }),
  reply: Type.Object({
    approved: Count('By whomever'),
    touchless: Count('Nobody was asked'),
    strict: Count('Strictly'),
    rejected: Count('By persons'),
    errors: Count('Confirmed: of the audit sample, or reported'),
    strictShare: Type.Number({ minimum: 0, maximum: 1, description: 'Strictly touchless of all approved' }),
  }),
});

/** Whether a vendor is trusted, and why. */
export const getVendorTrust = defineCommand({
  service: 'approval',
  name: 'get-vendor-trust',
  version: 1,
  changes: false,
  description: 'Says whether a vendor is trusted by what happened, for each way in which invoices come.',
  request: Type.Object({ vendorId: Id('The vendor') }),
  reply: Type.Object({
    targetRate: Type.Number({ description: 'Of the policy' }),
    sources: Type.Array(
      Type.Object({
        source: OneOf(['xml', 'page', 'scan'], 'What they were read from'),
        trusted: Type.Boolean(),
        bound: Type.Number({ description: 'Upper end of the 95 % interval (Wilson) of the correction rate' }),
        clean: Count('Own invoices without a correction, since the last confirmed error'),
        corrected: Count('Own invoices of which a person corrected something'),
        demoted: Type.Boolean({ description: 'After a confirmed error: what others did counts no more' }),
        stillNeeded: Type.Number({ minimum: 0, description: 'Invoices without a correction until it is trusted' }),
      }),
    ),
  }),
});

/** Reports an error that came to light afterwards. */
export const reportError = defineCommand({
  service: 'approval',
  name: 'report-error',
  version: 1,
  changes: true,
  description: 'Reports that an invoice was decided wrongly: its vendor is no longer trusted, and earns it anew.',
  request: Type.Object({ invoiceId: Id('The invoice'), reason: Text('What was wrong', 2000) }),
  reply: Type.Object({ invoiceId: Id('The invoice'), demoted: Type.Boolean({ description: 'Whether a vendor was demoted' }) }),
});
