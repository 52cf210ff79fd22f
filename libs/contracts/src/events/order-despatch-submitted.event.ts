import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { DespatchInput, Id } from '../shapes/index.js';

/** Another system or a document says that goods of orders were sent. */
export const orderDespatchSubmitted = defineEvent({
  type: 'order.despatch-submitted.v1',
  description: 'Another system or a document says that goods of orders were sent.',
  publishers: ['gateway', 'extraction', 'external'],
  key: 'despatchId',
  data: Type.Object({
    despatchId: Id('Any id: seller and number decide which advice'),
    despatch: DespatchInput,
  }),
  example: { despatchId: anExample.despatchId, despatch: anExample.despatch },
});
