import { Inject, Injectable } from '@nestjs/common';
import { fileName, type StoredDocument } from '@smartap/contracts';
import { CommandRunner, commandContext, EventFactory } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { IntakeSettings } from '../config.js';
import { companyOf } from '../domain/index.js';
import { VirusScanner } from '../scanner/virus.scanner.js';
import { attachmentKey } from '../store/attachment-key.js';
import { keepItems } from '../store/channel-items.js';
import type { ChannelSource, WaitingDocument } from './channel-source.js';

/** What came with a document, by the ids of invoices. */
function companyIn(channel: string, { tenantId, mailName, cameWith = [] }: WaitingDocument): Pick<StoredDocument, 'companions' | 'mailId'> {
  const electronic = cameWith.map(({ externalId, introduction }) => ({ invoiceId: idFrom(tenantId, channel, externalId), introduction }));
  return companyOf(electronic, mailName === undefined ? undefined : idFrom(tenantId, channel, mailName));
}

/**
 * Takes one document of a channel in: bytes to the object store, then ledger, event and audit in one transaction, and only then out of the
 * way in its channel. All ids come from the document, so after a crash between any two of these the next round ends what this one began.
 */
@Injectable()
export class TakeIn {
  constructor(
    private readonly settings: IntakeSettings,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    private readonly scanner: VirusScanner,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute<D extends WaitingDocument>(source: ChannelSource<D>, document: D): Promise<'taken' | 'joined' | 'failed'> {
    const { tenantId, externalId, filename, sizeBytes: expectedBytes } = document;
    const { channel } = source;
    if (expectedBytes === 0) return this.refuse(source, document, 'The file is empty. Put it there again.');
    if (document.joins !== undefined) return this.join(source, document, document.joins);
    const invoiceId = idFrom(tenantId, channel, externalId);
    const storageKey = `documents/${tenantId}/${invoiceId}`;
    const stored = await this.keep(source, document, storageKey);
    if (!stored) return this.refuse(source, document, this.tooLarge());
    const submitter = { subject: `system:${channel}`, ...(document.mail ? { mail: document.mail } : {}) };
    const context = commandContext({ tenantId, actor: submitter.subject, roles: [], id: idFrom(invoiceId, 'take-in') });
    await this.runner.run({ invoiceId }, context, async (tx) => {
      const submittedAt = this.clock.now();
      await keepItems(tx, [
        { tenantId, itemId: invoiceId, channel, externalId, filename, takenAt: submittedAt, outcome: { invoiceId, sha256: stored.sha256 } },
      ]);
      const event = this.events.causedBy(context, 'invoice.submitted.v1', {
        invoiceId,
        submittedBy: submitter,
        channel,
        submittedAt: submittedAt.toISOString(),
        document: { storageKey, ...stored, filename: fileName(filename), ...companyIn(channel, document) },
      });
      const audit = {
        tenantId,
        at: submittedAt,
        actor: submitter.subject,
        action: 'invoice.submitted',
        entity: 'invoice',
        entityId: invoiceId,
        details: { channel, filename, ...stored },
      };
      return { reply: {}, events: [event], audit: [audit] };
    });
    await source.done(document);
    return 'taken';
  }

  /** Keeps a file with the invoice it belongs to; it is no invoice of its own. */
  private async join<D extends WaitingDocument>(source: ChannelSource<D>, document: D, joins: string): Promise<'joined' | 'failed'> {
    const { tenantId, externalId, filename } = document;
    const { channel } = source;
    const [itemId, invoiceId] = [idFrom(tenantId, channel, externalId), idFrom(tenantId, channel, joins)];
    const storageKey = attachmentKey(tenantId, itemId);
    const stored = await this.keep(source, document, storageKey);
    if (!stored) return this.refuse(source, document, this.tooLarge());
    const infection = await this.scanner.scan(storageKey);
    if (infection !== undefined) {
      await this.objects.delete(storageKey);
      return this.refuse(source, document, `The file carries ${infection}, by the virus scanner.`);
    }
    const context = commandContext({ tenantId, actor: `system:${channel}`, roles: [], id: idFrom(itemId, 'join') });
    await this.runner.run({ itemId }, context, async (tx) => {
      const takenAt = this.clock.now();
      await keepItems(tx, [{ tenantId, itemId, channel, externalId, filename, takenAt, outcome: { invoiceId, sha256: stored.sha256, isJoined: true } }]);
      return {
        reply: {},
        audit: [
          {
            tenantId,
            at: takenAt,
            actor: context.actor,
            action: 'attachment.joined',
            entity: 'invoice',
            entityId: invoiceId,
            details: { itemId, filename, ...stored },
          },
        ],
      };
    });
    await source.done(document);
    return 'joined';
  }

  private tooLarge(): string {
    return `The file has more than ${this.settings.INTAKE_MAX_DOCUMENT_BYTES} bytes, which is the most that is taken.`;
  }

  private async keep<D extends WaitingDocument>(
    source: ChannelSource<D>,
    document: D,
    storageKey: string,
  ): Promise<{ sizeBytes: number; sha256: string } | undefined> {
    try {
      return await this.objects.put(storageKey, await source.open(document), { maxBytes: this.settings.INTAKE_MAX_DOCUMENT_BYTES });
    } catch (error) {
      if (error instanceof AppError && error.code === 'OBJECT_TOO_LARGE') return undefined;
      throw error;
    }
  }

  /** Puts a document aside, and writes down why. */
  private async refuse<D extends WaitingDocument>(source: ChannelSource<D>, document: D, reason: string): Promise<'failed'> {
    const { tenantId, externalId, filename } = document;
    const { channel } = source;
    const itemId = idFrom(tenantId, channel, externalId);
    const context = commandContext({ tenantId, actor: `system:${channel}`, roles: [], id: idFrom(itemId, 'refuse') });
    await this.runner.run({ itemId }, context, async (tx) => {
      await keepItems(tx, [{ tenantId, itemId, channel, externalId, filename, takenAt: this.clock.now(), outcome: { reason } }]);
      return { reply: {} };
    });
    await source.failed(document, reason);
    return 'failed';
  }
}
