import { RecognisedKind } from '@smartap/contracts';
import { contractSchema, type SchemaObject } from './contract-schema.js';

const text: SchemaObject = { type: 'string', nullable: true };
const id: SchemaObject = { type: 'string', format: 'uuid' };
const decimal: SchemaObject = { type: 'string', nullable: true, example: '119.00' };

/** An invoice in a list. */
const SUMMARY: Record<string, SchemaObject> = {
  invoiceId: id,
  stage: { type: 'string', enum: ['submitted', 'received', 'extracted', 'validated', 'matched', 'waiting', 'blocked', 'refused', 'approved', 'rejected'] },
  outcome: { ...text, description: 'null while it is on its way; approved, rejected, refused:<reason>, task:<reason>, waiting:<reason>' },
  explanation: { ...text, description: 'Why, in plain words' },
  number: { ...text, description: 'BT-1' },
  typeCode: { ...text, description: 'BT-3' },
  sellerName: { ...text, description: 'BT-27' },
  vendorId: { ...id, nullable: true },
  issueDate: { ...text, format: 'date', description: 'BT-2' },
  dueDate: { ...text, format: 'date', description: 'BT-9' },
  currency: { ...text, description: 'BT-5' },
  total: { ...decimal, description: 'BT-112' },
  due: { ...decimal, description: 'BT-115' },
  orderNumber: { ...text, description: 'BT-13' },
  format: text,
  filename: text,
  openTasks: { type: 'integer' },
  lineage: { type: 'array', items: { type: 'integer' }, description: 'Revision, validation run, match run, approval run' },
  submittedBy: text,
  submittedAt: { ...text, format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
  recognised: {
    ...contractSchema(RecognisedKind),
    nullable: true,
    description: 'What a document is that was refused as no invoice, with its title and where that stands; POST …/take overrules it',
  },
  fault: {
    type: 'object',
    nullable: true,
    description: 'What a service gave up about it (dead letter), why, and what to do next',
    properties: {
      letterId: id,
      service: { type: 'string' },
      type: text,
      code: { type: 'string' },
      reason: { type: 'string' },
      attempts: { type: 'integer' },
      at: { type: 'string', format: 'date-time' },
      state: { type: 'string', enum: ['open', 'redriven'] },
      explanation: { type: 'string' },
      next: { type: 'string' },
    },
  },
};

/** A page of invoices. */
export const INVOICE_LIST_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['invoices', 'next'],
  properties: {
    invoices: { type: 'array', items: { type: 'object', properties: SUMMARY } },
    next: { ...id, nullable: true, description: '`after` of the next page' },
  },
};

/** One invoice with its timeline and the stages' parts. */
export const INVOICE_SCHEMA: SchemaObject = {
  type: 'object',
  properties: {
    ...SUMMARY,
    timeline: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          eventId: id,
          type: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          lineage: { type: 'array', items: { type: 'integer' } },
          summary: { type: 'string' },
        },
      },
    },
    details: {
      type: 'object',
      properties: {
        extraction: { type: 'object', nullable: true, description: 'The invoice in EN 16931 terms with the evidence of each value' },
        validation: { type: 'object', nullable: true, description: 'Verdict, findings, vendor, announced and computed totals, tax by both ways of rounding' },
        matching: { type: 'object', nullable: true, description: 'Verdict per line and what is payable now' },
        approval: { type: 'object', nullable: true, description: 'Plan, tasks and what was decided' },
        missing: { type: 'array', items: { type: 'string' }, description: 'Stages that did not answer' },
      },
    },
  },
};

/** The answer to a submission. */
export const SUBMITTED_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['invoiceId', 'sha256', 'status'],
  properties: { invoiceId: id, sha256: { type: 'string' }, status: { type: 'string', description: 'Where to look' } },
};

/** A dead letter in a list. */
const LETTER: Record<string, SchemaObject> = {
  letterId: id,
  tenantId: { ...id, nullable: true },
  invoiceId: { ...id, nullable: true },
  eventId: { ...id, nullable: true },
  service: { type: 'string' },
  consumer: { type: 'string' },
  type: text,
  subject: { type: 'string' },
  code: { type: 'string' },
  reason: { type: 'string' },
  explanation: { type: 'string', description: 'What happened' },
  next: { type: 'string', description: 'What to do' },
  attempts: { type: 'integer' },
  times: { type: 'integer', description: 'How often it was given up' },
  firstAt: { type: 'string', format: 'date-time' },
  lastAt: { type: 'string', format: 'date-time' },
  state: { type: 'string', enum: ['open', 'redriven'] },
};

/** A page of dead letters. */
export const LETTER_LIST_SCHEMA: SchemaObject = {
  type: 'object',
  required: ['letters', 'next'],
  properties: {
    letters: { type: 'array', items: { type: 'object', properties: LETTER } },
    next: { ...id, nullable: true, description: '`after` of the next page' },
  },
};

/** One dead letter with its message. */
export const LETTER_SCHEMA: SchemaObject = {
  type: 'object',
  properties: {
    ...LETTER,
    headers: { type: 'object', nullable: true, additionalProperties: { type: 'string' } },
    body: { ...text, description: 'As it came; null once the bus has dropped it' },
  },
};

/** What was done with a dead letter. */
export const HANDLED_LETTER_SCHEMA: SchemaObject = { type: 'object', properties: { letterId: id, state: { type: 'string', enum: ['redriven', 'dropped'] } } };
