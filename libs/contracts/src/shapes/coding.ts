import { Type, type Static } from '@sinclair/typebox';
import { DecimalText, Text } from './common.js';

const place = {
  glAccount: Text('GL account', 60),
  costCenter: Text('Who bears it', 100),
  project: Type.Optional(Text('Project', 100)),
};

/** Where a part of a line is booked, as a person says it. A part that stands alone needs no share. */
export const CodingShare = Type.Object(
  {
    ...place,
    percent: Type.Optional(DecimalText('Of the line; those of its parts make 100')),
    amount: Type.Optional(DecimalText('Net, in the currency of the invoice; those of its parts make the line')),
  },
  { additionalProperties: false },
);
export type CodingShare = Static<typeof CodingShare>;

/** How the parts of a line are coded. */
export const LineShares = Type.Object({
  lineId: Text('BT-126, or its position when absent; `charge-1`, `allowance-1`; `whole` of an invoice without lines', 60),
  parts: Type.Array(CodingShare, { minItems: 1, maxItems: 100 }),
});
export type LineShares = Static<typeof LineShares>;

/** A line as it is booked: the amounts of its parts make its net amount, to the cent. */
export const LineCoding = Type.Object({
  lineId: Text('As in the request that coded it', 60),
  parts: Type.Array(Type.Object({ ...place, amount: DecimalText('Net, in the currency of the invoice') })),
});
export type LineCoding = Static<typeof LineCoding>;
