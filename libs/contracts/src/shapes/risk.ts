import { Type, type Static } from '@sinclair/typebox';
import { Text } from './common.js';

/** Something about an invoice that asks for a second look, with the figures that show it. */
export const RiskSignal = Type.Object({
  code: Text('The signal: `ACCOUNT_CHANGED`, `NEW_VENDOR`, `SPLIT`', 60),
  points: Type.Integer({ minimum: 0, description: 'What it adds, after its cap' }),
  message: Text('What was seen, and what to do, in English', 1000),
  text: Type.Optional(Text('Which text, where the code has several', 60)),
  data: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 300 }), { description: 'The figures that show it' }),
});
export type RiskSignal = Static<typeof RiskSignal>;

/** The signals of an invoice and their sum. No signal rejects by itself. */
export const RiskAssessment = Type.Object({
  points: Type.Integer({ minimum: 0, description: 'Sum of the signals' }),
  threshold: Type.Integer({ minimum: 1, description: 'From so many points on a person is asked' }),
  signals: Type.Array(RiskSignal, { maxItems: 50 }),
});
export type RiskAssessment = Static<typeof RiskAssessment>;
