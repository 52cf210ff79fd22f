import { compareLineage, type AnyBusEvent, type BusEvent, type EventMap, type PageRange } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import {
  EventFactory,
  EventHandler,
  lockDecisions,
  saveDecisions,
  type Decided,
  type Decision,
  type Decisions,
  type Effects,
  type Received,
} from '@smartap/messaging';
import type { Clock } from '@smartap/runtime';
import { isScan, type Extracted, type ExtractionOutcome, type Refused } from '../domain/index.js';
import { ModelQuestions } from '../model/model-questions.js';
import { lockMails } from '../store/mail-documents.js';
import { insertSources, noteLayouts } from '../store/layouts.js';
import { mailOf, tellBelongings } from './mail-belongings.js';
import { storeRevisions } from './revision-run.js';
import { tradeOf } from './trade-told.js';

export type ReceivedType = 'invoice.received.v1';
export type ScannedType = 'invoice.scanned.v1';

// A larger XML is read in a worker thread: it would hold up everybody else here.
const QUICK_BYTES = 1024 * 1024;
const MAX_TITLE = 500;

/** Whether a document is read in well under a hundred milliseconds: it then goes through the fast lane. */
export function isQuick({ data }: AnyBusEvent<ReceivedType>): boolean {
  return data.document.kind === 'xml' && data.document.sizeBytes <= QUICK_BYTES;
}

/** The pages an invoice stands on, where its file holds several. */
function pagesOf<K extends ReceivedType | ScannedType>({ data }: AnyBusEvent<K>, { parts }: Extracted): { readonly pages?: PageRange } {
  const pages = parts?.[0] ?? data.document.pages;
  return pages === undefined ? {} : { pages };
}

/** The revision that reading a document makes: the first, or the one after it was refused. */
const revisionOf = <K extends ReceivedType | ScannedType>({ data }: AnyBusEvent<K>): number => (data.lineage[0] ?? 0) + 1;

/** Who says that a document is an invoice, where somebody does. */
function insistedBy<K extends ReceivedType | ScannedType>({ data }: AnyBusEvent<K>): { readonly revisedBy?: string } {
  return 'insistedBy' in data && data.insistedBy !== undefined ? { revisedBy: data.insistedBy } : {};
}

/** Whether a person takes as an invoice what was refused last. */
function isInsistedOn<K extends ReceivedType | ScannedType>(event: AnyBusEvent<K>, { lineage, event: told }: Decision): boolean {
  return insistedBy(event).revisedBy !== undefined && told.type === 'invoice.refused.v1' && compareLineage(lineage, event.data.lineage) === 0;
}

/** What a document is that is no invoice, and all that it takes to read it as one after all. */
function recognisedOf<K extends ReceivedType | ScannedType>(
  { data }: AnyBusEvent<K>,
  { reason, recognised }: Refused,
): Pick<EventMap['invoice.refused.v1'], 'recognised' | 'source'> {
  if (reason !== 'NOT_AN_INVOICE' && reason !== 'BELONGS_TO_INVOICE') return {};
  const { submittedBy, submittedAt, document } = data;
  return {
    ...(recognised === undefined ? {} : { recognised: { ...recognised, text: recognised.text.slice(0, MAX_TITLE) } }),
    source: { submittedBy, submittedAt, document },
  };
}

/** Reads the invoice out of each received document. How it is read differs by lane; what follows does not. */
export abstract class InvoiceReceivedHandler<K extends ReceivedType | ScannedType = ReceivedType> extends EventHandler<
  K,
  ExtractionOutcome,
  Decisions,
  ExtractionOutcome
> {
  constructor(
    private readonly events: EventFactory,
    private readonly clock: Clock,
    private readonly questions: ModelQuestions,
  ) {
    super();
  }

  abstract override prepare(event: BusEvent<K>): Promise<ExtractionOutcome>;

  override async load(tx: Tx, items: readonly Received<K, ExtractionOutcome>[]): Promise<Decisions> {
    await lockMails(
      tx,
      items.flatMap(({ event }) => mailOf(event) ?? []),
    );
    return lockDecisions(
      tx,
      items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId })),
    );
  }

  override decide({ event, prepared }: Received<K, ExtractionOutcome>, decisions: Decisions): ExtractionOutcome | undefined {
    const known = decisions.get({ tenantId: event.tenantId, invoiceId: event.data.invoiceId });
    return known === undefined || isInsistedOn(event, known) ? prepared : undefined;
  }

  override async store(tx: Tx, decided: readonly Decided<K, ExtractionOutcome, ExtractionOutcome>[]): Promise<Effects> {
    const scans = decided.flatMap(({ event, outcome }) => (event.type === 'invoice.received.v1' && isScan(outcome) ? [this.scanned(event)] : []));
    const refusals = decided.flatMap(({ event, outcome }) =>
      outcome.outcome === 'refused' && !(event.type === 'invoice.received.v1' && isScan(outcome))
        ? [
            this.events.causedBy(event, 'invoice.refused.v1', {
              invoiceId: event.data.invoiceId,
              lineage: [revisionOf(event)],
              stage: 'extraction',
              reason: outcome.reason,
              message: outcome.message,
              ...(outcome.belongsTo === undefined ? {} : { otherInvoiceId: outcome.belongsTo }),
              ...recognisedOf(event, outcome),
            }),
          ]
        : [],
    );
    const trades = decided.flatMap(({ event, outcome }) => (outcome.outcome === 'traded' ? [tradeOf(event, outcome, this.events)] : []));
    const refused = await saveDecisions(tx, [...refusals, ...trades.map(({ refusal }) => refusal)]);
    const revisions = decided.flatMap(({ event, outcome }) => {
      if (outcome.outcome !== 'extracted') return [];
      const { invoiceId, submittedBy, submittedAt, document } = event.data;
      return [
        {
          cause: event,
          tenantId: event.tenantId,
          carried: {
            invoiceId,
            submittedBy,
            submittedAt,
            format: outcome.format,
            sha256: document.sha256,
            ...pagesOf(event, outcome),
            ...(outcome.altered === undefined ? {} : { altered: outcome.altered }),
            ...(outcome.pdf === undefined ? {} : { pdf: outcome.pdf }),
          },
          revision: revisionOf(event),
          content: outcome,
          ...insistedBy(event),
          ...(outcome.differences === undefined ? {} : { differences: outcome.differences }),
          ...(outcome.form === undefined ? {} : { form: outcome.form }),
        },
      ];
    });
    const pages = decided.flatMap(({ event, outcome }) => (outcome.outcome === 'extracted' && outcome.identities !== undefined ? [{ event, outcome }] : []));
    await insertSources(
      tx,
      pages.map(({ event, outcome }) => ({
        tenantId: event.tenantId,
        invoiceId: event.data.invoiceId,
        storageKey: event.data.document.storageKey,
        ...pagesOf(event, outcome),
      })),
    );
    await noteLayouts(
      tx,
      pages.flatMap(({ event, outcome }) =>
        outcome.layout === undefined ? [] : [{ tenantId: event.tenantId, id: outcome.layout.id, missed: outcome.layout.missed.length > 0 }],
      ),
      this.clock.now(),
    );
    const { events = [], audit = [] } = revisions.length > 0 ? await storeRevisions(tx, revisions, this.events, this.clock.now()) : {};
    const splits = decided.flatMap(({ event, outcome }) =>
      outcome.outcome === 'extracted' && outcome.parts !== undefined
        ? [this.events.causedBy(event, 'invoice.split.v1', { invoiceId: event.data.invoiceId, lineage: [1], parts: [...outcome.parts] })]
        : [],
    );
    const asked = pages.flatMap(({ event, outcome }) => this.questions.about(event, { ...event.data.document, ...pagesOf(event, outcome) }, outcome));
    const belonging = await tellBelongings(tx, decided, this.events);
    return { events: [...scans, ...splits, ...asked, ...refused, ...belonging, ...trades.flatMap(({ told }) => told), ...events], audit };
  }

  /** Hands a document to the lane that recognises words. */
  private scanned(event: BusEvent<K>): BusEvent<ScannedType> {
    const { invoiceId, lineage, submittedBy, submittedAt, document } = event.data;
    return this.events.causedBy(event, 'invoice.scanned.v1', { invoiceId, lineage, submittedBy, submittedAt, document });
  }
}
