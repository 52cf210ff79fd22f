import { Inject, Injectable } from '@nestjs/common';
import type { StoredDocument } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { isScan, type ExtractionContext, type ExtractionOutcome } from '../domain/index.js';
import { loadBuyerIdentity } from '../store/buyer-identity.js';
import { layoutsOf, type KeptLayout, type PageSource } from '../store/layouts.js';
import { ExtractionPool } from './extraction.pool.js';

/** A document and whose it is. */
export interface StoredPage {
  readonly tenantId: string;
  readonly data: { readonly document: PageSource & Pick<StoredDocument, 'companions' | 'mailId'> };
}

/** Reads the pages of stored documents in worker threads, knowing who the buyer is and what corrections taught. */
@Injectable()
export class PageReader {
  constructor(
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly dataSource: DataSource,
    private readonly pool: ExtractionPool,
  ) {}

  /** A document that has text. */
  readText(page: StoredPage): Promise<ExtractionOutcome> {
    return this.read(page, (bytes, context) => this.pool.extract(bytes, { ...context, comparePage: true, split: context.pages === undefined }));
  }

  /** A document whose pages are pictures. */
  readScan(page: StoredPage): Promise<ExtractionOutcome> {
    return this.read(page, (bytes, context) => this.pool.extractScan(bytes, { ...context, split: context.pages === undefined }));
  }

  /** A document of any kind that was read before. A layout that was learnt since and does not find its fields is let alone. */
  async readAgain(page: StoredPage): Promise<ExtractionOutcome> {
    const read = await this.read(page, (bytes, context) => this.readAny(bytes, context));
    return read.outcome === 'extracted' && (read.layout?.missed.length ?? 0) > 0 ? this.readBy(page, []) : read;
  }

  /** A document of any kind that a person takes as an invoice, whatever it calls itself. */
  readInsisted(page: StoredPage): Promise<ExtractionOutcome> {
    return this.read(page, (bytes, context) => this.readAny(bytes, { ...context, companions: [], insisted: true }));
  }

  /** A document of any kind, by these layouts alone. */
  async readBy(page: StoredPage, layouts: readonly KeptLayout[]): Promise<ExtractionOutcome> {
    const { bytes, context } = await this.open(page);
    return this.readAny(bytes, { ...context, layouts });
  }

  private async readAny(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    const read = await this.pool.extract(bytes, { ...context, comparePage: true });
    return isScan(read) ? this.pool.extractScan(bytes, context) : read;
  }

  private async open({ tenantId, data }: StoredPage): Promise<{ bytes: Uint8Array; context: ExtractionContext }> {
    const buyer = await inTransaction(this.dataSource, [tenantId], (tx) => loadBuyerIdentity(tx, tenantId));
    const { storageKey, pages, companions, mailId } = data.document;
    return {
      bytes: await this.objects.read(storageKey),
      context: {
        buyerNames: buyer.names,
        buyerVatIds: buyer.vatIds,
        ...(pages === undefined ? {} : { pages }),
        ...(companions === undefined ? {} : { companions }),
        isOfMail: mailId !== undefined,
      },
    };
  }

  /** Reads once, and once more by what corrections taught where its vendor has layouts: most have none. */
  private async read(page: StoredPage, by: (bytes: Uint8Array, context: ExtractionContext) => Promise<ExtractionOutcome>): Promise<ExtractionOutcome> {
    const { tenantId } = page;
    const { bytes, context } = await this.open(page);
    const first = await by(bytes, { ...context, layouts: [] });
    const identities = first.outcome === 'extracted' ? (first.identities ?? []) : [];
    const layouts = identities.length === 0 ? [] : await inTransaction(this.dataSource, [tenantId], (tx) => layoutsOf(tx, tenantId, identities));
    return layouts.length === 0 ? first : by(bytes, { ...context, layouts });
  }
}
