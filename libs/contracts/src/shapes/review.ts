import { Type, type Static } from '@sinclair/typebox';
import { Text } from './common.js';

/** One value that a person must look at before the invoice may be approved. */
export const ReviewItem = Type.Object({
  field: Text('Path in the invoice model, such as `totals.due`'),
  term: Type.Optional(Text('BT id', 20)),
  reason: Text('Why, in plain words'),
  value: Type.Optional(Type.String({ description: 'What was read, if anything' })),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
});
export type ReviewItem = Static<typeof ReviewItem>;
