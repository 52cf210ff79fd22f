import { Type, type Static } from '@sinclair/typebox';
import { DecimalText, Id, Nullable, OneOf, Text } from './common.js';
import { Lineage } from './lineage.js';
import { Translations } from './says.js';

/** What a person is asked: to confirm read values, to accept a finding, to accept a variance, to approve, to look at what was done. */
export const TASK_KINDS = ['review', 'finding', 'exception', 'approval', 'audit'] as const;

/** How a task can end. `superseded`: the question is no longer asked. */
export const TASK_OUTCOMES = ['accepted', 'rejected', 'superseded'] as const;

/** A question to a person about one invoice. */
export const TaskRequest = Type.Object({
  taskId: Id('The same question has the same id'),
  kind: OneOf(TASK_KINDS, 'Which stage asks for what'),
  invoiceId: Id('The invoice'),
  lineage: Lineage,
  reason: Text('Stable name of the cause: `LOW_CONFIDENCE`, `PRICE_OVER`', 60),
  title: Text('The question in plain words', 2000),
  titles: Type.Optional(Translations),
  role: Text('Who may answer', 40),
  amount: Type.Optional(Nullable(DecimalText('What the answer is worth, in `currency`'))),
  currency: Type.Optional(Nullable(Type.String({ maxLength: 3 }))),
});
export type TaskRequest = Static<typeof TaskRequest>;
