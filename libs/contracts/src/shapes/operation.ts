import { Type, type Static } from '@sinclair/typebox';
import { Id, Instant, Nullable, OneOf, Text } from './common.js';

/** Long work as those see it who asked for it. */
export const OperationRecord = Type.Object({
  operationId: Id('The operation'),
  kind: Text('What is done, such as `re-extraction`', 60),
  state: OneOf(['waiting', 'running', 'done', 'failed'], 'Whether it has ended, and how'),
  requestedBy: Text('Who asked for it'),
  requestedAt: Instant('When'),
  finishedAt: Nullable(Instant('When it ended')),
  done: Type.Integer({ minimum: 0, description: 'Parts that are done' }),
  total: Nullable(Type.Integer({ minimum: 0, description: 'Parts there are; null: not known yet' })),
  result: Type.Unknown({ description: 'What it ended with; null until then' }),
  error: Nullable(Type.Object({ code: Text('Of the error', 60), message: Text('Why it could not be done', 2000) })),
});
export type OperationRecord = Static<typeof OperationRecord>;

/** What is answered when long work was taken on. */
export const OperationBegun = Type.Object({ operationId: Id('Where to ask how it stands') });
export type OperationBegun = Static<typeof OperationBegun>;
