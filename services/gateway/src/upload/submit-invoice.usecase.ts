import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@smartap/auth';
import type { EventMap } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { CommandRunner, EventFactory, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, type Clock, CLOCK, newId, Slots } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { GatewaySettings } from '../config.js';
import { insertSubmission } from '../store/submissions.js';
import type { ReceivedFile } from './received-file.js';

/** What a submission is answered with. */
export interface Submitted {
  readonly invoiceId: string;
  readonly sha256: string;
}

/**
 * Takes a document in: the bytes go to the object store, hashed on the way; then one transaction keeps the submission,
 * its row in the list and the event. A crash before it leaves bytes that nobody names, and no answer.
 */
@Injectable()
export class SubmitInvoice {
  private readonly slots: Slots;

  constructor(
    private readonly settings: GatewaySettings,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.slots = new Slots(settings.UPLOADS_AT_ONCE);
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
      document: { storageKey, sizeBytes, sha256, ...(file.filename ? { filename: file.filename } : {}), ...(file.mediaType ? { declaredMediaType: file.mediaType } : {}) },
    };
    // The digest is what a repeat must have in common: same key, other bytes is an error of the caller's.
    const mine: Submitted = { invoiceId, sha256 };
    const keep = async (tx: Tx): Promise<CommandOutcome<Submitted>> => {
      const event = this.events.causedBy(context, 'invoice.submitted.v1', submitted);
      await insertSubmission(tx, event);
      const audit = { tenantId: principal.tenantId, at: this.clock.now(), actor: principal.subject, action: 'invoice.submitted', entity: 'invoice', entityId: invoiceId, details: { sha256, sizeBytes } };
      return { reply: mine, events: [event], audit: [audit] };
    };
    const reply = await this.runner.run({ sha256 }, context, keep, mine);
    if (reply.invoiceId !== invoiceId) await this.objects.delete(storageKey);
    return reply;
  }
}
