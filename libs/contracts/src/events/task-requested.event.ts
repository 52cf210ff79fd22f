import { Type } from '@sinclair/typebox';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { TaskRequest } from '../shapes/index.js';

/** A stage needs a person. */
export const taskRequested = defineEvent({
  type: 'task.requested.v1',
  description: 'A stage needs a person.',
  publishers: ['extraction', 'validation', 'matching'],
  key: 'taskId',
  data: Type.Object({
    ...TaskRequest.properties,
  }),
  example: anExample.task,
});
