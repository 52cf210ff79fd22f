import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listChannelItems, reprocessItem } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { listItems, lockItem, replaceInvoice } from '../store/channel-items.js';
import { loadDocuments } from '../store/documents.js';

type Reprocessed = Static<typeof reprocessItem.reply>;

/** Answers the commands about what channels brought. */
@CommandController()
export class LedgerController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listChannelItems)
  async list(@Payload() request: Static<typeof listChannelItems.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listChannelItems.reply>> {
    const items = await inTransaction(this.dataSource, [tenantId], (tx) => listItems(tx, tenantId, request));
    return { items, next: items.length < request.limit ? null : (items.at(-1)?.itemId ?? null) };
  }

  @HandlesCommand(reprocessItem)
  reprocess(@Payload() request: Static<typeof reprocessItem.request>, @Ctx() context: CommandContext): Promise<Reprocessed> {
    return this.runner.run(request, context, (tx) => this.handInAgain(tx, request.itemId, context));
  }

  private async handInAgain(tx: Tx, itemId: string, context: CommandContext): Promise<CommandOutcome<Reprocessed>> {
    const { tenantId, actor } = context;
    const item = await lockItem(tx, tenantId, itemId);
    if (item === undefined) throw new AppError('ITEM_NOT_FOUND', `No channel brought ${itemId}. List the ledger to see what came.`);
    if (item.invoiceId === null) throw new AppError('ITEM_NOT_KEPT', 'It was put aside and its bytes were never stored. Put it into its channel again.');
    const file = (await loadDocuments(tx, [{ tenantId, invoiceId: item.invoiceId }])).get(item.invoiceId);
    if (file === undefined) throw new AppError('ITEM_IN_HAND', 'It is being taken in just now. Try again in a moment.', { retryable: true });
    const invoiceId = idFrom(itemId, 'reprocess', item.times + 1);
    await replaceInvoice(tx, tenantId, itemId, { before: item.invoiceId, now: invoiceId });
    const at = this.clock.now();
    const event = this.events.causedBy(context, 'invoice.submitted.v1', { invoiceId, submittedBy: { subject: actor }, channel: item.channel, submittedAt: at.toISOString(), document: file.document });
    const audit = { tenantId, at, actor, action: 'invoice.reprocessed', entity: 'invoice', entityId: invoiceId, details: { itemId, before: item.invoiceId, times: item.times + 1 } };
    return { reply: { itemId, invoiceId }, events: [event], audit: [audit] };
  }
}
