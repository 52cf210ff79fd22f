import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Instant, Nullable, OneOf, Text } from '../shapes/index.js';

/** What a channel brought: a line of the ledger. */
export const ChannelItem = Type.Object({
  itemId: Id('The line'),
  channel: Text('`folder`, `mail` or `bucket`', 40),
  filename: Text('As it was called there'),
  takenAt: Instant('When'),
  outcome: OneOf(['taken', 'joined', 'failed'], '`joined`: kept with the invoice it belongs to; `failed`: put aside in its channel, with the reason'),
  reason: Nullable(Text('Why it was put aside, or why the document was refused', 2000)),
  invoiceId: Nullable(Id('What it became; the newest where it was processed again')),
  times: Type.Integer({ minimum: 1, description: 'How often it was processed' }),
  admission: Nullable(OneOf(['received', 'refused'], 'Whether the document was let in; null: not decided yet')),
});
export type ChannelItem = Static<typeof ChannelItem>;

/** The ledger of the channels, a page at a time. */
export const listChannelItems = defineCommand({
  service: 'intake',
  name: 'list-channel-items',
  version: 1,
  changes: false,
  description: 'Lists what channels brought, newest first.',
  request: Type.Object({
    after: Type.Optional(Id('The line to go on after')),
    limit: Type.Integer({ minimum: 1, maximum: 200 }),
    channel: Type.Optional(Text('Only of this one', 40)),
    outcome: Type.Optional(OneOf(['taken', 'joined', 'failed', 'refused'], '`refused`: taken, but not let in')),
    invoiceId: Type.Optional(Id('Only what became this invoice or belongs to it')),
  }),
  reply: Type.Object({ items: Type.Array(ChannelItem), next: Nullable(Id('`after` of the next page')) }),
});

/** Processes a document again that a channel brought. */
export const reprocessItem = defineCommand({
  service: 'intake',
  name: 'reprocess-item',
  version: 1,
  changes: true,
  description:
    'Hands a document that a channel brought in again, as a new invoice: its bytes are kept. That it is a duplicate of what became of it before is for validation to find.',
  request: Type.Object({ itemId: Id('The line') }),
  reply: Type.Object({ itemId: Id('The line'), invoiceId: Id('The new invoice') }),
});
