import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, type Decided, type Effects, type Received } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { loadDocuments, type KnownFile } from '../store/documents.js';
import { insertSplits } from '../store/splits.js';

type Split = 'invoice.split.v1';
type Files = ReadonlyMap<string, KnownFile>;

/** Hands in the further invoices of a file that holds several, each by its pages; their ids come from the first one's. */
@Injectable()
@HandlesEvents({ events: ['invoice.split.v1'], lane: 'main', fold: 'each' })
export class InvoiceSplitHandler extends EventHandler<Split, null, Files, KnownFile> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override prepare(): null {
    return null;
  }

  override load(tx: Tx, items: readonly Received<Split, null>[]): Promise<Files> {
    return loadDocuments(
      tx,
      items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId })),
    );
  }

  override decide({ event }: Received<Split, null>, files: Files): KnownFile {
    const file = files.get(event.data.invoiceId);
    if (file === undefined) throw new AppError('DOCUMENT_NOT_FOUND', `Intake has no document of invoice ${event.data.invoiceId}, whose file was split.`);
    return file;
  }

  override async store(tx: Tx, decided: readonly Decided<Split, null, KnownFile>[]): Promise<Effects> {
    const parts = decided.flatMap(({ event, outcome }) =>
      event.data.parts.map((pages, index) => ({
        event,
        file: outcome,
        pages,
        part: index + 1,
        invoiceId: index === 0 ? event.data.invoiceId : idFrom(event.data.invoiceId, index + 1),
      })),
    );
    await insertSplits(
      tx,
      parts.map(({ event, pages, part, invoiceId }) => ({ tenantId: event.tenantId, fileId: event.data.invoiceId, part, invoiceId, pages })),
    );
    const at = this.clock.now();
    return {
      events: parts.filter(({ part }) => part > 1).map(({ event, file, pages, part, invoiceId }) => this.handIn(event, file, { pages, part, invoiceId })),
      audit: decided.map(({ event }) => ({
        tenantId: event.tenantId,
        at,
        actor: 'system:intake',
        action: 'invoice.split',
        entity: 'invoice',
        entityId: event.data.invoiceId,
        details: { parts: event.data.parts },
      })),
    };
  }

  private handIn(
    event: BusEvent<Split>,
    { document, ...submitted }: KnownFile,
    own: { readonly pages: BusEvent<Split>['data']['parts'][number]; readonly part: number; readonly invoiceId: string },
  ): BusEvent<'invoice.submitted.v1'> {
    const { invoiceId, parts } = event.data;
    return this.events.causedBy(event, 'invoice.submitted.v1', {
      ...submitted,
      invoiceId: own.invoiceId,
      document: { ...document, pages: own.pages },
      partOf: { invoiceId, part: own.part, parts: parts.length },
    });
  }
}
