import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Instant, KnownDocument, Lineage, OneOf, RecognisedKind, Submitter, Text } from '../shapes/index.js';

/** The document is no invoice that can be processed; an end. */
export const invoiceRefused = defineEvent({
  type: 'invoice.refused.v1',
  description: 'The document is no invoice that can be processed; an end.',
  publishers: ['intake', 'extraction', 'matching'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    stage: OneOf(['intake', 'extraction', 'matching'], 'Who refused; `matching`: what became of a document about an order'),
    reason: Text('Stable name: `DUPLICATE_FILE`, `NOT_AN_INVOICE`', 60),
    message: Text('What is wrong and what to do', 2000),
    otherInvoiceId: Type.Optional(Id('The invoice that has the same bytes, or that it belongs to')),
    recognised: Type.Optional(RecognisedKind),
    source: Type.Optional(
      Type.Object(
        { submittedBy: Submitter, submittedAt: Instant('When it came in'), document: KnownDocument },
        { description: 'What was read, where a person may take it as an invoice after all' },
      ),
    ),
  }),
  example: { invoiceId: anExample.invoiceId, lineage: [0, 1], stage: 'intake', reason: 'EMPTY_DOCUMENT', message: 'The document is empty. Send it again.' },
});
