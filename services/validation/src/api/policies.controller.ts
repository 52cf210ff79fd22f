import { Ctx, Payload } from '@nestjs/microservices';
import { getValidationPolicy, putValidationPolicy, tryValidationPolicy } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import { Inject } from '@nestjs/common';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY, FIXED_CODES, LAYERS } from '../domain/index.js';
import { addPolicy, newestPolicies } from '../store/policies.js';
import { tryPolicy } from './try-policy.js';

type Record = Static<typeof getValidationPolicy.reply>;
type Policy = Record['policy'];

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
    check(request.policy);
    return inTransaction(this.dataSource, [tenantId], (tx) => tryPolicy(tx, tenantId, request));
  }

  @HandlesCommand(putValidationPolicy)
  put(@Payload() request: Static<typeof putValidationPolicy.request>, @Ctx() context: CommandContext): Promise<Record> {
    check(request.policy);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const reply = await addPolicy(tx, tenantId, request.policy, actor, request.seenVersion);
      return { reply, audit: [{ tenantId, at: this.clock.now(), actor, action: 'validation-policy.changed', entity: 'validation-policy', entityId: tenantId, details: { ...reply } }] };
    });
  }
}

/** @throws AppError `POLICY_INVALID` */
function check({ layers, modes, noWaive }: Policy): void {
  const known = LAYERS.map(({ name }) => name);
  const strange = layers.filter((layer) => !known.includes(layer));
  if (strange.length > 0) throw new AppError('POLICY_INVALID', `There is no layer of rules ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  const codes = modes.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new AppError('POLICY_INVALID', `The rule ${twice} has two modes. Keep one.`);
  const fixed = [...codes, ...noWaive].find((code) => FIXED_CODES.has(code));
  if (fixed !== undefined) throw new AppError('POLICY_INVALID', `${fixed} always blocks; it has no mode. Take it out.`);
}
