import { Inject, Injectable } from '@nestjs/common';
import { ContractError, type BusEvent, type ReExtracted, type ReExtractionResult } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { bindingOf, formAfter } from '@smartap/en16931';
import { EventFactory, loadEnds, lockDecisions, readDecisions, type CommandContext, type Effects, type InvoiceKey } from '@smartap/messaging';
import { OperationRunner, type Operation, type OperationWorker, type StoreStep } from '@smartap/operations';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { ENGINE_VERSION, reread, type Extracted, type Reread } from '../domain/index.js';
import { carriedOf, storeRevisions, type Revision } from '../handlers/revision-run.js';
import { sourceOf, type PageSource } from '../store/layouts.js';
import { insertReExtracted } from '../store/reextracted.js';
import { noteEngine, originOf, type Origin } from '../store/revisions.js';
import { PageReader } from '../worker/page.reader.js';

export const RE_EXTRACTION = 're-extraction';

/** What is read again. */
export interface ReExtraction {
  readonly invoices: readonly { readonly invoiceId: string; readonly storageKey: string }[];
  readonly readBefore?: number;
  readonly dryRun: boolean;
}

type Counts = Omit<ReExtractionResult, 'dryRun' | 'engine'>;

const NOTHING: Counts = { same: 0, differs: 0, revised: 0, refused: 0, skipped: 0 };
const NO_ASKS = { before: [], after: [] };

/** An invoice as it stood when it was read again. */
interface Seen {
  readonly key: InvoiceKey;
  readonly event: BusEvent<'invoice.extracted.v1'>;
  readonly revision: number;
  readonly origin: Origin;
  readonly source: PageSource;
}

/** Beside a report, the revision that it may lead to. */
interface Examined {
  readonly report: ReExtracted;
  readonly found?: { readonly seen: Seen; readonly read: Extracted; readonly reread: Reread };
}

/** Reads chosen invoices again, one a step, and mints a revision where the present engine reads otherwise. */
@Injectable()
export class ReExtractionWorker implements OperationWorker<ReExtraction, Counts> {
  readonly kind = RE_EXTRACTION;

  constructor(
    runner: OperationRunner,
    private readonly dataSource: DataSource,
    private readonly events: EventFactory,
    private readonly pages: PageReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    runner.add(this);
  }

  async step(operation: Operation<ReExtraction, Counts>): Promise<StoreStep<Counts>> {
    const { tenantId, step, request } = operation;
    const chosen = request.invoices[step];
    if (chosen === undefined) throw new AppError('OPERATION_INVALID', `There is no invoice number ${step + 1}.`);
    const examined = await this.examine({ tenantId, invoiceId: chosen.invoiceId }, chosen.storageKey, request);
    return async (tx, cause) => {
      const { report, effects } = await this.settle(tx, examined, operation, cause);
      await insertReExtracted(tx, operation, report);
      const counts = { ...NOTHING, ...operation.memory };
      const memory = { ...counts, [report.outcome]: counts[report.outcome] + 1 };
      const total = request.invoices.length;
      const result: ReExtractionResult = { dryRun: request.dryRun, engine: ENGINE_VERSION, ...memory };
      return { memory, done: step + 1, total, ...effects, ...(step + 1 < total ? {} : { result }) };
    };
  }

  /** Reads the document and compares, outside of any transaction. */
  private async examine(key: InvoiceKey, storageKey: string, { readBefore }: ReExtraction): Promise<Examined> {
    const seen = await inTransaction(this.dataSource, [key.tenantId], (tx) => this.see(tx, key, storageKey, readBefore));
    if (typeof seen === 'string') return { report: skipped(key, null, seen) };
    const { revision, event, origin } = seen;
    const read = await this.read(seen);
    if (typeof read === 'string') return { report: skipped(key, revision, read) };
    if (read.outcome !== 'extracted') {
      const why = read.outcome === 'refused' ? `${read.reason}: ${read.message}` : 'It is an order or a receipt.';
      return {
        report: {
          invoiceId: key.invoiceId,
          outcome: 'refused',
          message: `The present engine does not read it as an invoice. ${why}`,
          revision,
          fields: [],
          asks: NO_ASKS,
        },
      };
    }
    try {
      const standing = {
        invoice: event.data.invoice,
        evidence: origin.evidence,
        asked: event.data.review.map(({ field }) => field),
        isRevised: event.data.revisedBy !== undefined,
      };
      const found = { seen, read, reread: reread(standing, read) };
      const { fields, asks, differs } = found.reread;
      const message = differs ? `${fields.length} field(s) would read otherwise.` : 'It reads as it stands.';
      return { report: { invoiceId: key.invoiceId, outcome: differs ? 'differs' : 'same', message, revision, fields, asks }, found };
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      return { report: skipped(key, revision, `What persons corrected does not fit into the new reading: ${error.message}`) };
    }
  }

  private async see(tx: Tx, key: InvoiceKey, storageKey: string, readBefore: number | undefined): Promise<Seen | string> {
    const event = (await readDecisions<'invoice.extracted.v1' | 'invoice.refused.v1'>(tx, [key])).get(key)?.event;
    if (event?.type !== 'invoice.extracted.v1') return 'Extraction has read no such invoice.';
    const [revision = 1] = event.data.lineage;
    if ((await loadEnds(tx, [key])).covers(key.invoiceId, event.data.lineage)) return 'It was rejected.';
    const origin = await originOf(tx, key, revision);
    if (readBefore !== undefined && origin.engine >= readBefore) return `Engine ${origin.engine} has read it.`;
    return { key, event, revision, origin, source: (await sourceOf(tx, key)) ?? { storageKey, pages: event.data.pages } };
  }

  private async read({ key, source }: Seen): Promise<Awaited<ReturnType<PageReader['readAgain']>> | string> {
    try {
      return await this.pages.readAgain({ tenantId: key.tenantId, data: { document: source } });
    } catch (error) {
      if (error instanceof AppError && error.code === 'OBJECT_NOT_FOUND') return 'Its document is not in the object store.';
      throw error;
    }
  }

  /** Mints the revision, if it is wanted and nobody was quicker. */
  private async settle(
    tx: Tx,
    { report, found }: Examined,
    { request, requestedBy }: Operation<ReExtraction>,
    cause: CommandContext,
  ): Promise<{ report: ReExtracted; effects: Effects }> {
    if (request.dryRun || found === undefined) return { report, effects: {} };
    const { seen, read, reread: again } = found;
    const { key, event, revision } = seen;
    const now = (await lockDecisions(tx, [key])).get(key)?.event;
    if (now?.id !== event.id || (await loadEnds(tx, [key])).covers(key.invoiceId, event.data.lineage))
      return { report: skipped(key, revision, 'Somebody changed it meanwhile. Read it again.'), effects: {} };
    if (!again.differs) {
      await noteEngine(tx, key, revision);
      return { report, effects: {} };
    }
    const { revisedBy } = event.data;
    const carried = { ...carriedOf(event.data), format: read.format };
    const minted: Revision = {
      cause,
      tenantId: key.tenantId,
      carried,
      revision: revision + 1,
      content: again.content,
      rereadFor: requestedBy,
      ...(revisedBy === undefined ? {} : { revisedBy }),
      ...(read.differences === undefined ? {} : { differences: read.differences }),
      ...(read.form === undefined ? {} : { form: formAfter(read.form, read.invoice, again.content.invoice, bindingOf(read.format)) }),
    };
    const effects = await storeRevisions(tx, [minted], this.events, this.clock.now());
    return {
      report: {
        ...report,
        outcome: 'revised',
        message: `Revision ${revision + 1} was made: ${report.fields.length} field(s) read otherwise.`,
        revision: revision + 1,
      },
      effects,
    };
  }
}

const skipped = ({ invoiceId }: InvoiceKey, revision: number | null, message: string): ReExtracted => ({
  invoiceId,
  outcome: 'skipped',
  message,
  revision,
  fields: [],
  asks: NO_ASKS,
});
