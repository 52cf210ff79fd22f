import { Injectable } from '@nestjs/common';
import type { Principal } from '@smartap/auth';
import { Cache, type CacheRequest } from '@smartap/cache';
import { inTransaction } from '@smartap/database';
import { AppError } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { findInvoice, listInvoices, timelineOf } from '../../store/invoice-queries.js';
import { INVOICE_KIND } from '../../store/invoice-cache.js';
import { bodyTag, invoiceTag } from '../entity-tag.js';
import type { Language } from '../language.js';
import { packAnswer, unpackAnswer, type Answer } from './answer.js';
import { InvoiceDetailsReader } from './invoice-details.js';
import type { ListInvoicesQuery } from './list-invoices.query.js';

/** An answer in which a stage's part is missing is made anew after so long. */
const INCOMPLETE_MS = 2000;
const INCOMPLETE = /^incomplete since (\d+) /;

/**
 * What reads of invoices are answered with. One invoice is kept until an event about it has been taken in, here or in
 * another replica, and for half a minute at most; a list for five seconds. Entries belong to a tenant.
 */
@Injectable()
export class InvoiceAnswers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly details: InvoiceDetailsReader,
    private readonly cache: Cache,
  ) {}

  /**
   * One invoice with what each stage says of it. Only what most ask for is kept, the answer in English: an entry for each language would have
   * to be forgotten with each event.
   *
   * @throws AppError `INVOICE_NOT_FOUND`
   */
  async one(invoiceId: string, principal: Principal, language: Language): Promise<Answer> {
    if (language !== 'en') return unpackAnswer((await this.readOne(invoiceId, principal, language)).replace(INCOMPLETE, ''));
    const request: CacheRequest = { tenant: principal.tenantId, kind: INVOICE_KIND, id: invoiceId, ttl: 'short' };
    const read = (): Promise<string> => this.cache.getOrSet(request, () => this.readOne(invoiceId, principal, language));
    const text = await read();
    const since = text.startsWith('i') ? INCOMPLETE.exec(text)?.[1] : undefined;
    if (since === undefined) return unpackAnswer(text);
    if (Date.now() - Number(since) < INCOMPLETE_MS) return unpackAnswer(text.replace(INCOMPLETE, ''));
    await this.cache.invalidate(request);
    return unpackAnswer((await read()).replace(INCOMPLETE, ''));
  }

  async list(query: ListInvoicesQuery, tenantId: string): Promise<Answer> {
    const id = JSON.stringify(query, Object.keys(query).toSorted());
    const text = await this.cache.getOrSet({ tenant: tenantId, kind: 'invoice-list', id, ttl: 'hot', tags: ['invoices'] }, async () => {
      const found = await inTransaction(this.dataSource, [tenantId], (tx) => listInvoices(tx, tenantId, { ...query, limit: query.limit + 1 }));
      const invoices = found.slice(0, query.limit);
      const body = JSON.stringify({ invoices, next: found.length > query.limit ? (invoices.at(-1)?.invoiceId ?? null) : null });
      return packAnswer({ tag: bodyTag(body), body });
    });
    return unpackAnswer(text);
  }

  private async readOne(invoiceId: string, principal: Principal, language: Language): Promise<string> {
    const { tenantId } = principal;
    const { invoice, timeline } = await inTransaction(this.dataSource, [tenantId], async (tx) => ({
      invoice: await findInvoice(tx, tenantId, invoiceId, language),
      timeline: await timelineOf(tx, tenantId, invoiceId),
    }));
    if (!invoice) throw new AppError('INVOICE_NOT_FOUND', `There is no invoice ${invoiceId}.`);
    const details = await this.details.read(invoiceId, principal, language);
    const body = JSON.stringify({ ...invoice, timeline, details });
    const text = packAnswer({ tag: invoiceTag(invoice.lineage, invoice.openTasks, body), body });
    return details.missing.length > 0 ? `incomplete since ${Date.now()} ${text}` : text;
  }
}
