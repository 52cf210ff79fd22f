import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Instant, Nullable, OneOf, OperationBegun, Text } from '../shapes/index.js';

/** What corrections taught of how a vendor lays its invoices out. */
export const LayoutRecord = Type.Object({
  layoutId: Id('This version of the layout'),
  version: Type.Integer({ minimum: 1 }),
  sellerName: Nullable(Text('Of the invoice that taught it')),
  identities: Type.Array(Text('VAT ids, accounts and domains of which one must be on a page')),
  fields: Type.Array(Text('Path of a field that it tells where to find, such as `totals.due`; `lines` for the lines')),
  taughtBy: Text('Whose correction'),
  taughtIn: Id('The invoice that was corrected'),
  taughtAt: Instant('When'),
  misses: Type.Integer({ minimum: 0, description: 'Invoices in a row on which it did not find a field' }),
  demotedAt: Nullable(Instant('Since when it is used no more')),
});
export type LayoutRecord = Static<typeof LayoutRecord>;

const Anchor = Type.Object({
  kind: OneOf(['amount', 'date', 'text'], 'What is printed there'),
  relation: OneOf(['right', 'below', 'at'], 'Right of the label, below it, or at the place alone'),
  label: Type.String({ description: 'Letters and digits of the label; empty for a place alone' }),
  left: Type.Number({ description: 'Points from the left edge; of an amount, of its right edge' }),
  top: Type.Number({ description: 'Points from the upper edge' }),
  words: Type.Integer({ description: 'How many words it has; 0: all to the end of its cell' }),
});

const overrules = Type.Optional(
  Type.Literal(true, { description: 'It was taught against a value that was surely read: it counts against one that is surely read again' }),
);
const agreed = Type.Optional(Type.Literal(true, { description: 'A person only said that it was read right: it counts where nothing sure is read without it' }));

const LearntLines = Type.Object({
  agreed,
  columns: Type.Array(
    Type.Object({
      fields: Type.Array(Text('What it holds, such as `quantity`, `price`, `net` or `name`; `ignored`: nothing of interest', 40)),
      head: Type.String({ description: 'Letters and digits of the words above it; empty where there are none' }),
      left: Type.Number({ description: 'Points from the left edge, where its values began' }),
      right: Type.Number({ description: 'Points from the left edge, where they ended' }),
    }),
    { description: 'From left to right' },
  ),
  end: Type.String({ description: 'Letters that begin the line below the last item; empty where nothing known ends the table' }),
  climbs: Type.Optional(Type.Boolean({ description: 'The texts of an item begin above its figures' })),
  decimalSign: OneOf(['.', ','], 'Of its numbers'),
  name: OneOf(
    ['read', 'wrapped', 'first', 'together', 'all', 'rest', 'row'],
    'Which of the texts of an item its name is of: as without a layout, the first line with those it wrapped into, the first line alone, those that stand together with it, all, all but the first, or that beside the figures',
  ),
  nameEnd: OneOf(['', ':', ' - ', ' – ', ',', ' ('], 'The sign that ends a name, where a description follows'),
  quantity: OneOf(['read', 'printed', 'none'], 'As without a layout, as printed, or never stated'),
  price: OneOf(['read', 'printed', 'none'], 'The same of the price'),
});

/** A layout with what it tells of each field. */
export const LayoutDetails = Type.Composite([
  LayoutRecord,
  Type.Object({
    words: Type.Integer({ minimum: 0, description: 'Words of the first page; half of them must be there again' }),
    lessons: Type.Record(
      Type.String(),
      Type.Union([
        Type.Object({ anchors: Type.Array(Anchor), agreed, overrules }),
        Type.Object({ constant: Type.String(), agreed, overrules }),
        Type.Object({ absent: Type.Literal(true), agreed, overrules }),
      ]),
    ),
    lines: Type.Optional(LearntLines),
  }),
]);
export type LayoutDetails = Static<typeof LayoutDetails>;

/** Layouts, a page at a time. */
export const listLayouts = defineCommand({
  service: 'extraction',
  name: 'list-layouts',
  version: 1,
  changes: false,
  description: 'Lists the layouts that corrections taught, newest first.',
  request: Type.Object({
    after: Type.Optional(Id('The layout to go on after')),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
    identity: Type.Optional(Text('A VAT id, account or domain that it goes by', 100)),
    state: Type.Optional(OneOf(['used', 'demoted'], 'Only those')),
  }),
  reply: Type.Object({ layouts: Type.Array(LayoutRecord), next: Nullable(Id('`after` of the next page')) }),
});

/** One layout. */
export const getLayout = defineCommand({
  service: 'extraction',
  name: 'get-layout',
  version: 1,
  changes: false,
  description: 'Gives a layout with what it tells of each field.',
  request: Type.Object({ layoutId: Id('The layout') }),
  reply: LayoutDetails,
});

/** Gives a layout up. */
export const deleteLayout = defineCommand({
  service: 'extraction',
  name: 'delete-layout',
  version: 1,
  changes: true,
  description: 'Removes a version of a layout; the one before it, if there is one, is used again.',
  request: Type.Object({ layoutId: Id('The layout') }),
  reply: Type.Object({ layoutId: Id('The layout') }),
});

/** Reads a document by a layout. */
export const testLayout = defineCommand({
  service: 'extraction',
  name: 'test-layout',
  version: 1,
  changes: true,
  description: 'Reads a document plainly and by a layout, as an operation whose result says where they differ. Nothing is stored of it.',
  request: Type.Object({ layoutId: Id('The layout'), storageKey: Text('Key of the document in the object store') }),
  reply: OperationBegun,
});

const Read = Nullable(Type.Object({ value: Nullable(Type.String()), confidence: Type.Number({ minimum: 0, maximum: 1 }) }));

/** What a document gives by a layout and without: the result of the operation `layout-test`. */
export const LayoutTrial = Type.Object({
  layoutId: Id('The layout'),
  outcome: OneOf(['read', 'not-recognised', 'refused'], 'Whether the document was read by the layout'),
  explanation: Text('In plain words', 2000),
  fields: Type.Array(
    Type.Object({
      field: Text('Path, such as `totals.due`'),
      term: Nullable(Text('BT id', 20)),
      plain: Read,
      byLayout: Read,
      effect: OneOf(['same', 'changed', 'missed'], '`missed`: not where the layout says'),
    }),
  ),
  reviewsPlain: Type.Integer({ minimum: 0, description: 'Questions to a person without the layout' }),
  reviewsByLayout: Type.Integer({ minimum: 0, description: 'And with it' }),
});
export type LayoutTrial = Static<typeof LayoutTrial>;
