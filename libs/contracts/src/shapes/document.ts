import { Type, type Static } from '@sinclair/typebox';
import { DecimalText, Id, OneOf, Text } from './common.js';

/** Pages of a file, from the first to the last one, counted from 1; of an electronic one its invoices. */
export const PageRange = Type.Object(
  { from: Type.Integer({ minimum: 1 }), to: Type.Integer({ minimum: 1 }) },
  { description: 'The pages that are meant, where a file holds several invoices; of an XML, which of its invoices' },
);
export type PageRange = Static<typeof PageRange>;

/** An electronic invoice that came together with a document, by what it states itself. */
export const Companion = Type.Object({
  invoiceId: Id('The invoice it became'),
  number: Text('Its number (BT-1)', 200),
  sellerNames: Type.Array(Text('Name or trading name of its seller (BT-27, BT-28)', 500), { maxItems: 2 }),
  sellerIds: Type.Array(Text('VAT or tax identifier (BT-31, BT-32) or account (BT-84) of its seller', 100), { maxItems: 8 }),
  withVat: Type.Optional(DecimalText('Its total with VAT (BT-112)')),
});
export type Companion = Static<typeof Companion>;

/** Characters that the name of a file may have. */
export const LONGEST_FILE_NAME = 255;

/** The original bytes as they came: where they are kept and what was said of them. */
export const StoredDocument = Type.Object({
  storageKey: Text('Key in the object store'),
  sizeBytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes, lower-case hexadecimal' }),
  filename: Type.Optional(Text('The name it was sent under', LONGEST_FILE_NAME)),
  pages: Type.Optional(PageRange),
  companions: Type.Optional(Type.Array(Companion, { maxItems: 10, description: 'Electronic invoices of the same mail: it may belong to one of them' })),
  mailId: Type.Optional(Id('The mail that it came in with other files')),
  declaredMediaType: Type.Optional(Text('The media type the sender named; never trusted', 255)),
});
export type StoredDocument = Static<typeof StoredDocument>;

/** A document whose content was looked at. */
export const KnownDocument = Type.Composite([
  StoredDocument,
  Type.Object({
    mediaType: Text('The media type found in the bytes', 255),
    kind: OneOf(['xml', 'pdf', 'image', 'text'], 'What reads it'),
  }),
]);
export type KnownDocument = Static<typeof KnownDocument>;

/** What a mail says of where it came from. */
export const MailOrigin = Type.Object({
  from: Type.Optional(Text('Address of the sender', 320)),
  replyTo: Type.Optional(Text('Address to which answers shall go, where it is another', 320)),
  dmarc: Type.Optional(OneOf(['pass', 'fail', 'none'], 'What our own mail server found of the domain of the sender (RFC 7489, by RFC 8601)')),
});
export type MailOrigin = Static<typeof MailOrigin>;

/** Who brought an invoice in. */
export const Submitter = Type.Object({ subject: Text('The principal'), name: Type.Optional(Text('As a person reads it')), mail: Type.Optional(MailOrigin) });
export type Submitter = Static<typeof Submitter>;
