import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listReadBefore, listReExtracted, reExtract } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { OperationRunner } from '@smartap/operations';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { ENGINE_VERSION } from '../domain/index.js';
import { RE_EXTRACTION, type ReExtraction } from '../operations/re-extraction.worker.js';
import { assertOwnDocument } from '../store/own-document.js';
import * as store from '../store/reextracted.js';
import { readBefore } from '../store/revisions.js';

/** Answers the commands about invoices that are read again. */
@CommandController()
export class ReExtractionController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly operations: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(reExtract)
  begin(@Payload() request: Static<typeof reExtract.request>, @Ctx() context: CommandContext): Promise<Static<typeof reExtract.reply>> {
    const { tenantId, actor: requestedBy } = context;
    for (const { storageKey } of request.invoices) assertOwnDocument(tenantId, storageKey);
    // Each once, however often it was named.
    const invoices = [...new Map(request.invoices.map((own) => [own.invoiceId, own])).values()];
    const operationId = idFrom(context.id, RE_EXTRACTION);
    return this.runner.run(request, context, async (tx) => {
      const asked: ReExtraction = { ...request, invoices };
      const requestedAt = this.clock.now();
      await this.operations.begin(tx, { tenantId, operationId, kind: RE_EXTRACTION, request: asked, requestedBy, requestedAt });
      const details = { invoices: invoices.length, dryRun: request.dryRun, readBefore: request.readBefore ?? null };
      return {
        reply: { operationId },
        audit: [{ tenantId, at: requestedAt, actor: requestedBy, action: 're-extraction.requested', entity: 'operation', entityId: operationId, details }],
      };
    });
  }

  @HandlesCommand(listReadBefore)
  async readBefore(
    @Payload() request: Static<typeof listReadBefore.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listReadBefore.reply>> {
    const invoiceIds = await inTransaction(this.dataSource, [tenantId], (tx) => readBefore(tx, tenantId, request));
    return { invoiceIds, engine: ENGINE_VERSION, next: invoiceIds.length < request.limit ? null : (invoiceIds.at(-1) ?? null) };
  }

  @HandlesCommand(listReExtracted)
  async list(@Payload() request: Static<typeof listReExtracted.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listReExtracted.reply>> {
    const invoices = await inTransaction(this.dataSource, [tenantId], (tx) => store.listReExtracted(tx, tenantId, request));
    return { invoices, next: invoices.length < request.limit ? null : (invoices.at(-1)?.invoiceId ?? null) };
  }
}
