import { Invoice } from '@smartap/en16931';
import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Lineage, PageRange, ReviewItem, Text } from '../shapes/index.js';

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
    engine: Type.Optional(Type.Integer({ minimum: 1, description: 'Number of the engine that read it' })),
  }),
});
