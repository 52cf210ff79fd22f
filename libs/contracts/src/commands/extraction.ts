import { Invoice } from '@smartap/en16931';
import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DecimalText, Id, Lineage, Nullable, PageRange, ReviewItem, Text } from '../shapes/index.js';

/** What a language model has cost. */
export const ModelCost = Type.Object({
  calls: Type.Integer({ minimum: 0 }),
  inputTokens: Type.Integer({ minimum: 0 }),
  outputTokens: Type.Integer({ minimum: 0 }),
  cost: DecimalText('In `currency`'),
  currency: Text('ISO 4217', 3),
});
export type ModelCost = Static<typeof ModelCost>;

/** What the language model may cost a tenant this month, and has. */
export const getModelBudget = defineCommand({
  service: 'extraction',
  name: 'get-model-budget',
  version: 1,
  description: 'Says what the language model may cost the tenant this month, and what it has.',
  changes: false,
  request: Type.Object({}),
  reply: Type.Object({
    model: Nullable(Text('Which one is asked; null: none')),
    month: Text('YYYY-MM', 7),
    limit: DecimalText('In `currency`'),
    spent: ModelCost,
  }),
});

/** Corrects fields of an invoice: a new revision, if the one seen is still the newest. */
export const correctFields = defineCommand({
  service: 'extraction',
  name: 'correct-fields',
  version: 1,
  description: 'Corrects fields of an invoice and makes a new revision.',
  changes: true,
  request: Type.Object({
    invoiceId: Id('The invoice'),
    seenRevision: Type.Integer({ minimum: 1, description: 'The revision that the person saw' }),
    fields: Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String({ maxLength: 5000 }), Type.Null()]), {
      description: 'New values by path, such as `totals.due`; null removes',
      minProperties: 1,
      maxProperties: 500,
    }),
  }),
  reply: Type.Object({ lineage: Lineage }),
});

/** Takes a document as an invoice that was refused as none: it is read again whatever it calls itself. */
export const takeAsInvoice = defineCommand({
  service: 'extraction',
  name: 'take-as-invoice',
  version: 1,
  description: 'Takes a document as an invoice that was refused as none.',
  changes: true,
  request: Type.Object({ invoiceId: Id('The refused invoice') }),
  reply: Type.Object({ lineage: Lineage }),
});

/** The newest revision of an invoice with its evidence. */
export const getExtraction = defineCommand({
  service: 'extraction',
  name: 'get-invoice',
  version: 1,
  description: 'Gives the newest revision of an invoice with the evidence of each value.',
  changes: false,
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({
    lineage: Lineage,
    format: Text('What it was read from', 40),
    invoice: Invoice,
    review: Type.Array(ReviewItem),
    pages: Type.Optional(PageRange),
    evidence: Type.Record(Type.String(), Type.Unknown()),
    model: Type.Optional(ModelCost),
    engine: Type.Optional(Type.Integer({ minimum: 1, description: 'Number of the engine that read it' })),
  }),
});
