import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { correctFields, getExtraction, takeAsInvoice, type ModelCost } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { bindingOf, formAfter } from '@smartap/en16931';
import {
  CommandController,
  CommandRunner,
  EventFactory,
  HandlesCommand,
  loadEnds,
  lockDecisions,
  readDecisions,
  type CommandContext,
  type CommandOutcome,
  type InvoiceKey,
} from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { ExtractionSettings } from '../config.js';
import { correct, correctedValues } from '../domain/index.js';
import { carriedOf, storeRevisions } from '../handlers/revision-run.js';
import { costShown } from '../model/price.js';
import { sourceOf } from '../store/layouts.js';
import { spentBy } from '../store/model-calls.js';
import { originOf } from '../store/revisions.js';

/** Answers the commands about invoices as they were read. */
@CommandController()
export class InvoicesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly settings: ExtractionSettings,
  ) {}

  @HandlesCommand(correctFields)
  correct(@Payload() request: Static<typeof correctFields.request>, @Ctx() context: CommandContext): Promise<Static<typeof correctFields.reply>> {
    return this.runner.run(request, context, (tx) => this.revise(tx, request, context));
  }

  @HandlesCommand(takeAsInvoice)
  take(@Payload() request: Static<typeof takeAsInvoice.request>, @Ctx() context: CommandContext): Promise<Static<typeof takeAsInvoice.reply>> {
    return this.runner.run(request, context, (tx) => this.insist(tx, request.invoiceId, context));
  }

  @HandlesCommand(getExtraction)
  async get(@Payload() { invoiceId }: Static<typeof getExtraction.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getExtraction.reply>> {
    const key = { tenantId, invoiceId };
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const known = (await readDecisions<'invoice.extracted.v1' | 'invoice.refused.v1'>(tx, [key])).get(key)?.event;
      if (known?.type !== 'invoice.extracted.v1') throw new AppError('INVOICE_NOT_FOUND', `Extraction has read no invoice ${invoiceId}.`);
      const { lineage, format, invoice, review, pages } = known.data;
      return {
        lineage,
        format,
        invoice,
        review,
        ...(pages === undefined ? {} : { pages }),
        ...(await originOf(tx, key, lineage[0] ?? 1)),
        ...(await this.modelCost(tx, key)),
      };
    });
  }

  /** What the model has cost for an invoice; nothing is looked up where none is asked. */
  private async modelCost(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<{ model?: ModelCost }> {
    if (this.settings.AI_PROVIDER === 'none') return {};
    const spent = await spentBy(tx, tenantId, { invoiceId });
    return spent.calls === 0 ? {} : { model: costShown(spent, this.settings) };
  }

  /** Has a refused document read again, whatever it calls itself; what comes of it is the revision after the refusal. */
  private async insist(tx: Tx, invoiceId: string, context: CommandContext): Promise<CommandOutcome<Static<typeof takeAsInvoice.reply>>> {
    const key = { tenantId: context.tenantId, invoiceId };
    const known = (await lockDecisions<'invoice.extracted.v1' | 'invoice.refused.v1'>(tx, [key])).get(key)?.event;
    if (known === undefined) throw new AppError('INVOICE_NOT_FOUND', `Extraction knows no invoice ${invoiceId}.`);
    if (known.type !== 'invoice.refused.v1' || known.data.source === undefined)
      throw new AppError('NOT_REFUSED', 'Only what was refused as no invoice can be taken as one after all.');
    const { lineage, source } = known.data;
    return { reply: { lineage }, events: [this.events.causedBy(context, 'invoice.scanned.v1', { invoiceId, lineage, ...source, insistedBy: context.actor })] };
  }

  private async revise(
    tx: Tx,
    { invoiceId, seenRevision, fields }: Static<typeof correctFields.request>,
    context: CommandContext,
  ): Promise<CommandOutcome<Static<typeof correctFields.reply>>> {
    const { tenantId } = context;
    const key = { tenantId, invoiceId };
    const known = (await lockDecisions<'invoice.extracted.v1' | 'invoice.refused.v1'>(tx, [key])).get(key)?.event;
    if (known?.type !== 'invoice.extracted.v1') throw new AppError('INVOICE_NOT_FOUND', `Extraction has read no invoice ${invoiceId}.`);
    const { lineage, invoice, format, form } = known.data;
    const [revision = 1] = lineage;
    if (revision !== seenRevision) {
      throw new AppError('STALE_CONTENT', `The invoice has revision ${revision} now, not ${seenRevision}. Read it again and repeat the correction.`, {
        details: { revision, changedBy: known.data.revisedBy ?? null },
      });
    }
    if ((await loadEnds(tx, [key])).covers(invoiceId, lineage))
      throw new AppError('INVOICE_ENDED', 'The invoice has ended: it was rejected. Submit the corrected document anew.');
    const { evidence, engine } = await originOf(tx, key, revision);
    const content = correct(invoice, evidence, fields);
    const effects = await storeRevisions(
      tx,
      [
        {
          cause: context,
          tenantId,
          carried: carriedOf(known.data),
          revision: revision + 1,
          content,
          engine,
          ...(form ? { form: formAfter(form, invoice, content.invoice, bindingOf(format)) } : {}),
          revisedBy: context.actor,
        },
      ],
      this.events,
      this.clock.now(),
    );
    const source = await sourceOf(tx, key);
    const learned =
      source === undefined
        ? []
        : [
            this.events.causedBy(context, 'invoice.corrected.v1', {
              invoiceId,
              lineage: [revision + 1],
              correctedBy: context.actor,
              storageKey: source.storageKey,
              ...(source.pages === undefined ? {} : { pages: source.pages }),
              ...correctedValues(invoice, content.invoice, fields, evidence),
            }),
          ];
    return { reply: { lineage: [revision + 1] }, ...effects, events: [...(effects.events ?? []), ...learned] };
  }
}
