import { Type, type Static } from '@sinclair/typebox';

const path = Type.String({ minLength: 1, maxLength: 200, description: 'Path in the statement: `totals.due`, `lines.3.net`, `codes.unit`' });

/** A term that a document states otherwise than its model can hold: a third decimal, an empty element, a second tax of a line. */
export const StatedOtherwise = Type.Object({
  path,
  stated: Type.Unknown({ description: 'What the document states there, in its own words; null for nothing' }),
});
export type StatedOtherwise = Static<typeof StatedOtherwise>;

/** A rule of its syntax that a document breaks. */
export const SyntaxBreach = Type.Object({
  rule: Type.String({ minLength: 1, maxLength: 60, description: 'Such as `UBL-SR-48`' }),
  path: Type.String({ minLength: 1, maxLength: 1000, description: 'The first element that breaks it' }),
  times: Type.Integer({ minimum: 1, description: 'How many elements break it' }),
});
export type SyntaxBreach = Static<typeof SyntaxBreach>;

/**
 * What only the form of an electronic document tells: in what its statement differs from that of its model, and the rules of
 * its syntax that it breaks. A document with nothing of either has none.
 */
export const DocumentForm = Type.Object({
  terms: Type.Array(StatedOtherwise, { maxItems: 500 }),
  syntax: Type.Array(SyntaxBreach, { maxItems: 200 }),
});
export type DocumentForm = Static<typeof DocumentForm>;
