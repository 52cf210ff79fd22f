import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { DecimalText, Id, Instant, Lineage, Nullable, OneOf, Text } from '../shapes/index.js';

/** Everyone who had to agree has agreed, or nobody had to. */
export const invoiceApproved = defineEvent({
  type: 'invoice.approved.v1',
  description: 'Everyone who had to agree has agreed, or nobody had to.',
  publishers: ['approval'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    how: OneOf(['touchless', 'persons'], 'Whether a person had to act'),
    by: Type.Array(Type.Object({ subject: Text('Who'), at: Instant('When'), step: Text('Which step', 60) })),
    contentHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the canonical content that was approved' }),
    payable: DecimalText('BT-115'),
    currency: Type.String({ maxLength: 3 }),
    vendorId: Nullable(Id('To whom')),
    explanation: Text('Why, in plain words', 2000),
  }),
  example: {
    invoiceId: anExample.invoiceId,
    lineage: [1, 1, 1, 1],
    how: 'touchless',
    by: [],
    contentHash: 'a'.repeat(64),
    payable: '119.00',
    currency: 'EUR',
    vendorId: null,
    explanation: 'Everything agrees.',
  },
});
