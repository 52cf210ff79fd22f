import { Ctx, Payload } from '@nestjs/microservices';
import { Inject } from '@nestjs/common';
import { clearDuplicate, recheckDuplicates } from '@smartap/contracts';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, loadEnds, lockDecisions, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { recheck } from '../handlers/recheck-run.js';
import { runAgain } from '../handlers/validation-run.js';
import { assertAnswerable, staleNews } from '../domain/index.js';
import { insertPairs } from '../store/duplicate-pairs.js';

/** Takes what people say of invoices that look alike. */
@CommandController()
export class DuplicatesController {
  constructor(
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(clearDuplicate)
  clear(@Payload() request: Static<typeof clearDuplicate.request>, @Ctx() context: CommandContext): Promise<Static<typeof clearDuplicate.reply>> {
    assertAnswerable(context.roles);
    const { invoiceId, otherInvoiceId, reason } = request;
    if (invoiceId === otherInvoiceId) throw new AppError('REQUEST_INVALID', 'An invoice is no pair with itself: name the other one.');
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const at = this.clock.now();
      const keys = [invoiceId, otherInvoiceId].map((id) => ({ tenantId, invoiceId: id }));
      const decisions = await lockDecisions<'invoice.validated.v1'>(tx, keys);
      const unknown = keys.find((key) => !decisions.get(key));
      if (unknown) throw new AppError('INVOICE_NOT_FOUND', `Validation has not decided about invoice ${unknown.invoiceId}.`);
      await insertPairs(tx, [{ tenantId, invoiceId, otherInvoiceId, by: actor, reason }]);
      const ends = await loadEnds(tx, keys);
      // Only what waits for this answer is looked at again: what has gone on is not called back.
      const waiting = keys
        .flatMap((key) => decisions.get(key) ?? [])
        .filter(({ lineage, event }) => event.data.verdict === 'flagged' && !ends.covers(event.subject, lineage));
      const { events = [], audit = [] } = await runAgain(
        tx,
        waiting.map(({ event }) => ({ cause: context, validated: event })),
        this.events,
      );
      const line = { tenantId, at, actor, action: 'duplicate.cleared', entity: 'invoice', entityId: invoiceId, details: { otherInvoiceId, reason } };
      return { reply: { clearedBy: actor, reason, at: at.toISOString() }, events, audit: [line, ...audit] };
    });
  }

  @HandlesCommand(recheckDuplicates)
  recheck(@Payload() request: Static<typeof recheckDuplicates.request>, @Ctx() context: CommandContext): Promise<Static<typeof recheckDuplicates.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const key = { tenantId: context.tenantId, invoiceId: request.invoiceId };
      const before = (await lockDecisions<'invoice.validated.v1'>(tx, [key])).get(key)?.event.data.findings ?? [];
      const effects = await recheck(tx, [{ ...key, cause: context }], this.events, staleNews);
      const now = (await lockDecisions<'invoice.validated.v1'>(tx, [key])).get(key)?.event.data.findings ?? [];
      return { reply: { news: staleNews(before, now) }, ...effects };
    });
  }
}
