import { Ctx, Payload } from '@nestjs/microservices';
import { getValidationPolicy, putValidationPolicy, tryValidationPolicy } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { Inject } from '@nestjs/common';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY } from '../domain/index.js';
import { addPolicy, newestPolicies } from '../store/policies.js';
import { assertPolicy } from './assert-policy.js';
import { tryPolicy } from './try-policy.js';

type Record = Static<typeof getValidationPolicy.reply>;

/** Answers the commands about what a tenant has validation ask. */
@CommandController()
export class PoliciesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(getValidationPolicy)
  async get(@Ctx() { tenantId }: CommandContext): Promise<Record> {
    return (await inTransaction(this.dataSource, [tenantId], (tx) => newestPolicies(tx, [tenantId]))).get(tenantId) ?? DEFAULT_POLICY;
  }

  @HandlesCommand(tryValidationPolicy)
  try(@Payload() request: Static<typeof tryValidationPolicy.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof tryValidationPolicy.reply>> {
    assertPolicy(request.policy);
    return inTransaction(this.dataSource, [tenantId], (tx) => tryPolicy(tx, tenantId, request));
  }

  @HandlesCommand(putValidationPolicy)
  put(@Payload() request: Static<typeof putValidationPolicy.request>, @Ctx() context: CommandContext): Promise<Record> {
    assertPolicy(request.policy);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const reply = await addPolicy(tx, tenantId, request.policy, actor, request.seenVersion);
      return {
        reply,
        audit: [
          {
            tenantId,
            at: this.clock.now(),
            actor,
            action: 'validation-policy.changed',
            entity: 'validation-policy',
            entityId: tenantId,
            details: { ...reply },
          },
        ],
      };
    });
  }
}
