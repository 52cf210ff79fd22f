import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Id, Instant, Lineage, OneOf, TASK_KINDS, TASK_OUTCOMES, Text } from '../shapes/index.js';

/** A task was answered, or is no longer asked. */
export const taskClosed = defineEvent({
  type: 'task.closed.v1',
  description: 'A task was answered, or is no longer asked.',
  publishers: ['approval'],
  key: 'taskId',
  data: Type.Object({
    taskId: Id('The task'),
    kind: OneOf(TASK_KINDS, 'What was asked'),
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    outcome: OneOf(TASK_OUTCOMES, 'The answer'),
    by: Type.Optional(Text('Who answered')),
    comment: Type.Optional(Type.String({ maxLength: 2000 })),
    closedAt: Instant('When'),
  }),
  example: {
    taskId: anExample.taskId,
    kind: 'exception',
    invoiceId: anExample.invoiceId,
    lineage: [1, 1, 1],
    outcome: 'accepted',
    by: 'anna',
    closedAt: anExample.at,
  },
});
