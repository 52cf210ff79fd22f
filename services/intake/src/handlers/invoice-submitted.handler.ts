import { Inject, Injectable } from '@nestjs/common';
import { ContractError, type BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import {
  Decisions,
  EventFactory,
  EventHandler,
  HandlesEvents,
  lockDecisions,
  saveDecisions,
  type Decided,
  type Effects,
  type Received,
} from '@smartap/messaging';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { ArchiveOpener } from '../archive/archive.opener.js';
import { IntakeSettings } from '../config.js';
import { admit, contentOf, holderOf, sniff, SNIFF_BYTES, type Admission, type ArchivedFile, type DocumentFacts } from '../domain/index.js';
import { VirusScanner } from '../scanner/virus.scanner.js';
import { keepItems } from '../store/channel-items.js';
import { claimContent, insertDocuments } from '../store/documents.js';

type Submitted = 'invoice.submitted.v1';
type Seen = Pick<DocumentFacts, 'sniffed' | 'infection' | 'archive'>;

interface Facts {
  readonly decisions: Decisions;
  readonly holders: ReadonlyMap<string, string>;
}

/** Looks at the bytes of each submitted document and takes it in or refuses it. */
@Injectable()
@HandlesEvents({ events: ['invoice.submitted.v1'], lane: 'main', fold: 'latest' })
export class InvoiceSubmittedHandler extends EventHandler<Submitted, Seen, Facts, Admission> {
  constructor(
    private readonly settings: IntakeSettings,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly events: EventFactory,
    private readonly scanner: VirusScanner,
    private readonly archives: ArchiveOpener,
  ) {
    super();
  }

  override async prepare(event: BusEvent<Submitted>): Promise<Seen> {
    const { storageKey, sizeBytes } = event.data.document;
    if (!storageKey.startsWith(`documents/${event.tenantId}/`)) {
      throw new ContractError(`Event ${event.type}`, '/document/storageKey', 'a document of the same tenant is expected, under documents/<tenant>/');
    }
    const sniffed = await sniff(await this.objects.readStart(storageKey, SNIFF_BYTES));
    // What is too large is refused for that.
    if (sizeBytes > this.settings.INTAKE_MAX_DOCUMENT_BYTES) return { sniffed };
    const infection = await this.scanner.scan(storageKey);
    const holder = infection === undefined ? holderOf(sniffed) : undefined;
    return { sniffed, infection, ...(holder ? { archive: await this.archives.open(event.tenantId, holder, event.data) } : {}) };
  }

  override async load(tx: Tx, items: readonly Received<Submitted, Seen>[]): Promise<Facts> {
    const contents = items.map(({ event }) => ({ tenantId: event.tenantId, content: contentOf(event.data.document), invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions(tx, contents), holders: await claimContent(tx, contents) };
  }

  override decide({ event, prepared }: Received<Submitted, Seen>, facts: Facts): Admission | undefined {
    const { invoiceId, document } = event.data;
    if (facts.decisions.get({ tenantId: event.tenantId, invoiceId })) return undefined;
    const sameBytesAs = facts.holders.get(`${event.tenantId} ${contentOf(document)}`);
    return admit({ invoiceId, sizeBytes: document.sizeBytes, ...prepared, sameBytesAs }, { maxBytes: this.settings.INTAKE_MAX_DOCUMENT_BYTES });
  }

  override async store(tx: Tx, decided: readonly Decided<Submitted, Seen, Admission>[]): Promise<Effects> {
    await insertDocuments(
      tx,
      decided.map(({ event, outcome }) => ({ tenantId: event.tenantId, submitted: event.data, admission: outcome })),
    );
    const files = decided.flatMap(({ event, outcome }) => (outcome.outcome === 'refused' ? (outcome.files ?? []).map((file) => ({ event, file })) : []));
    await keepItems(
      tx,
      files.map(
        ({
          event: {
            tenantId,
            data: { invoiceId: archiveId, channel, submittedAt },
          },
          file: { itemId, position, document, joins },
        }) => ({
          tenantId,
          itemId,
          channel,
          externalId: `${archiveId}/${position}`,
          filename: document.filename ?? '',
          takenAt: new Date(submittedAt),
          outcome: { invoiceId: joins ?? itemId, sha256: document.sha256, isJoined: joins !== undefined },
        }),
      ),
    );
    const told = await saveDecisions(
      tx,
      decided.map(({ event, outcome }) => this.tell(event, outcome)),
    );
    return { events: [...told, ...files.flatMap(({ event, file }) => (file.joins === undefined ? [this.handIn(event, file)] : []))] };
  }

  /** Hands in a file of an archive or a mail as an invoice of its own. */
  private handIn(event: BusEvent<Submitted>, { itemId, document }: ArchivedFile): BusEvent<Submitted> {
    const { submittedBy, submittedAt, channel } = event.data;
    return this.events.causedBy(event, 'invoice.submitted.v1', { invoiceId: itemId, submittedBy, submittedAt, channel, document });
  }

  private tell(event: BusEvent<Submitted>, admission: Admission): BusEvent<'invoice.received.v1'> | BusEvent<'invoice.refused.v1'> {
    const { invoiceId, submittedBy, submittedAt, channel, document } = event.data;
    if (admission.outcome === 'refused') {
      const { reason, message, otherInvoiceId } = admission;
      return this.events.causedBy(event, 'invoice.refused.v1', {
        invoiceId,
        lineage: [0, 1],
        stage: 'intake',
        reason,
        message,
        ...(otherInvoiceId ? { otherInvoiceId } : {}),
      });
    }
    const { mediaType, kind } = admission;
    return this.events.causedBy(event, 'invoice.received.v1', {
      invoiceId,
      lineage: [0],
      submittedBy,
      submittedAt,
      channel,
      document: { ...document, mediaType, kind },
    });
  }
}
