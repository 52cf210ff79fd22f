import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage } from '../shapes/index.js';

/** A newer revision or another invoice takes its place; an end of the lineage named. */
export const invoiceSuperseded = defineEvent({
  type: 'invoice.superseded.v1',
  description: 'A newer revision or another invoice takes its place; an end of the lineage named.',
  publishers: ['extraction', 'matching'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    byInvoiceId: Type.Optional(Id('The invoice in its place; absent for a revision')),
  }),
  example: { invoiceId: anExample.invoiceId, lineage: [1] },
});
