import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, ReceiptInput, Text } from '../shapes/index.js';

/** Goods came in or went back. */
export const receiptPosted = defineEvent({
  type: 'receipt.posted.v1',
  description: 'Goods came in or went back.',
  publishers: ['matching'],
  key: 'receiptId',
  data: Type.Object({
    receiptId: Id('The receipt'),
    version: Type.Integer({ minimum: 1 }),
    postedBy: Text('Who'),
    receipt: ReceiptInput,
    corrected: Type.Optional(Type.Boolean({ description: 'An earlier version said otherwise of what came; an inspection is no correction' })),
  }),
  example: { receiptId: anExample.receiptId, version: 1, postedBy: 'ben', receipt: anExample.receipt },
});
