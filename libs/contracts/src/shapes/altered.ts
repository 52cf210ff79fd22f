import { Type, type Static } from '@sinclair/typebox';

/** A PDF that was saved again after it had been signed: its signatures say nothing of what was added. */
export const AlteredAfterSigning = Type.Object(
  {
    signedBytes: Type.Integer({ minimum: 0, description: 'So far the last signature reaches' }),
    bytes: Type.Integer({ minimum: 1, description: 'So long is the file' }),
  },
  { description: 'Of a signed PDF that was saved again after it had been signed' },
);
export type AlteredAfterSigning = Static<typeof AlteredAfterSigning>;
