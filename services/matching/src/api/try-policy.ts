import type { BusEvent, MatchPolicy, tryMatchPolicy } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { isCreditNote } from '@smartap/en16931';
import { lockDecisions } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { settingsOf } from '../domain/index.js';
import { runMatch, subjectOf } from '../handlers/match-run.js';
import { loadRunFacts } from '../handlers/run-facts.js';
import { watchedOrders, watchers } from '../store/ledger.store.js';

/** A test run holds locks: it looks at so many and says that there are more. */
const LOOKED_AT_MOST = 500;

/** Matches the open invoices under a policy, in order of arrival, and stores nothing. */
export async function tryPolicy(tx: Tx, tenantId: string, policy: MatchPolicy): Promise<Static<typeof tryMatchPolicy.reply>> {
  const open = await watchers(tx, await watchedOrders(tx, tenantId));
  const decisions = await lockDecisions<'invoice.matched.v1'>(tx, open.slice(0, LOOKED_AT_MOST));
  const known: BusEvent<'invoice.matched.v1'>[] = open
    .slice(0, LOOKED_AT_MOST)
    .flatMap((key) => decisions.get(key)?.event ?? [])
    .toSorted((a, b) => Number(isCreditNote(a.data.invoice)) - Number(isCreditNote(b.data.invoice)));
  const subjects = known.map(subjectOf);
  const facts = await loadRunFacts(tx, subjects);
  for (const subject of subjects) if (!isCreditNote(subject.invoice)) facts.ledgers.get(tenantId)?.release(subject.invoiceId);
  const settings = settingsOf({ version: 0, policy });
  const changed = known.flatMap(({ data: { invoiceId, invoice, match: before } }, i) => {
    const subject = subjects[i];
    // From its day on: what came in before is not judged by it.
    const applies = subject && subject.submittedAt.slice(0, 10) >= policy.validFrom;
    const after = subject && runMatch(subject, facts, undefined, applies ? settings : undefined)?.result;
    if (!after || (after.verdict === before.verdict && after.class === before.class && after.payableNow === before.payableNow)) return [];
    return [
      {
        invoiceId,
        number: invoice.number ?? null,
        before: before.verdict,
        after: after.verdict,
        payableBefore: before.payableNow,
        payableAfter: after.payableNow,
      },
    ];
  });
  return { looked: known.length, more: open.length > known.length, changed };
}
