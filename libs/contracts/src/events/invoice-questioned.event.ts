import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage, PageRange, Text } from '../shapes/index.js';

/** Fields of an invoice that was read off a page are missing or doubtful: a language model is to be asked about them. */
export const invoiceQuestioned = defineEvent({
  type: 'invoice.questioned.v1',
  description:
    'Fields of an invoice that was read off a page are missing or doubtful: a language model is to be asked about them. Told only where one is set up.',
  publishers: ['extraction'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    storageKey: Text('Key of the document in the object store'),
    pages: Type.Optional(PageRange),
    fields: Type.Array(Text('Path, such as `totals.due`', 200), { minItems: 1, maxItems: 50 }),
    ofDocument: Type.Array(Type.Object({ reason: Text('Such as `PAGES_NOT_READ`', 60), value: Type.Optional(Type.String()) }), {
      description: 'What a person is asked about the document as a whole, whatever the answer is',
    }),
  }),
  example: { invoiceId: anExample.invoiceId, lineage: [1], storageKey: 'tenant/document', fields: ['number'], ofDocument: [] },
});
