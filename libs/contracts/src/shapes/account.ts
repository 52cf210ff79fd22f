import { Type, type Static } from '@sinclair/typebox';
import { Id, Instant, Nullable, OneOf, Text } from './common.js';
import { PayeeVerification } from './payee-verification.js';

/** A call to the vendor, on a number known before. */
export const CallBack = Type.Object({
  number: Text('The number that was called: known before, not from the invoice', 60),
  spokenTo: Text('With whom', 200),
  note: Text('What was said', 1000),
});
export type CallBack = Static<typeof CallBack>;

/** An account that was seen on an invoice and is none of the vendor's approved ones. */
export const SeenAccount = Type.Object({
  vendorId: Id('The vendor'),
  iban: Text('IBAN or account id', 40),
  state: OneOf(['quarantined', 'confirmed', 'approved'], '`confirmed`: one person has called back; `approved`: a second one has agreed'),
  seenOn: Id('The invoice on which it was first seen'),
  seenAt: Instant('When'),
  confirmedBy: Nullable(Text('Who called back')),
  confirmedAt: Nullable(Instant('When')),
  callBack: Nullable(CallBack),
  approvedBy: Nullable(Text('Who agreed')),
  verification: Type.Optional(PayeeVerification),
});
export type SeenAccount = Static<typeof SeenAccount>;
