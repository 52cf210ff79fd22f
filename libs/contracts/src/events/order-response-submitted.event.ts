import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, OrderResponseInput } from '../shapes/index.js';

/** Another system or a document says what a seller answers to an order. */
export const orderResponseSubmitted = defineEvent({
  type: 'order.response-submitted.v1',
  description: 'Another system or a document says what a seller answers to an order.',
  publishers: ['gateway', 'extraction', 'external'],
  key: 'responseId',
  data: Type.Object({
    responseId: Id('Any id: order and number decide which response'),
    response: OrderResponseInput,
  }),
  example: { responseId: anExample.responseId, response: anExample.response },
});
