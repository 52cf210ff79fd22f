import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Instant, KnownDocument, Lineage, Submitter, Text } from '../shapes/index.js';

/** The document is one that can be read and was not seen before. */
export const invoiceReceived = defineEvent({
  type: 'invoice.received.v1',
  description: 'The document is one that can be read and was not seen before.',
  publishers: ['intake'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    submittedBy: Submitter,
    channel: Text('How it came', 40),
    submittedAt: Instant('When'),
    document: KnownDocument,
  }),
  example: {
    invoiceId: anExample.invoiceId,
    lineage: [0],
    submittedBy: anExample.submitter,
    channel: 'api',
    submittedAt: anExample.at,
    document: anExample.known,
  },
});
