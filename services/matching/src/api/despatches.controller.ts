import { Ctx, Payload } from '@nestjs/microservices';
import { getDespatch, listDespatches, putDespatch } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { despatchTold } from '../handlers/despatch-told.js';
import * as despatches from '../store/despatches.js';

/** Answers the commands about goods that were sent. */
@CommandController()
export class DespatchesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @HandlesCommand(putDespatch)
  put(@Payload() request: Static<typeof putDespatch.request>, @Ctx() context: CommandContext): Promise<Static<typeof putDespatch.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const reply = await despatches.putDespatch(tx, {
        tenantId: context.tenantId,
        despatch: request.despatch,
        by: context.actor,
        seenVersion: request.seenVersion,
      });
      return { reply, ...despatchTold(reply, context, context.actor, this.events) };
    });
  }

  @HandlesCommand(getDespatch)
  async get(@Payload() { despatchId }: Static<typeof getDespatch.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getDespatch.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => despatches.getDespatch(tx, tenantId, despatchId));
    if (!found) throw new AppError('DESPATCH_NOT_FOUND', `There is no despatch advice ${despatchId}.`);
    return found;
  }

  @HandlesCommand(listDespatches)
  async list(
    @Payload() { after, limit }: Static<typeof listDespatches.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listDespatches.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => despatches.listDespatches(tx, tenantId, after, limit + 1));
    const page = found.slice(0, limit);
    return { despatches: page, next: found.length > limit ? (page.at(-1)?.despatchId ?? null) : null };
  }
}
