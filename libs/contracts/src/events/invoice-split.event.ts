import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage, PageRange } from '../shapes/index.js';

/** The file of an invoice holds several: the first was read under its id, intake hands the others in by their pages. */
export const invoiceSplit = defineEvent({
  type: 'invoice.split.v1',
  description: 'The file of an invoice holds several: the first part was read under its id, intake hands the others in by their pages.',
  publishers: ['extraction'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice under which the file was handed in'),
    lineage: Lineage,
    parts: Type.Array(PageRange, { minItems: 2, maxItems: 200, description: 'The pages of each; the first are those of this invoice' }),
  }),
  example: {
    invoiceId: anExample.invoiceId,
    lineage: [1],
    parts: [
      { from: 1, to: 2 },
      { from: 3, to: 3 },
    ],
  },
});
