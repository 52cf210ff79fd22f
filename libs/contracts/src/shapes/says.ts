import { Type, type Static } from '@sinclair/typebox';
import { OneOf, Text } from './common.js';

const values = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 500 }), { description: 'What stands in its places' });

/** What a message is made of, so that it can be told in another language: facts, no words. */
export const Says = Type.Object({
  text: Type.Optional(Text('Which text, where the code has several', 60)),
  values,
  place: Type.Optional(
    Type.Object(
      {
        group: OneOf(['line', 'allowance', 'charge', 'breakdown', 'payment', 'document', 'preceding'], 'In what'),
        index: Type.Integer({ minimum: 0, description: 'In which of them, from 0' }),
        name: Type.Optional(Text('As the invoice names it', 500)),
      },
      { description: 'Where in the invoice' },
    ),
  ),
  more: Type.Optional(Type.Integer({ minimum: 1, description: 'In how many more places' })),
  parts: Type.Optional(Type.Array(Type.Object({ text: Text('Its text', 60), values }), { maxItems: 50, description: 'What else belongs to it' })),
});
export type Says = Static<typeof Says>;

/** What is told in English beside it, in other languages. */
export const Translations = Type.Object({ de: Type.Optional(Text('In German', 2000)) }, { description: 'The same in other languages than English' });
export type Translations = Static<typeof Translations>;

/** A language that messages can be told in. */
export const MessageLanguage = OneOf(['en', 'de'], 'The language of messages; `en` when none is named');
