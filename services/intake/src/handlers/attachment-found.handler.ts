import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects, type Received } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { attachmentKey } from '../store/attachment-key.js';
import { joinItems } from '../store/channel-items.js';
import { giveContent, loadDocuments } from '../store/documents.js';

type Refused = 'invoice.refused.v1';

/** Keeps with an electronic invoice a file of its mail whose pages said that it belongs to it: as one that was known for it when it came. */
@Injectable()
@HandlesEvents({ events: ['invoice.refused.v1'], lane: 'belongings', fold: 'latest' })
export class AttachmentFoundHandler extends EventHandler<Refused, null, null, string> {
  constructor(
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override accepts({ data }: AnyBusEvent<Refused>): boolean {
    return data.stage === 'extraction' && data.reason === 'BELONGS_TO_INVOICE' && data.otherInvoiceId !== undefined;
  }

  override prepare(): null {
    return null;
  }

  override load(): Promise<null> {
    return Promise.resolve(null);
  }

  override decide({ event }: Received<Refused, null>): string | undefined {
    return event.data.otherInvoiceId;
  }

  override async store(tx: Tx, decided: readonly Decided<Refused, null, string>[]): Promise<Effects> {
    const found = decided.map(({ event, outcome }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, ownerId: outcome }));
    const joined = await joinItems(tx, found);
    await giveContent(tx, found);
    const files = await loadDocuments(tx, joined);
    const at = this.clock.now();
    for (const { tenantId, invoiceId, itemId } of joined) {
      const storageKey = files.get(invoiceId)?.document.storageKey;
      // Where attachments are looked for. After a crash the same bytes are written there again.
      if (storageKey !== undefined) await this.objects.put(attachmentKey(tenantId, itemId), await this.objects.get(storageKey));
    }
    return {
      audit: joined.map(({ tenantId, invoiceId, ownerId, itemId, filename }) => ({
        tenantId,
        at,
        actor: 'system:intake',
        action: 'attachment.joined',
        entity: 'invoice',
        entityId: ownerId,
        details: { itemId, filename, readAs: invoiceId },
      })),
    };
  }
}
