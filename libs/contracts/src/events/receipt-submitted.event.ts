import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, ReceiptInput } from '../shapes/index.js';

/** Another system says that goods came. */
export const receiptSubmitted = defineEvent({
  type: 'receipt.submitted.v1',
  description: 'Another system says that goods came.',
  publishers: ['gateway', 'extraction', 'external'],
  key: 'receiptId',
  data: Type.Object({
    receiptId: Id('Any id: the number decides which receipt'),
    receipt: ReceiptInput,
  }),
  example: { receiptId: anExample.receiptId, receipt: anExample.receipt },
});
