import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, OrderInput } from '../shapes/index.js';

/** Another system says what an order is. */
export const orderSubmitted = defineEvent({
  type: 'order.submitted.v1',
  description: 'Another system says what an order is.',
  publishers: ['gateway', 'extraction', 'external'],
  key: 'orderId',
  data: Type.Object({
    orderId: Id('Any id: the number decides which order'),
    order: OrderInput,
  }),
  example: { orderId: anExample.orderId, order: anExample.order },
});
