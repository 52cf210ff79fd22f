import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listCodingValues, putCodingValues } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { listValues, putValues } from '../store/coding-values.js';

/** Answers the commands about the accounts, cost centres and projects that exist. */
@CommandController()
export class CodingValuesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(putCodingValues)
  put(@Payload() request: Static<typeof putCodingValues.request>, @Ctx() context: CommandContext): Promise<Static<typeof putCodingValues.reply>> {
    const { kind, values } = request;
    const { tenantId, actor } = context;
    const twice = values.find(({ code }, i) => values.findIndex((other) => other.code === code) < i);
    if (twice) throw new AppError('FIELD_INVALID', `${twice.code} is in the list twice.`);
    return this.runner.run(request, context, async (tx) => {
      const at = this.clock.now();
      const { added, changed } = await putValues(tx, tenantId, kind, values, actor, at);
      const audit = {
        tenantId,
        at,
        actor,
        action: 'coding-values.changed',
        entity: 'coding-values',
        entityId: kind,
        details: { kind, added, changed, values },
      };
      return { reply: { added, changed, unchanged: values.length - added - changed }, audit: [audit] };
    });
  }

  @HandlesCommand(listCodingValues)
  async list(
    @Payload() { kind, after, limit }: Static<typeof listCodingValues.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listCodingValues.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => listValues(tx, tenantId, kind, after ?? '', limit + 1));
    const values = found.slice(0, limit);
    return { values, next: found.length > limit ? (values.at(-1)?.code ?? null) : null };
  }
}
