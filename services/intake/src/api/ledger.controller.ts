import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { fileName, listChannelItems, reprocessItem } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { attachmentKey } from '../store/attachment-key.js';
import { listItems, lockItem, partFromInvoice, replaceInvoice, type LockedItem } from '../store/channel-items.js';
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
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
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

  /** A file that was joined to an invoice becomes one of its own. */
  private async handInApart(tx: Tx, itemId: string, { channel, filename }: LockedItem, context: CommandContext): Promise<CommandOutcome<Reprocessed>> {
    const { tenantId, actor } = context;
    const invoiceId = idFrom(itemId, 'reprocess', 'apart');
    const storageKey = `documents/${tenantId}/${invoiceId}`;
    // A crash after it leaves bytes that nobody names, which are swept.
    const stored = await this.objects.put(storageKey, await this.objects.get(attachmentKey(tenantId, itemId)));
    await partFromInvoice(tx, tenantId, itemId, invoiceId);
    const at = this.clock.now();
    const event = this.events.causedBy(context, 'invoice.submitted.v1', {
      invoiceId,
      submittedBy: { subject: actor },
      channel,
      submittedAt: at.toISOString(),
      document: { storageKey, ...stored, filename: fileName(filename) },
    });
    return {
      reply: { itemId, invoiceId },
      events: [event],
      audit: [{ tenantId, at, actor, action: 'invoice.reprocessed', entity: 'invoice', entityId: invoiceId, details: { itemId, before: null } }],
    };
  }

  private async handInAgain(tx: Tx, itemId: string, context: CommandContext): Promise<CommandOutcome<Reprocessed>> {
    const { tenantId, actor } = context;
    const item = await lockItem(tx, tenantId, itemId);
    if (item === undefined) throw new AppError('ITEM_NOT_FOUND', `No channel brought ${itemId}. List the ledger to see what came.`);
    if (item.invoiceId === null) throw new AppError('ITEM_NOT_KEPT', 'It was put aside and its bytes were never stored. Put it into its channel again.');
    if (item.outcome === 'joined') return this.handInApart(tx, itemId, item, context);
    const file = (await loadDocuments(tx, [{ tenantId, invoiceId: item.invoiceId }])).get(item.invoiceId);
    if (file === undefined) throw new AppError('ITEM_IN_HAND', 'It is being taken in just now. Try again in a moment.', { retryable: true });
    const invoiceId = idFrom(itemId, 'reprocess', item.times + 1);
    await replaceInvoice(tx, tenantId, itemId, { before: item.invoiceId, now: invoiceId });
    const at = this.clock.now();
    const event = this.events.causedBy(context, 'invoice.submitted.v1', {
      invoiceId,
      submittedBy: { subject: actor },
      channel: item.channel,
      submittedAt: at.toISOString(),
      document: file.document,
    });
    const audit = {
      tenantId,
      at,
      actor,
      action: 'invoice.reprocessed',
      entity: 'invoice',
      entityId: invoiceId,
      details: { itemId, before: item.invoiceId, times: item.times + 1 },
    };
    return { reply: { itemId, invoiceId }, events: [event], audit: [audit] };
  }
}
