import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Instant, StoredDocument, Submitter, Text } from '../shapes/index.js';

/** A document was handed in; its bytes are stored. */
export const invoiceSubmitted = defineEvent({
  type: 'invoice.submitted.v1',
  description: 'A document was handed in; its bytes are stored.',
  publishers: ['gateway', 'intake', 'external'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    submittedBy: Submitter,
    channel: Text('How it came: `api`, `mail`, `folder`', 40),
    submittedAt: Instant('When'),
    document: StoredDocument,
    partOf: Type.Optional(
      Type.Object(
        { invoiceId: Id('The invoice under which the file was handed in'), part: Type.Integer({ minimum: 2 }), parts: Type.Integer({ minimum: 2 }) },
        { description: 'Of one of several invoices in a file' },
      ),
    ),
  }),
  example: { invoiceId: anExample.invoiceId, submittedBy: anExample.submitter, channel: 'api', submittedAt: anExample.at, document: anExample.stored },
});
