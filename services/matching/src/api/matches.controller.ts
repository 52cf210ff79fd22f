import { Ctx, Payload } from '@nestjs/microservices';
import { getMatch } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, HandlesCommand, readDecisions, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';

/** Answers what matching decided. */
@CommandController()
export class MatchesController {
  constructor(private readonly dataSource: DataSource) {}

  @HandlesCommand(getMatch)
  async get(@Payload() { invoiceId }: Static<typeof getMatch.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getMatch.reply>> {
    const key = { tenantId, invoiceId };
    const decision = (await inTransaction(this.dataSource, [tenantId], (tx) => readDecisions<'invoice.matched.v1'>(tx, [key]))).get(key);
    if (!decision) throw new AppError('INVOICE_NOT_FOUND', `Matching has not decided about invoice ${invoiceId}.`);
    return { lineage: decision.event.data.lineage, match: decision.event.data.match };
  }
}
