import { Inject, Injectable } from '@nestjs/common';
import type { codeInvoice, LineShares, MatchResult } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, minorUnits, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { codableIn, saysTheSame, settingsOn, spread, type Codable } from '../domain/index.js';
import { nextRun, runMatch, storeRuns, subjectOf } from '../handlers/match-run.js';
import { billFor, loadRunFacts, type Subject } from '../handlers/run-facts.js';
import { unusableIn } from '../store/coding-values.js';
import { putCodings } from '../store/codings.js';
import { findPolicies } from '../store/policies.js';
import { lockLiveMatch } from './live-match.js';

type Request = Static<typeof codeInvoice.request>;
type Reply = Static<typeof codeInvoice.reply>;

/** A person says where lines without order are booked; the invoice is matched again at once, and goes on when all of it is coded. */
@Injectable()
export class CodeInvoice {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, { invoiceId, seenLineage, lines }: Request, context: CommandContext): Promise<CommandOutcome<Reply>> {
    const { tenantId, actor } = context;
    const key = { tenantId, invoiceId };
    const matched = await lockLiveMatch(tx, key, seenLineage);
    const { match: before, lineage: current } = matched.data;
    const subject = subjectOf(matched);
    const codable = codableIn(billFor(subject), before, await asksForCodings(tx, subject));
    if (codable.length === 0)
      throw new AppError(
        'CODING_NOT_USED',
        'Nothing of this invoice is to be coded: all of it has an order, or the matching policy does not ask for codings (codingRequired).',
      );
    const byId = new Map(codable.map((line) => [line.id, line]));
    const coded = checked(lines, byId, minorUnits(subject.invoice.currency ?? ''));
    await assertUsable(tx, tenantId, coded);
    await putCodings(
      tx,
      coded.map(({ lineId, parts, line }) => ({
        ...key,
        lineId,
        parts,
        key: line.key,
        text: line.text,
        vendorId: subject.vendor?.vendorId ?? null,
        number: subject.invoice.number ?? null,
      })),
      actor,
      this.clock.now(),
    );
    const facts = await loadRunFacts(tx, [subject]);
    const matching = runMatch(subject, facts);
    const audit = { tenantId, at: this.clock.now(), actor, action: 'invoice.coded', entity: 'invoice', entityId: invoiceId, details: { seenLineage, lines } };
    // The same coding once more is no news.
    if (!matching || saysTheSame(matching.result, before))
      return { reply: { invoiceId, lineage: current, verdict: before.verdict, uncoded: uncodedOf(before) }, audit: [audit] };
    const { result } = matching;
    const lineage = nextRun(current);
    const stored = await storeRuns(tx, [{ cause: context, subject, lineage, matching }], this.events);
    return {
      reply: { invoiceId, lineage, verdict: result.verdict, uncoded: uncodedOf(result) },
      events: stored.events ?? [],
      audit: [audit, ...(stored.audit ?? [])],
    };
  }
}

const uncodedOf = ({ lines }: MatchResult): string[] =>
  lines.filter(({ verdict }) => verdict === 'CODING_REQUIRED' || verdict === 'NOT_ORDERED').map(({ lineId }) => lineId);

/** Whether the policy by which an invoice is judged asks for codings. */
export async function asksForCodings(tx: Tx, { tenantId, submittedAt }: Subject): Promise<boolean> {
  return settingsOn(submittedAt.slice(0, 10), (await findPolicies(tx, [tenantId])).get(tenantId) ?? []).codingRequired === true;
}

const KINDS = { glAccount: 'GL account', costCenter: 'Cost centre', project: 'Project' } as const;

/** What is not in the lists of the tenant is refused, by name. */
async function assertUsable(tx: Tx, tenantId: string, lines: readonly LineShares[]): Promise<void> {
  const unusable = await unusableIn(
    tx,
    tenantId,
    lines.flatMap(({ parts }) => parts),
  );
  if (unusable.length === 0) return;
  const words = unusable.map(({ kind, code, closed }) => `${KINDS[kind]} ${code} is ${closed ? 'closed' : 'not in the list'}.`);
  throw new AppError('CODING_UNKNOWN', `${words.slice(0, 20).join(' ')} GET /api/v1/coding-values/{kind} lists what there is; who keeps the list can add it.`, {
    details: { unusable },
  });
}

/** The lines that are meant, each of which must add up. */
function checked(lines: readonly LineShares[], byId: ReadonlyMap<string, Codable>, places: number): (LineShares & { readonly line: Codable })[] {
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length)
    throw new AppError('FIELD_INVALID', 'Name each line once; give what it is split into as its parts.');
  return lines.map(({ lineId, parts }) => {
    const line = byId.get(lineId);
    if (!line) throw new AppError('FIELD_INVALID', `The invoice has no line ${lineId} to be coded. Those it has: ${[...byId.keys()].slice(0, 20).join(', ')}.`);
    const booked = spread(parts, line.net, places);
    if (typeof booked === 'string') throw new AppError('FIELD_INVALID', `Line ${lineId}: ${booked}`);
    return { lineId, parts, line };
  });
}
