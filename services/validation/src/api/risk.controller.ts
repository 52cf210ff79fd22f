import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listSignals, reportAmounts } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { OperationRunner } from '@smartap/operations';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY, signalRecords } from '../domain/index.js';
import { AMOUNT_REPORT } from '../operations/amount-report.worker.js';
import { newestPolicies } from '../store/policies.js';
import { loadReviews } from '../store/signal-reviews.js';

/** Says how good the signals of risk are, and what the amounts look like as a whole. */
@CommandController()
export class RiskController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly operations: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listSignals)
  list(@Ctx() { tenantId }: CommandContext): Promise<Static<typeof listSignals.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const { policy } = (await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY;
      return { signals: signalRecords((await loadReviews(tx, [tenantId])).get(tenantId) ?? [], policy.risk) };
    });
  }

  @HandlesCommand(reportAmounts)
  report(@Payload() request: object, @Ctx() context: CommandContext): Promise<Static<typeof reportAmounts.reply>> {
    const operationId = idFrom(context.id, AMOUNT_REPORT);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor: requestedBy } = context;
      await this.operations.begin(tx, { tenantId, operationId, kind: AMOUNT_REPORT, request, requestedBy, requestedAt: this.clock.now() });
      return { reply: { operationId } };
    });
  }
}
