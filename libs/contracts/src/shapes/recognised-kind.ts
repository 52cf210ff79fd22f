import { Type, type Static } from '@sinclair/typebox';
import { OneOf, Text } from './common.js';

/** What a document is that is no invoice, by what it calls itself, with the evidence: its title and where that stands. */
export const RecognisedKind = Type.Object(
  {
    kind: OneOf(['order', 'statement', 'reminder', 'other'], 'What it is'),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    text: Text('Its title as printed', 500),
    page: Type.Integer({ minimum: 1 }),
    box: Type.Array(Type.Number(), { minItems: 4, maxItems: 4, description: '[left, top, right, bottom] in points' }),
  },
  { description: 'What the document is by what it calls itself' },
);
export type RecognisedKind = Static<typeof RecognisedKind>;
