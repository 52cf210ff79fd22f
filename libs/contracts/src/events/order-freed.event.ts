import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Text } from '../shapes/index.js';

/** An invoice has given back what it took of orders; others may have it. */
export const orderFreed = defineEvent({
  type: 'order.freed.v1',
  description: 'An invoice that ended, or a credit note, has given back what was billed of orders: others may have it.',
  publishers: ['matching'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('Who gave it back'),
    orderNumbers: Type.Array(Text('Order', 100), { minItems: 1 }),
  }),
  example: { invoiceId: anExample.invoiceId, orderNumbers: ['PO-1'] },
});
