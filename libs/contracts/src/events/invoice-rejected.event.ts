import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Lineage, Text } from '../shapes/index.js';

/** A person refused it; an end. */
export const invoiceRejected = defineEvent({
  type: 'invoice.rejected.v1',
  description: 'A person refused it; an end.',
  publishers: ['approval'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    by: Text('Who'),
    reason: Text('Why', 2000),
    taskId: Id('The task that was answered'),
  }),
  example: { invoiceId: anExample.invoiceId, lineage: [1, 1, 1, 1], by: 'anna', reason: 'Not ordered by us.', taskId: anExample.taskId },
});
