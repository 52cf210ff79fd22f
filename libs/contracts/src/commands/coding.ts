import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { CodingShare, DecimalText, Id, Lineage, LineShares, MatchVerdict, Nullable, OneOf, Text } from '../shapes/index.js';

/** What the past of the vendor, or the invoice itself, says of a line. */
export const CodingSuggestion = Type.Object({
  parts: Type.Array(CodingShare, { description: 'Ready to be sent back; empty when only `statedReference` is known' }),
  by: Nullable(OneOf(['item', 'text'], 'Which earlier lines were asked: of the same article, or of like words')),
  agreeing: Type.Integer({ minimum: 0, description: 'Earlier lines coded so' }),
  asked: Type.Integer({ minimum: 0, description: 'Earlier lines that are alike' }),
  confidence: Type.Number({ minimum: 0, maximum: 1, description: '(agreeing + 1) / (asked + 2): few lines prove little' }),
  invoices: Type.Array(Type.Object({ invoiceId: Id('An earlier invoice'), number: Nullable(Text('BT-1')), lineId: Text('Its line', 60) }), {
    description: 'Those that agree, the newest first',
  }),
  statedReference: Nullable(Text('BT-133 of the line, else BT-19: read as the cost centre', 300)),
});
export type CodingSuggestion = Static<typeof CodingSuggestion>;

/** How an invoice without order is coded, and how it might be. */
export const getCoding = defineCommand({
  service: 'matching',
  name: 'get-coding',
  version: 1,
  changes: false,
  description:
    'Gives what is to be coded of an invoice without order, or of the lines without order of another, how it is, and what the past of the vendor suggests.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({
    lineage: Lineage,
    required: Type.Boolean({ description: 'Whether the policy asks for it, and the invoice or a line of it has no order' }),
    lines: Type.Array(
      Type.Object({
        lineId: Text('The line', 60),
        text: Nullable(Text('What is billed', 2000)),
        net: DecimalText('To be coded'),
        parts: Type.Array(CodingShare, { description: 'As a person coded it; empty: not yet' }),
        codedBy: Nullable(Text('Who')),
        suggestion: Nullable(CodingSuggestion),
      }),
    ),
  }),
});

/** Codes lines of an invoice without order. */
export const codeInvoice = defineCommand({
  service: 'matching',
  name: 'code-invoice',
  version: 1,
  changes: true,
  description:
    'Sets or confirms where lines of an invoice without order are booked. It is matched again at once; approval then asks the owners of the cost centres.',
  request: Type.Object({ invoiceId: Id('The invoice'), seenLineage: Lineage, lines: Type.Array(LineShares, { minItems: 1, maxItems: 2000 }) }),
  reply: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    verdict: MatchVerdict,
    uncoded: Type.Array(Text('Lines that are still to be coded', 60)),
  }),
});

/** What lines are coded with. */
export const CODING_KINDS = ['glAccount', 'costCenter', 'project'] as const;
const Kind = OneOf(CODING_KINDS, 'GL accounts, cost centres or projects');

/** A value that lines may be coded with. */
export const CodingValue = Type.Object({
  code: Text('As it is booked', 100),
  name: Type.Optional(Text('As a person reads it', 200)),
  active: Type.Boolean({ description: 'false: closed, nothing more is coded with it' }),
});
export type CodingValue = Static<typeof CodingValue>;

/** Adds values to a list, or changes them. */
export const putCodingValues = defineCommand({
  service: 'matching',
  name: 'put-coding-values',
  version: 1,
  changes: true,
  description:
    'Adds values that lines may be coded with, or changes those of the same code. From the first one on, what is not in the list is refused; what was coded before stays.',
  request: Type.Object({ kind: Kind, values: Type.Array(CodingValue, { minItems: 1, maxItems: 5000 }) }),
  reply: Type.Object({ added: Type.Integer({ minimum: 0 }), changed: Type.Integer({ minimum: 0 }), unchanged: Type.Integer({ minimum: 0 }) }),
});

/** Values by code, a page at a time. */
export const listCodingValues = defineCommand({
  service: 'matching',
  name: 'list-coding-values',
  version: 1,
  changes: false,
  description: 'Lists the values that lines may be coded with; none: any is taken.',
  request: Type.Object({ kind: Kind, after: Type.Optional(Text('Code to go on after', 100)), limit: Type.Integer({ minimum: 1, maximum: 200 }) }),
  reply: Type.Object({ values: Type.Array(CodingValue), next: Nullable(Text('`after` of the next page', 100)) }),
});
