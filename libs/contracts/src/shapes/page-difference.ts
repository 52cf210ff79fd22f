import { Type, type Static } from '@sinclair/typebox';
import { Text } from './common.js';

/** A value that the page of a hybrid PDF prints otherwise than the XML in it states. */
export const PageDifference = Type.Object({
  field: Text('Path in the invoice model, such as `totals.due`'),
  printed: Text('What the page prints, as a value of the model', 2000),
  stated: Text('What the XML states', 2000),
  page: Type.Optional(Type.Integer({ minimum: 1, description: 'Page on which it is printed, from 1' })),
  box: Type.Optional(
    Type.Array(Type.Number(), { minItems: 4, maxItems: 4, description: 'Left, top, right and bottom on the page in points, from its upper left corner' }),
  ),
});
/** {@inheritDoc PageDifference} */
export type PageDifference = Static<typeof PageDifference>;
