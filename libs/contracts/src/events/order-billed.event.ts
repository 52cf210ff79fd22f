import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Text } from '../shapes/index.js';

/** An invoice has come for which credit notes waited. */
export const orderBilled = defineEvent({
  type: 'order.billed.v1',
  description: 'An invoice that credit notes said they correct before it came takes of orders: they can give back now.',
  publishers: ['matching'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    orderNumbers: Type.Array(Text('Order', 100), { minItems: 1 }),
  }),
  example: { invoiceId: anExample.invoiceId, orderNumbers: ['PO-1'] },
});
