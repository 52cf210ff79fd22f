import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Instant, KnownDocument, Lineage, Submitter, Text } from '../shapes/index.js';

/** The document holds pictures of pages and no text: its words are to be recognised, which takes seconds. */
export const invoiceScanned = defineEvent({
  type: 'invoice.scanned.v1',
  description: 'The document holds pictures of pages and no text: its words are to be recognised, which takes seconds.',
  publishers: ['extraction'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    submittedBy: Submitter,
    submittedAt: Instant('When it came in'),
    document: KnownDocument,
    insistedBy: Type.Optional(Text('The person who says that it is an invoice: it was refused as none')),
  }),
  example: {
    invoiceId: anExample.invoiceId,
    lineage: [0],
    submittedBy: anExample.submitter,
    submittedAt: anExample.at,
    document: { ...anExample.known, mediaType: 'image/png', kind: 'image' },
  },
});
