import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent, ExceptionResolution, resolveException } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { LineLink } from '../domain/index.js';
import { nextRun, runMatch, storeRuns, subjectOf } from '../handlers/match-run.js';
import { billFor, loadRunFacts } from '../handlers/run-facts.js';
import { remark } from '../store/exceptions.js';
import { findOrders } from '../store/find-orders.js';
import { putLinks } from '../store/links.js';
import { lockLiveMatch } from './live-match.js';

type Request = Static<typeof resolveException.request>;
type Reply = Static<typeof resolveException.reply>;
type Matched = BusEvent<'invoice.matched.v1'>;
type Link = Extract<ExceptionResolution, { how: 'link' }>;

const STATES = { wait: 'waiting', dispute: 'disputed', reopen: 'open' } as const;

/** A person lets an exception wait, disputes it, or says which order lines are billed; accepting and rejecting are answers to its task. */
@Injectable()
export class ResolveException {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, { invoiceId, seenLineage, resolution }: Request, context: CommandContext): Promise<CommandOutcome<Reply>> {
    const key = { tenantId: context.tenantId, invoiceId };
    const matched = await lockLiveMatch(tx, key, seenLineage);
    const line = this.auditLine(context, invoiceId, resolution);
    if (resolution.how === 'link') {
      const outcome = await this.link(tx, matched, resolution, context);
      return { ...outcome, audit: [line, ...(outcome.audit ?? [])] };
    }
    const at = this.clock.now();
    if (resolution.how === 'wait' && Date.parse(resolution.until) <= at.getTime())
      throw new AppError('FIELD_INVALID', `${resolution.until} is past: name a moment to come.`);
    const state = STATES[resolution.how];
    const isOpen = await remark(tx, key, { state, until: resolution.how === 'wait' ? resolution.until : null, note: resolution.reason, by: context.actor });
    if (!isOpen) throw new AppError('EXCEPTION_NOT_OPEN', 'The invoice is no exception any more. Read it again.');
    const { match, lineage } = matched.data;
    const supplierText = resolution.how === 'dispute' && match.supplierText ? { supplierText: match.supplierText } : {};
    return { reply: { invoiceId, lineage, verdict: match.verdict, state, ...supplierText }, audit: [line] };
  }

  private async link(tx: Tx, matched: Matched, { links, reason }: Link, context: CommandContext): Promise<CommandOutcome<Reply>> {
    const { tenantId, actor } = context;
    const subject = subjectOf(matched);
    const { invoiceId } = subject;
    await this.assertLinkable(
      tx,
      tenantId,
      billFor(subject).lines.map(({ id }) => id),
      links,
    );
    await putLinks(tx, { tenantId, invoiceId }, links, actor, reason);
    const facts = await loadRunFacts(tx, [subject]);
    const matching = runMatch(subject, facts, matched.data.match);
    if (!matching) return { reply: { invoiceId, lineage: matched.data.lineage, verdict: matched.data.match.verdict, state: 'open' } };
    const lineage = nextRun(matched.data.lineage);
    const { events = [], audit = [] } = await storeRuns(tx, [{ cause: context, subject, lineage, matching }], this.events);
    const { verdict, class: cls } = matching.result;
    return { reply: { invoiceId, lineage, verdict, state: cls === 'clean' ? null : 'open' }, events, audit };
  }

  private async assertLinkable(tx: Tx, tenantId: string, lineIds: readonly string[], links: readonly LineLink[]): Promise<void> {
    const orders =
      (
        await findOrders(
          tx,
          links.map(({ orderNumber }) => ({ tenantId, orderNumber })),
        )
      ).get(tenantId) ?? [];
    for (const { lineId, orderNumber, orderLine } of links) {
      if (!lineIds.includes(lineId)) throw new AppError('FIELD_INVALID', `The invoice has no line ${lineId}. Its lines: ${lineIds.slice(0, 20).join(', ')}.`);
      const order = orders.find(({ number }) => number === orderNumber);
      if (!order?.lines.some(({ line }) => line === orderLine))
        throw new AppError('FIELD_INVALID', order ? `Order ${orderNumber} has no line ${orderLine}.` : `There is no order ${orderNumber}.`);
    }
  }

  private auditLine({ tenantId, actor }: CommandContext, invoiceId: string, resolution: ExceptionResolution) {
    return { tenantId, at: this.clock.now(), actor, action: `exception.${resolution.how}`, entity: 'invoice', entityId: invoiceId, details: { ...resolution } };
  }
}
