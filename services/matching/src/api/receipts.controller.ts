import { Ctx, Payload } from '@nestjs/microservices';
import { getReceipt, listReceipts, putReceipt } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import * as receipts from '../store/receipts.js';

/** Answers the commands about receipts. */
@CommandController()
export class ReceiptsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @HandlesCommand(putReceipt)
  put(@Payload() request: Static<typeof putReceipt.request>, @Ctx() context: CommandContext): Promise<Static<typeof putReceipt.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const { corrected, ...reply } = await receipts.putReceipt(tx, {
        tenantId: context.tenantId,
        receipt: request.receipt,
        by: context.actor,
        seenVersion: request.seenVersion,
      });
      const { receiptId, version, receipt } = reply;
      const event = this.events.causedBy(context, 'receipt.posted.v1', {
        receiptId,
        version,
        postedBy: context.actor,
        receipt,
        ...(corrected ? { corrected } : {}),
      });
      const audit = {
        tenantId: context.tenantId,
        at: new Date(event.time),
        actor: context.actor,
        action: 'receipt.posted',
        entity: 'receipt',
        entityId: receiptId,
        details: { version, receipt },
      };
      return { reply, events: [event], audit: [audit] };
    });
  }

  @HandlesCommand(getReceipt)
  async get(@Payload() { receiptId }: Static<typeof getReceipt.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getReceipt.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => receipts.getReceipt(tx, tenantId, receiptId));
    if (!found) throw new AppError('RECEIPT_NOT_FOUND', `There is no receipt ${receiptId}.`);
    return found;
  }

  @HandlesCommand(listReceipts)
  async list(
    @Payload() { after, limit }: Static<typeof listReceipts.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listReceipts.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => receipts.listReceipts(tx, tenantId, after ?? '', limit + 1));
    const page = found.slice(0, limit);
    return { receipts: page, next: found.length > limit ? (page.at(-1)?.receipt.number ?? null) : null };
  }
}
