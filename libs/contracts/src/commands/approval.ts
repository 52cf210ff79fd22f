import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Instant, Lineage, Nullable, OneOf, TASK_OUTCOMES, TaskRequest, Text } from '../shapes/index.js';

/** A task as approval knows it. */
export const TaskRecord = Type.Composite([
  TaskRequest,
  Type.Object({
    state: OneOf(['open', 'closed'], 'Whether it waits'),
    openedAt: Instant('When'),
    outcome: Nullable(OneOf(TASK_OUTCOMES, 'The answer')),
    closedBy: Nullable(Text('Who answered')),
  }),
]);

/** Answers a task. */
export const decideTask = defineCommand({
  service: 'approval', name: 'decide-task', version: 1, changes: true,
  description: 'Accepts or rejects what a task asks.',
  request: Type.Object({
    taskId: Id('The task'),
    answer: OneOf(['accept', 'reject'], 'The answer'),
    comment: Type.Optional(Text('Why; needed to reject', 2000)),
    seenLineage: Type.Optional(Lineage),
  }),
  reply: Type.Object({ taskId: Id('The task'), outcome: OneOf(['accepted', 'rejected'], 'The answer kept') }),
});

/** One task by id. */
export const getTask = defineCommand({
  service: 'approval', name: 'get-task', version: 1, changes: false,
  description: 'Gives a task.',
  request: Type.Object({ taskId: Id('The task') }),
  reply: TaskRecord,
});

/** The approval plan of an invoice. */
export const getApproval = defineCommand({
  service: 'approval', name: 'get-approval', version: 1, changes: false,
  description: 'Gives the approval plan of an invoice and what was decided.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({
    lineage: Lineage,
    state: OneOf(['held', 'pending', 'approved', 'rejected'], '`held`: waits for goods or a person elsewhere'),
    policyVersion: Text('Which policy asked', 40),
    explanation: Text('Why, in plain words', 2000),
    contentHash: Type.String(),
    tasks: Type.Array(TaskRecord),
  }),
});
