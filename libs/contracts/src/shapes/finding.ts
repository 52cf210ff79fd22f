import { Type, type Static } from '@sinclair/typebox';
import { DateText, DecimalText, OneOf, Text } from './common.js';
import { Says } from './says.js';

/** What validation has to say about an invoice: one rule that fired. */
export const Finding = Type.Object({
  code: Text('The rule: `BR-CO-15`, `DUPLICATE_NUMBER`, `VENDOR_UNKNOWN`', 60),
  severity: OneOf(['info', 'warning', 'error', 'block'], '`error` asks a person, `block` ends the invoice'),
  message: Text('The values and what to do, in English', 2000),
  says: Type.Optional(Says),
  terms: Type.Array(Type.String({ maxLength: 20 }), { description: 'BT and BG ids the rule read' }),
  expected: Type.Optional(Type.String()),
  actual: Type.Optional(Type.String()),
  otherInvoiceId: Type.Optional(Type.String({ format: 'uuid', description: 'The invoice it collides with' })),
  waived: Type.Optional(
    Type.Object({ by: Text('Who accepted it'), reason: Type.Optional(Type.String()), until: Type.Optional(DateText('The last day on which that counts')) }),
  ),
});
export type Finding = Static<typeof Finding>;

/** The vendor an invoice was found to be from, as its record stood then. */
export const VendorMatch = Type.Object({
  vendorId: Type.String({ format: 'uuid' }),
  version: Type.Integer({ minimum: 1 }),
  number: Type.Optional(Text('Vendor number, as orders name it', 60)),
  name: Text('Name in the master data'),
  resolvedBy: OneOf(['vatId', 'registrationId', 'iban', 'name', 'domain'], 'What told'),
  trusted: Type.Boolean({ description: 'Whether a clean invoice of this vendor may pass untouched' }),
  accountApproved: Type.Boolean({ description: 'Whether the payee account on the invoice is an approved one of the vendor' }),
  evidence: Type.Optional(
    Type.Object({
      said: Text('What the invoice says: VAT id, account, registration or name', 300),
      known: Text('What the vendor data say', 300),
      among: Type.Optional(Type.Integer({ minimum: 2, description: 'So many vendors shared the stronger evidence' })),
      likeness: Type.Optional(DecimalText('Of the names, 0 to 1; absent when they are the same but for form')),
      runnerUp: Type.Optional(Type.Object({ name: Text('The next vendor by name', 300), likeness: DecimalText('Of its name') })),
    }),
  ),
});
export type VendorMatch = Static<typeof VendorMatch>;
