import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { DespatchInput, Id } from '../shapes/index.js';

/** Goods of orders are said to be under way; they have not come. */
export const orderDespatched = defineEvent({
  type: 'order.despatched.v1',
  description: 'Goods of orders are said to be under way; they have not come.',
  publishers: ['matching'],
  key: 'despatchId',
  data: Type.Object({
    despatchId: Id('The despatch advice'),
    version: Type.Integer({ minimum: 1 }),
    despatch: DespatchInput,
  }),
  example: { despatchId: anExample.despatchId, version: 1, despatch: anExample.despatch },
});
