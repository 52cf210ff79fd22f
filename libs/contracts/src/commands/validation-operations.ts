import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Nullable, OperationBegun, ValidationPolicy } from '../shapes/index.js';
import { ChangedVerdict } from './validation.js';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** Validates all past invoices under a policy, or under the rules and the policy of now. */
export const replayPolicy = defineCommand({
  service: 'validation',
  name: 'replay-policy',
  version: 1,
  changes: true,
  description: 'Says which invoices, live or past, would come out otherwise, as an operation over all of them; nothing is decided anew.',
  request: Type.Object({ policy: Type.Optional(ValidationPolicy) }),
  reply: OperationBegun,
});

/** What a replay came to: the result of the operation `policy-replay`. */
export const PolicyReplayResult = Type.Object({
  looked: count('Invoices that were validated'),
  changed: count('Those that would come out otherwise'),
  verdicts: Type.Record(Type.String(), count('Invoices'), {
    description: 'By `before>after`, such as `passed>flagged`; those whose verdict stays are not counted',
  }),
  come: Type.Record(Type.String(), count('Invoices'), { description: 'By rule: on how many it would fire' }),
  gone: Type.Record(Type.String(), count('Invoices'), { description: 'By rule: on how many it would no longer fire' }),
});
export type PolicyReplayResult = Static<typeof PolicyReplayResult>;

/** Which invoices a replay has found to come out otherwise. */
export const listReplayed = defineCommand({
  service: 'validation',
  name: 'list-replayed',
  version: 1,
  changes: false,
  description: 'Lists the invoices that a replay has found to come out otherwise so far, by id.',
  request: Type.Object({
    operationId: Id('The operation'),
    after: Type.Optional(Id('The invoice to go on after')),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  reply: Type.Object({ invoices: Type.Array(ChangedVerdict), next: Nullable(Id('`after` of the next page')) }),
});

/** Keeps all past invoices for the search for duplicates as it is now. */
export const reindexDuplicates = defineCommand({
  service: 'validation',
  name: 'reindex-duplicates',
  version: 1,
  changes: true,
  description:
    'Keeps every live invoice under the keys and claims of now, as an operation; those kept before the search had keys come in at the time of their validation.',
  request: Type.Object({}),
  reply: OperationBegun,
});

/** What a re-index came to: the result of the operation `duplicate-reindex`. */
export const DuplicateReindexResult = Type.Object({
  looked: count('Invoices that were looked at'),
  kept: count('Those that were not kept at all, or under other keys'),
  claimed: count('Those that have claimed their number'),
  collisions: Type.Array(Type.Object({ invoiceId: Id('The invoice'), otherInvoiceId: Id('The one that has its number') }), {
    description: 'Two live invoices of one number, the first hundred; nothing is done to them',
    maxItems: 100,
  }),
});
export type DuplicateReindexResult = Static<typeof DuplicateReindexResult>;
