import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listReplayed, reindexDuplicates, replayPolicy } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { OperationRunner } from '@smartap/operations';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY } from '../domain/index.js';
import { DUPLICATE_REINDEX } from '../operations/duplicate-reindex.worker.js';
import { POLICY_REPLAY, type PolicyReplay } from '../operations/policy-replay.worker.js';
import { newestPolicies } from '../store/policies.js';
import * as replayed from '../store/replayed-verdicts.js';
import { assertPolicy } from './assert-policy.js';

/** Begins work over all invoices of a tenant, and says what it has found. */
@CommandController()
export class OperationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly operations: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(replayPolicy)
  replay(@Payload() request: Static<typeof replayPolicy.request>, @Ctx() context: CommandContext): Promise<Static<typeof replayPolicy.reply>> {
    if (request.policy) assertPolicy(request.policy);
    const operationId = idFrom(context.id, POLICY_REPLAY);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const asked: PolicyReplay = request.policy
        ? { version: 0, policy: request.policy }
        : ((await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY);
      await this.operations.begin(tx, { tenantId, operationId, kind: POLICY_REPLAY, request: asked, requestedBy: actor, requestedAt: this.clock.now() });
      return { reply: { operationId } };
    });
  }

  @HandlesCommand(listReplayed)
  async list(
    @Payload() { operationId, after, limit }: Static<typeof listReplayed.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listReplayed.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => replayed.listReplayed(tx, { tenantId, operationId }, after, limit + 1));
    const invoices = found.slice(0, limit);
    return { invoices, next: found.length > limit ? (invoices.at(-1)?.invoiceId ?? null) : null };
  }

  @HandlesCommand(reindexDuplicates)
  reindex(@Payload() request: object, @Ctx() context: CommandContext): Promise<Static<typeof reindexDuplicates.reply>> {
    const operationId = idFrom(context.id, DUPLICATE_REINDEX);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const at = this.clock.now();
      await this.operations.begin(tx, { tenantId, operationId, kind: DUPLICATE_REINDEX, request, requestedBy: actor, requestedAt: at });
      return {
        reply: { operationId },
        audit: [{ tenantId, at, actor, action: 'duplicates.reindexed', entity: 'operation', entityId: operationId, details: {} }],
      };
    });
  }
}
