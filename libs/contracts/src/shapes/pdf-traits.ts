import { Type, type Static } from '@sinclair/typebox';
import { Instant, Text } from './common.js';

/** How a PDF came to be, as far as it tells itself. */
export const PdfTraits = Type.Object(
  {
    producer: Type.Optional(Text('The software that wrote it', 200)),
    creator: Type.Optional(Text('The software that it was made with', 200)),
    madeAt: Type.Optional(Instant('When it was made')),
    changedAt: Type.Optional(Instant('When it was last changed')),
    savedAgain: Type.Integer({ minimum: 0, description: 'How often something was added at its end, after it had been written' }),
    fonts: Type.Optional(
      Type.Array(Type.Object({ field: Text('Path of the value in the invoice', 200), text: Text('As it is printed', 200) }), {
        maxItems: 20,
        description: 'Amounts and accounts that are printed in more than one font',
      }),
    ),
  },
  { description: 'Of a PDF: how it came to be, as far as it tells itself' },
);
export type PdfTraits = Static<typeof PdfTraits>;
