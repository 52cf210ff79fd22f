import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@smartap/auth';
import type { BusEvent, EventMap } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { CommandRunner, EventFactory, type CommandContext, type Effects, type KnownCommand } from '@smartap/messaging';
import { AppError, type Clock, CLOCK, Gather, newId, Slots } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { GatewaySettings } from '../config.js';
import { insertSubmissions } from '../store/submissions.js';
import type { ReceivedFile } from './received-file.js';

/** What a submission is answered with. */
export interface Submitted {
  readonly invoiceId: string;
  readonly sha256: string;
}

/** A document whose bytes are stored, on its way into the database. */
interface Stored extends KnownCommand<Submitted> {
  readonly event: BusEvent<'invoice.submitted.v1'>;
}

// The next transaction is under way while the events of the last one are sent.
const TRANSACTIONS_AT_ONCE = 2;

/**
 * Takes a document in: the bytes go to the object store, hashed on the way; then a transaction keeps the submission, its row in the list and the
 * event. Documents that come while one is under way share the next. A crash before it leaves bytes that nobody names, and no answer.
 */
@Injectable()
export class SubmitInvoice {
  private readonly slots: Slots;
  private readonly keeping: Gather<Stored, Submitted>;

  constructor(
    private readonly settings: GatewaySettings,
    runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.slots = new Slots(settings.UPLOADS_AT_ONCE);
    this.keeping = new Gather((stored) => runner.runTogether(stored, keep), { batch: settings.UPLOADS_AT_ONCE, concurrency: TRANSACTIONS_AT_ONCE });
  }

  /** Waits for a slot first, and leaves the body unread until then. */
  execute(file: ReceivedFile, principal: Principal, context: CommandContext): Promise<Submitted> {
    return this.slots.run(() => this.takeIn(file, principal, context));
  }

  private async takeIn(file: ReceivedFile, principal: Principal, context: CommandContext): Promise<Submitted> {
    // It may have waited long: work for nobody would only hold up those who still wait.
    if (!file.isWanted()) {
      file.body.destroy();
      throw new AppError('CALLER_GONE', 'The caller went away before the document was taken in.');
    }
    const invoiceId = newId();
    const storageKey = `documents/${principal.tenantId}/${invoiceId}`;
    const { sizeBytes, sha256 } = await this.objects.put(storageKey, file.body, { maxBytes: this.settings.UPLOAD_MAX_BYTES });
    if (sizeBytes === 0) {
      await this.objects.delete(storageKey);
      throw new AppError('EMPTY_DOCUMENT', 'The document is empty. Send it again.');
    }
    const submitted: EventMap['invoice.submitted.v1'] = {
      invoiceId,
      submittedBy: { subject: principal.subject, ...(principal.name ? { name: principal.name } : {}) },
      channel: 'api',
      submittedAt: this.clock.now().toISOString(),
      document: {
        storageKey,
        sizeBytes,
        sha256,
        ...(file.filename ? { filename: file.filename } : {}),
        ...(file.mediaType ? { declaredMediaType: file.mediaType } : {}),
      },
    };
    const event = this.events.causedBy(context, 'invoice.submitted.v1', submitted);
    // The digest is what a repeat must have in common: same key, other bytes is an error of the caller's.
    const reply = await this.keeping.run({ context, request: { sha256 }, reply: { invoiceId, sha256 }, event });
    if (reply.invoiceId !== invoiceId) await this.objects.delete(storageKey);
    return reply;
  }
}

async function keep(tx: Tx, stored: readonly Stored[]): Promise<Effects> {
  const events = stored.map(({ event }) => event);
  await insertSubmissions(tx, events);
  const audit = events.map(({ tenantId, subject, data }) => ({
    tenantId,
    at: new Date(data.submittedAt),
    actor: data.submittedBy.subject,
    action: 'invoice.submitted',
    entity: 'invoice',
    entityId: subject,
    details: { sha256: data.document.sha256, sizeBytes: data.document.sizeBytes },
  }));
  return { events, audit };
}
