import { Injectable, Logger } from '@nestjs/common';
import { Cache } from '@smartap/cache';
import type { InvoiceKey } from '@smartap/messaging';

/** Kind of the cache's entries that hold one invoice. */
export const INVOICE_KIND = 'invoice';

/** Forgets what is cached of invoices, in every replica. Called when a transaction about them has committed. */
@Injectable()
export class InvoiceCache {
  private readonly logger = new Logger(InvoiceCache.name);

  constructor(private readonly cache: Cache) {}

  async forget(invoices: readonly InvoiceKey[]): Promise<void> {
    try {
      await this.cache.invalidateAll(invoices.map(({ tenantId, invoiceId }) => ({ tenant: tenantId, kind: INVOICE_KIND, id: invoiceId })));
    } catch (error) {
      // An entry lives half a minute at most: no reason to hold events up.
      this.logger.warn(`Cached invoices could not be forgotten: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
