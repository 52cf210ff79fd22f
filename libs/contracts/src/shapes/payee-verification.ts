import { Type, type Static } from '@sinclair/typebox';
import { Instant, OneOf, Text } from './common.js';

/** What a bank said when it was asked whether an account is that of a name (verification of payee, Regulation (EU) 2024/886). */
export const PayeeVerification = Type.Object({
  result: OneOf(['match', 'close-match', 'no-match', 'not-possible'], 'What the bank of the payee answered'),
  name: Type.Optional(Text('The name that the bank gave with a close match', 300)),
  source: Text('Who was asked: a bank, a service', 100),
  checkedAt: Instant('When'),
});
export type PayeeVerification = Static<typeof PayeeVerification>;
