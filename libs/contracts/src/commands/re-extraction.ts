import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Nullable, OneOf, OperationBegun, Text } from '../shapes/index.js';

/** Most invoices that one operation reads again. */
export const MAX_REEXTRACTED = 1000;

/** Reads invoices again by the present engine. */
export const reExtract = defineCommand({
  service: 'extraction',
  name: 're-extract',
  version: 1,
  changes: true,
  description:
    'Reads documents again by the present engine, as an operation: says what would change or, when it is no dry run, mints a revision where something differs. What persons corrected stays.',
  request: Type.Object({
    invoices: Type.Array(Type.Object({ invoiceId: Id('The invoice'), storageKey: Text('Key of its document in the object store') }), {
      minItems: 1,
      maxItems: MAX_REEXTRACTED,
    }),
    readBefore: Type.Optional(Type.Integer({ minimum: 1, description: 'Only those that an older engine than this read' })),
    dryRun: Type.Boolean({ description: 'Say only what would change' }),
  }),
  reply: OperationBegun,
});

/** Invoices by the engine that read them. */
export const listReadBefore = defineCommand({
  service: 'extraction',
  name: 'list-read-before',
  version: 1,
  changes: false,
  description: 'Lists invoices whose newest revision was read by an older engine than the one named, by id.',
  request: Type.Object({
    engine: Type.Integer({ minimum: 1, description: 'Number of an engine' }),
    after: Type.Optional(Id('The invoice to go on after')),
    limit: Type.Integer({ minimum: 1, maximum: MAX_REEXTRACTED }),
  }),
  reply: Type.Object({
    invoiceIds: Type.Array(Id('Invoices')),
    engine: Type.Integer({ minimum: 1, description: 'The present one' }),
    next: Nullable(Id('`after` of the next page')),
  }),
});

const Value = Nullable(Type.String({ description: 'null: none' }));

/** What became of an invoice that was read again. */
export const ReExtracted = Type.Object({
  invoiceId: Id('The invoice'),
  outcome: OneOf(
    ['same', 'differs', 'revised', 'refused', 'skipped'],
    '`differs`: a dry run would have revised it; `refused`: the present engine does not read it',
  ),
  message: Text('In plain words', 2000),
  revision: Nullable(Type.Integer({ minimum: 1, description: 'The newest one: the one that was read again, or the one that was minted' })),
  fields: Type.Array(Type.Object({ field: Text('Path, such as `totals.due`'), term: Nullable(Text('BT id', 20)), before: Value, after: Value }), {
    description: 'What differs, the first hundred',
  }),
  asks: Type.Object(
    { before: Type.Array(Type.String()), after: Type.Array(Type.String()) },
    { description: 'Fields that a person was and would be asked about' },
  ),
});
export type ReExtracted = Static<typeof ReExtracted>;

/** What became of the invoices of an operation. */
export const listReExtracted = defineCommand({
  service: 'extraction',
  name: 'list-re-extracted',
  version: 1,
  changes: false,
  description: 'Lists what became of the invoices that an operation has read again so far.',
  request: Type.Object({
    operationId: Id('The operation'),
    after: Type.Optional(Id('The invoice to go on after')),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
    outcome: Type.Optional(ReExtracted.properties.outcome),
  }),
  reply: Type.Object({ invoices: Type.Array(ReExtracted), next: Nullable(Id('`after` of the next page')) }),
});

/** How many invoices came to what: the result of the operation `re-extraction`. */
export const ReExtractionResult = Type.Object({
  dryRun: Type.Boolean(),
  engine: Type.Integer({ minimum: 1, description: 'That read them' }),
  same: Type.Integer({ minimum: 0 }),
  differs: Type.Integer({ minimum: 0 }),
  revised: Type.Integer({ minimum: 0 }),
  refused: Type.Integer({ minimum: 0 }),
  skipped: Type.Integer({ minimum: 0 }),
});
export type ReExtractionResult = Static<typeof ReExtractionResult>;
