import type { tryValidationPolicy } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import type { Static } from '@sinclair/typebox';
import { judgePage } from '../operations/judge-page.js';
import { countDecisions, pageOfDecisions } from '../store/decision-pages.js';

type Request = Static<typeof tryValidationPolicy.request>;
type Reply = Static<typeof tryValidationPolicy.reply>;

/** Validates a page of what was decided under another policy, and says what would be otherwise. */
export async function tryPolicy(tx: Tx, tenantId: string, { policy, after, limit }: Request): Promise<Reply> {
  const { events, next } = await pageOfDecisions(tx, tenantId, after, limit);
  const changed = await judgePage(tx, tenantId, events, { version: 0, policy });
  return { looked: events.length, of: await countDecisions(tx, tenantId), next, changed };
}
