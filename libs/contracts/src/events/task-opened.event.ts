import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { DecimalText, Instant, Nullable, TaskRequest } from '../shapes/index.js';

/** A task waits for a person. */
export const taskOpened = defineEvent({
  type: 'task.opened.v1',
  description: 'A task waits for a person.',
  publishers: ['approval'],
  key: 'taskId',
  data: Type.Object({
    ...TaskRequest.properties,
    openedAt: Instant('When'),
    limit: Nullable(DecimalText('The approval limit that a person needs for it')),
  }),
  example: { ...anExample.task, openedAt: anExample.at, limit: null },
});
