import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage, OrderChangeInput } from '../shapes/index.js';

/** Another system or a document says what the buyer changes of an order. */
export const orderChangeSubmitted = defineEvent({
  type: 'order.change-submitted.v1',
  description: 'Another system or a document says what the buyer changes of an order, or that it is taken back.',
  publishers: ['gateway', 'extraction', 'external'],
  key: 'changeId',
  data: Type.Object({
    changeId: Id('Any id: order and number decide which change'),
    change: OrderChangeInput,
    document: Type.Optional(Type.Object({ invoiceId: Id('The submission it came as, which is told what became of it'), lineage: Lineage })),
  }),
  example: { changeId: anExample.changeId, change: anExample.change },
});
