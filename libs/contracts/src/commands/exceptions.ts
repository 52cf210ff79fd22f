import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DateText, DecimalText, Id, Instant, Lineage, MatchVerdict, Nullable, OneOf, OrderLineRef, Text } from '../shapes/index.js';

export const EXCEPTION_STATES = ['open', 'waiting', 'disputed'] as const;

/** An invoice that matching could not let pass, with what is to be done about it. */
export const ExceptionRecord = Type.Object({
  invoiceId: Id('The invoice'),
  lineage: Lineage,
  class: OneOf(['waiting', 'exception'], '`waiting`: it goes on by itself when goods or the order come'),
  cause: MatchVerdict,
  title: Text('What is wrong, in figures', 2000),
  owner: Text('Role that has to see to it', 40),
  next: Text('What to do', 500),
  openedAt: Instant('Since when this cause stands'),
  ageHours: Type.Integer({ minimum: 0, description: 'Since then' }),
  payableNow: DecimalText('Has ground'),
  awaiting: DecimalText('Goods still to come'),
  disputed: DecimalText('Without ground'),
  currency: Nullable(Text('ISO 4217', 3)),
  number: Nullable(Text('BT-1')),
  vendorId: Nullable(Id('The vendor')),
  vendorName: Nullable(Text('The vendor')),
  dueDate: Nullable(DateText('BT-9')),
  taskId: Nullable(Id('The task that asks a person; null while it waits by itself')),
  state: OneOf(EXCEPTION_STATES, '`waiting`: somebody said until when; `disputed`: the supplier has been written to'),
  until: Nullable(Instant('Until when it waits')),
  note: Nullable(Text('What was said about it last', 2000)),
  changedBy: Nullable(Text('Who said so')),
});
export type ExceptionRecord = Static<typeof ExceptionRecord>;

/** Exceptions, the oldest first, a page at a time. */
export const listExceptions = defineCommand({
  service: 'matching',
  name: 'list-exceptions',
  version: 1,
  changes: false,
  description: 'Lists what matching could not let pass: cause, owner, age, next step, amounts. Oldest first.',
  request: Type.Object({
    invoiceId: Type.Optional(Id('Of this invoice alone')),
    cause: Type.Optional(MatchVerdict),
    class: Type.Optional(OneOf(['waiting', 'exception'], 'Which')),
    owner: Type.Optional(Text('Whose', 40)),
    state: Type.Optional(OneOf(EXCEPTION_STATES, 'In which state')),
    vendorId: Type.Optional(Id('Of this vendor')),
    olderThanHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, description: 'Open for longer than this' })),
    after: Type.Optional(Text('`next` of the page before', 100)),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  reply: Type.Object({ exceptions: Type.Array(ExceptionRecord), next: Nullable(Text('`after` of the next page', 100)) }),
});

const reason = Text('Why', 2000);

/** Ways to resolve that matching carries out; accepting and rejecting are answers to the task. */
export const ExceptionResolution = Type.Union([
  Type.Object({ how: Type.Literal('wait'), until: Instant('When it is looked at again'), reason }),
  Type.Object({
    how: Type.Literal('link'),
    links: Type.Array(Type.Object({ lineId: Text('BT-126, or its position when absent', 60), ...OrderLineRef.properties }), {
      minItems: 1,
      maxItems: 1000,
      description: 'Which order line each invoice line bills',
    }),
    reason,
  }),
  Type.Object({ how: Type.Literal('dispute'), reason }),
  Type.Object({ how: Type.Literal('reopen'), reason }),
]);
export type ExceptionResolution = Static<typeof ExceptionResolution>;

/** Resolves an exception. */
export const resolveException = defineCommand({
  service: 'matching',
  name: 'resolve-exception',
  version: 1,
  changes: true,
  description: 'Lets an exception wait, links lines to order lines (the invoice is matched again), or disputes it with the supplier.',
  request: Type.Object({ invoiceId: Id('The invoice'), seenLineage: Type.Optional(Lineage), resolution: ExceptionResolution }),
  reply: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    verdict: MatchVerdict,
    state: Nullable(OneOf(EXCEPTION_STATES, 'null: it is no exception any more')),
    supplierText: Type.Optional(Type.Object({ en: Type.String(), de: Type.String() }, { description: 'What to write to the supplier' })),
  }),
});
