import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listFindings, waiveFinding } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, loadEnds, lockDecisions, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { assertAnswerable, DEFAULT_POLICY, inLanguage, openFindings, PAIR_CODES, RISK } from '../domain/index.js';
import { reviewOf } from '../handlers/review-of.js';
import { runAgain } from '../handlers/validation-run.js';
import { insertPairs } from '../store/duplicate-pairs.js';
import * as findings from '../store/findings.js';
import { newestPolicies } from '../store/policies.js';
import { keepReviews } from '../store/signal-reviews.js';
import { insertWaivers } from '../store/waivers.js';

type Waive = Static<typeof waiveFinding.request>;

/** Answers the commands about findings. */
@CommandController()
export class FindingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listFindings)
  async list(
    @Payload() { language = 'en', ...request }: Static<typeof listFindings.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listFindings.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) =>
      findings.listFindings(tx, tenantId, { ...(request.invoiceId === undefined ? { state: 'open' as const } : {}), ...request }),
    );
    return { findings: found.map((finding) => inLanguage(finding, language)) };
  }

  @HandlesCommand(waiveFinding)
  waive(@Payload() request: Waive, @Ctx() context: CommandContext): Promise<Static<typeof waiveFinding.reply>> {
    assertAnswerable(context.roles);
    const { invoiceId, code, reason, until } = request;
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const at = this.clock.now();
      if (until !== undefined && until < at.toISOString().slice(0, 10)) throw new AppError('REQUEST_INVALID', `${until} is past. Name a day to come, or none.`);
      const key = { tenantId, invoiceId };
      const decision = (await lockDecisions<'invoice.validated.v1'>(tx, [key])).get(key);
      if (!decision || (await loadEnds(tx, [key])).covers(invoiceId, decision.lineage))
        throw new AppError('INVOICE_NOT_FOUND', `Validation has no live invoice ${invoiceId}.`);
      const finding = openFindings(decision.event.data.findings).find((own) => own.code === code);
      if (!finding) throw new AppError('FINDING_NOT_OPEN', `The invoice has no open finding ${code} by now. Read it again.`);
      const { noWaive } = ((await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY).policy;
      if (noWaive.includes(code))
        throw new AppError('FINDING_NOT_WAIVABLE', `The policy lets nobody accept ${code}. Have the invoice corrected, or reject it.`);
      await insertWaivers(tx, [{ ...key, code, by: actor, reason, ...(until === undefined ? {} : { until }) }]);
      if (code === RISK) await keepReviews(tx, reviewOf(decision.event, 'dismissed'));
      if (finding.otherInvoiceId && PAIR_CODES.has(code)) await insertPairs(tx, [{ ...key, otherInvoiceId: finding.otherInvoiceId, by: actor, reason }]);
      const { events = [], audit = [] } = await runAgain(tx, [{ cause: context, validated: decision.event }], this.events);
      const now = (await lockDecisions<'invoice.validated.v1'>(tx, [key])).get(key) ?? decision;
      const { lineage, verdict } = now.event.data;
      return {
        reply: { lineage, verdict },
        events,
        audit: [
          { tenantId, at, actor, action: 'finding.waived', entity: 'invoice', entityId: invoiceId, details: { code, reason, ...(until ? { until } : {}) } },
          ...audit,
        ],
      };
    });
  }
}
