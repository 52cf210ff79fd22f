import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, OrderInput, Text } from '../shapes/index.js';

/** An order was made or changed. */
export const orderChanged = defineEvent({
  type: 'order.changed.v1',
  description: 'An order was made or changed.',
  publishers: ['matching'],
  key: 'orderId',
  data: Type.Object({
    orderId: Id('The order'),
    version: Type.Integer({ minimum: 1 }),
    changedBy: Text('Who'),
    order: OrderInput,
  }),
  example: { orderId: anExample.orderId, version: 1, changedBy: 'anna', order: anExample.order },
});
