import { Type, type Static } from '@sinclair/typebox';
import { Instant, Nullable, OneOf, Text } from './common.js';

/** What VIES has said of a VAT id. */
export const VatCheck = Type.Object({
  vatId: Text('In upper case, without spaces', 40),
  state: OneOf(['registered', 'not-registered', 'unknown'], '`unknown`: VIES or the register of the country has not answered yet'),
  name: Nullable(Text('As the register has it; some countries give none', 300)),
  checkedAt: Nullable(Instant('When the register last answered')),
});
export type VatCheck = Static<typeof VatCheck>;
