import { Type } from '@sinclair/typebox';
import { InvoiceLine } from '@smartap/en16931';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage, Nullable, PageRange, Text } from '../shapes/index.js';

/** A person corrected what was read off a page: extraction learns from it how the vendor's invoices are laid out. */
export const invoiceCorrected = defineEvent({
  type: 'invoice.corrected.v1',
  description: 'A person corrected what was read off a page: extraction learns from it how the vendor lays invoices out.',
  publishers: ['extraction'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    correctedBy: Text('The person'),
    storageKey: Text('Key of the document in the object store'),
    pages: Type.Optional(PageRange),
    fields: Type.Record(Type.String({ maxLength: 200 }), Nullable(Type.String({ maxLength: 5000 })), {
      description: 'Right values by path, such as `totals.due`; null: there is none',
    }),
    asRead: Type.Optional(
      Type.Array(Type.String({ maxLength: 200 }), { description: 'Paths of those values that had been read as they are; `lines` where all lines had' }),
    ),
    overruled: Type.Optional(
      Type.Array(Type.String({ maxLength: 200 }), { description: 'Paths of those values that had been read above the review bound, and otherwise' }),
    ),
    lines: Type.Optional(Type.Array(InvoiceLine, { description: 'All lines as they are now; none where the person touched none of very many' })),
  }),
  example: { invoiceId: anExample.invoiceId, lineage: [2], correctedBy: 'anna', storageKey: 'tenant/document', fields: { number: 'R-17' } },
});
