import { Type, type Static } from '@sinclair/typebox';
import { DecimalText, OneOf, Text } from './common.js';

/** What a tenant has validation ask, and how strictly. What is left out is as it comes. */
export const ValidationPolicy = Type.Object({
  layers: Type.Array(Text('A layer of rules that is asked whether a document claims it or not: `peppol`, `xrechnung`', 40), { maxItems: 10 }),
  modes: Type.Array(
    Type.Object({ code: Text('The rule', 60), mode: OneOf(['off', 'info', 'warning', 'error', 'block'], '`error` asks a person, `block` ends the invoice') }),
    { maxItems: 500, description: 'Rules that count otherwise than they come' },
  ),
  noWaive: Type.Array(Text('A rule whose finding nobody may accept: it is corrected or rejected', 60), { maxItems: 500 }),
  duplicates: Type.Object({
    dateWindowDays: Type.Integer({ minimum: 0, maximum: 366, description: 'Within how many days equal amounts and near numbers are suspected' }),
    sharedAccounts: Type.Array(Text('An account of a factor or the like', 40), { maxItems: 1000 }),
  }),
  accounts: Type.Optional(
    Type.Object({
      coolingOffHours: Type.Integer({
        minimum: 0,
        maximum: 720,
        description: 'So long after the first person has confirmed it nobody may approve an account; 24 by default',
      }),
    }),
  ),
  identifiers: Type.Optional(
    Type.Object({ vies: Type.Boolean({ description: 'Ask VIES whether the VAT ids of sellers are registered, where the installation may; not by default' }) }),
  ),
  risk: Type.Object({
    threshold: Type.Integer({ minimum: 1, maximum: 1000, description: 'From so many points on a person is asked' }),
    points: Type.Array(Type.Object({ code: Text('The signal', 60), points: Type.Integer({ minimum: 0, maximum: 100, description: '0: it is off' }) }), {
      maxItems: 50,
    }),
    employees: Type.Optional(Type.Boolean({ description: 'Compare sellers with the marks of employees (`put-employees`)' })),
    floor: Type.Optional(
      Type.Object({
        reviews: Type.Integer({ minimum: 10, maximum: 10_000, description: 'After so many invoices that persons have judged' }),
        precision: DecimalText('Share of them that were rejected: below it a signal counts nothing any more, such as `0.05`'),
      }),
    ),
    limits: Type.Array(DecimalText('A limit of approval that somebody may want to stay below'), { maxItems: 20 }),
  }),
});
export type ValidationPolicy = Static<typeof ValidationPolicy>;
