import { Type, type Static } from '@sinclair/typebox';
import { DateText, OneOf, Text } from './common.js';
import { PayeeVerification } from './payee-verification.js';

/** A vendor as master data: who may be paid, and where. */
export const VendorInput = Type.Object({
  number: Text('The vendor number of the buyer; unique', 60),
  name: Text('Legal name', 300),
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' })),
  vatIds: Type.Array(Text('VAT id', 40), { maxItems: 20 }),
  registrationIds: Type.Array(Text('Legal registration id', 60), { maxItems: 20 }),
  accounts: Type.Array(
    Type.Object({
      iban: Text('IBAN or account id', 40),
      state: OneOf(['proposed', 'quarantined', 'approved', 'retired'], 'Only `approved` is paid'),
      since: Type.Optional(DateText('When it was added to a vendor that was known; validation sets it')),
      verification: Type.Optional(PayeeVerification),
    }),
    { maxItems: 50 },
  ),
  domains: Type.Optional(Type.Array(Text('A domain from which it sends mail', 253), { maxItems: 20 })),
  holds: Type.Optional(
    Type.Array(OneOf(['posting', 'payment'], '`posting`: no invoice of it goes on; `payment`: a person looks before it is paid'), { maxItems: 2 }),
  ),
  state: OneOf(['active', 'blocked'], 'A blocked vendor is not paid'),
  trusted: Type.Boolean({ description: 'Whether a clean invoice of this vendor may pass untouched' }),
});
export type VendorInput = Static<typeof VendorInput>;
