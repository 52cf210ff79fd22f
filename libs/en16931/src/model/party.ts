import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { group, many, text } from './term.js';

/** An identifier with the scheme it belongs to (ISO/IEC 6523 ICD, EAS or UNTDID 7143 by the term's rules). */
export const Identifier = Type.Object({
  /** The identifier itself. */
  value: Type.String({ description: 'The identifier itself' }),
  /** The scheme identifier, such as `0088` for a GLN. */
  scheme: Type.Optional(Type.String({ description: 'The scheme identifier (ISO/IEC 6523, EAS or UNTDID 1153)' })),
});
export type Identifier = Static<typeof Identifier>;

/** A postal address: BG-5 (seller), BG-8 (buyer), BG-12 (tax representative), BG-15 (deliver to). */
export const Address = Type.Object({
  /** BT-35, BT-50, BT-64, BT-75. */
  line1: text('BT-35', 'Address line 1', 'The main address line; BT-50 buyer, BT-64 tax representative, BT-75 deliver to.'),
  /** BT-36, BT-51, BT-65, BT-76. */
  line2: text('BT-36', 'Address line 2', 'An additional address line; BT-51, BT-65, BT-76.'),
  /** BT-162, BT-163, BT-164, BT-165. */
  line3: text('BT-162', 'Address line 3', 'An additional address line; BT-163, BT-164, BT-165.'),
  /** BT-37, BT-52, BT-66, BT-77. */
  city: text('BT-37', 'City', 'The common name of the city, town or village; BT-52, BT-66, BT-77.'),
  /** BT-38, BT-53, BT-67, BT-78. */
  postCode: text('BT-38', 'Post code', 'The postal code; BT-53, BT-67, BT-78.'),
  /** BT-39, BT-54, BT-68, BT-79. */
  subdivision: text('BT-39', 'Country subdivision', 'The region or province; BT-54, BT-68, BT-79.'),
  /** BT-40, BT-55, BT-69, BT-80. */
  country: text('BT-40', 'Country code', 'ISO 3166-1 alpha-2; BT-55, BT-69, BT-80.'),
});
export type Address = Static<typeof Address>;

/** A contact: BG-6 (seller), BG-9 (buyer). */
export const Contact = Type.Object({
  /** BT-41, BT-56. */
  name: text('BT-41', 'Contact point', 'A person or department; BT-56 for the buyer.'),
  /** BT-42, BT-57. */
  phone: text('BT-42', 'Contact telephone number', 'BT-57 for the buyer.'),
  /** BT-43, BT-58. */
  email: text('BT-43', 'Contact email address', 'BT-58 for the buyer.'),
});
export type Contact = Static<typeof Contact>;

/** A party: BG-4 seller, BG-7 buyer, BG-10 payee, BG-11 seller tax representative. */
export const Party = Type.Object({
  /** BT-27, BT-44, BT-59, BT-62. */
  name: text('BT-27', 'Name', 'The full formal name; BT-44 buyer, BT-59 payee, BT-62 tax representative.'),
  /** BT-28, BT-45. */
  tradingName: text('BT-28', 'Trading name', 'A name the party is known by, other than its formal name; BT-45 buyer.'),
  /** BT-29, BT-46, BT-60. */
  identifiers: many('BT-29', 'Identifiers', Identifier),
  /** BT-30, BT-47, BT-61. */
  legalRegistrationId: group('BT-30', 'Legal registration identifier', Identifier),
  /** BT-31, BT-48, BT-63. */
  vatId: text('BT-31', 'VAT identifier', 'With its country prefix; BT-48 buyer, BT-63 tax representative.'),
  /** BT-32. */
  taxRegistrationId: text('BT-32', 'Tax registration identifier', 'The local (not VAT) tax registration of the seller.'),
  /** BT-33. */
  legalInformation: text('BT-33', 'Additional legal information', 'Such as the share capital.'),
  /** BT-34, BT-49. */
  electronicAddress: group('BT-34', 'Electronic address', Identifier),
  /** BG-5, BG-8, BG-12. */
  address: group('BG-5', 'Postal address', Address),
  /** BG-6, BG-9. */
  contact: group('BG-6', 'Contact', Contact),
});
export type Party = Static<typeof Party>;
