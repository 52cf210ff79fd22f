import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DecimalText, Id, Instant, Lineage, Nullable, OneOf, TASK_OUTCOMES, TaskRequest, Text } from '../shapes/index.js';

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
  service: 'approval',
  name: 'decide-task',
  version: 1,
  changes: true,
  description: 'Accepts or rejects what a task asks.',
  request: Type.Object({
    taskId: Id('The task'),
    answer: OneOf(['accept', 'reject'], 'The answer'),
    comment: Type.Optional(Text('Why; needed to reject, and to accept an exception', 2000)),
    seenLineage: Type.Optional(Lineage),
  }),
  reply: Type.Object({ taskId: Id('The task'), outcome: OneOf(['accepted', 'rejected'], 'The answer kept') }),
});

/** Answers many tasks, each by itself. */
export const decideTasks = defineCommand({
  service: 'approval',
  name: 'decide-tasks',
  version: 1,
  changes: true,
  description: 'Answers tasks, each in a transaction and with an audit row of its own; one that is refused keeps none of the others from being answered.',
  request: Type.Object({ decisions: Type.Array(decideTask.request, { minItems: 1, maxItems: 100 }) }),
  reply: Type.Object({
    results: Type.Array(
      Type.Object({
        taskId: Id('The task'),
        outcome: OneOf(['accepted', 'rejected', 'refused'], 'What became of it'),
        code: Type.Optional(Text('Why it was refused', 60)),
        message: Type.Optional(Text('Why, in plain words', 2000)),
      }),
      { description: 'In the order in which they were given' },
    ),
  }),
});

/** One task by id. */
export const getTask = defineCommand({
  service: 'approval',
  name: 'get-task',
  version: 1,
  changes: false,
  description: 'Gives a task.',
  request: Type.Object({ taskId: Id('The task') }),
  reply: TaskRecord,
});

/** The approval plan of an invoice. */
export const getApproval = defineCommand({
  service: 'approval',
  name: 'get-approval',
  version: 1,
  changes: false,
  description: 'Gives the approval plan of an invoice and what was decided.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({
    lineage: Lineage,
    state: OneOf(['held', 'pending', 'approved', 'rejected'], '`held`: waits for goods or a person elsewhere'),
    policyVersion: Text('Which policy asked', 40),
    explanation: Text('Why, in plain words', 2000),
    contentHash: Type.String(),
    tasks: Type.Array(TaskRecord),
    steps: Type.Optional(
      Type.Array(
        Type.Object({
          step: Text('Step', 60),
          rule: Text('Rule of the policy', 60),
          state: Text('Such as `open`, `waiting`, `approved`', 20),
          approvers: Type.Array(Text('Who may act, or would be asked', 200)),
          substitutes: Type.Record(Type.String(), Type.String(), { description: 'Who acts: for whom' }),
          approvedBy: Type.Array(Text('Who has approved', 200)),
        }),
        { description: 'Where the tenant has a policy of its own' },
      ),
    ),
    whyNot: Type.Optional(
      Type.Array(
        Type.Object({
          code: Text('Such as NO_ORDER', 60),
          text: Text('What kept it from passing untouched', 2000),
          change: Text('What would have to be otherwise', 2000),
        }),
        { description: 'The cheapest change first' },
      ),
    ),
    changes: Type.Optional(
      Type.Array(Type.Object({ what: Text('What of the content', 60), before: Type.String(), after: Type.String() }), {
        description: 'Since it was approved or asked before',
      }),
    ),
    receipts: Type.Optional(
      Type.Array(
        Type.Object({ at: Instant('When'), inputsHash: Type.String(), text: Type.String({ description: 'Canonical JSON of what was decided and from what' }) }),
      ),
    ),
  }),
});

/** Approves in an emergency. */
export const breakGlass = defineCommand({
  service: 'approval',
  name: 'break-glass',
  version: 1,
  changes: true,
  description: 'Approves in an emergency: the first of two persons whom the policy names, or the second. Each gives a reason; a third reviews it.',
  request: Type.Object({ invoiceId: Id('The invoice'), reason: Text('Why it cannot wait', 2000), seenLineage: Type.Optional(Lineage) }),
  reply: Type.Object({ state: OneOf(['waiting', 'approved'], '`waiting`: for the second person'), by: Type.Array(Text('Who', 200)) }),
});

const LinkToken = Text('Of the link, as it came', 200);

/** What a link from a mail is about. */
export const showDecisionLink = defineCommand({
  service: 'approval',
  name: 'show-decision-link',
  version: 1,
  changes: false,
  description: 'Says what a link from a mail is about. Decides nothing.',
  request: Type.Object({ token: LinkToken }),
  reply: Type.Object({
    label: Text('Number and seller', 500),
    title: Text('The question', 2000),
    amount: Nullable(DecimalText('What the answer is worth')),
    currency: Nullable(Text('ISO 4217', 3)),
    subject: Text('Who is asked', 200),
    expiresAt: Instant('Until when it is good'),
  }),
});

/** Decides by a link from a mail. */
export const useDecisionLink = defineCommand({
  service: 'approval',
  name: 'use-decision-link',
  version: 1,
  changes: true,
  description: 'Decides by a link from a mail: once, by the person it was written to, about the content it was written about.',
  request: Type.Object({ token: LinkToken, answer: OneOf(['accept', 'reject'], 'The answer'), comment: Type.Optional(Text('Why; needed to reject', 2000)) }),
  reply: Type.Object({ outcome: OneOf(['accepted', 'rejected'], 'The answer kept') }),
});
