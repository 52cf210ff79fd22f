import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, type BusEvent, type Lineage } from '@smartap/contracts';
import type { AuditEntry } from '@smartap/audit';
import { inTransaction, type Tx } from '@smartap/database';
import {
  EventFactory,
  EventHandler,
  HandlesEvents,
  loadEnds,
  lockDecisions,
  readDecisions,
  type Decided,
  type Decisions,
  type Effects,
  type Ends,
  type InvoiceKey,
  type Received,
} from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { questionOf, type ReviewItem, type Verdict } from '../domain/index.js';
import { AskModel, type Asked } from '../model/ask-model.usecase.js';
import { ModelQuestions } from '../model/model-questions.js';
import { originOf } from '../store/revisions.js';
import { ExtractionPool } from '../worker/extraction.pool.js';
import { carriedOf, storeRevisions } from './revision-run.js';

type Questioned = 'invoice.questioned.v1';
type Extracted = 'invoice.extracted.v1';

/** What came of a question; null where there was nothing to ask about any more. */
type Heard = { readonly asked: Asked; readonly verdict: Verdict | undefined } | null;

interface Facts {
  readonly decisions: Decisions<Extracted>;
  readonly ends: Ends;
}

/**
 * Asks the language model what the reader left open, in a lane of its own. What stands up to the page becomes a revision, if the invoice
 * is still the one that was asked about; a model that does not answer changes nothing, since a person is asked anyway.
 */
@Injectable()
@HandlesEvents({ events: ['invoice.questioned.v1'], lane: 'models', fold: 'each' })
export class InvoiceQuestionedHandler extends EventHandler<Questioned, Heard, Facts, NonNullable<Heard>> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly dataSource: DataSource,
    private readonly pool: ExtractionPool,
    private readonly asking: AskModel,
    private readonly questions: ModelQuestions,
  ) {
    super();
  }

  override async prepare({ tenantId, data }: BusEvent<Questioned>): Promise<Heard> {
    const key = { tenantId, invoiceId: data.invoiceId };
    const standing = this.questions.isOn ? await this.standing(key, data.lineage) : undefined;
    if (standing === undefined) return null;
    const pages = await this.pool.askedPages(await this.objects.read(data.storageKey), data.pages);
    if (pages === undefined) return null;
    const asked = await this.asking.execute(key, questionOf(data.fields, pages.text));
    const { invoice, evidence } = standing;
    // As this service told it to itself.
    const ofDocument = data.ofDocument.map((item) => ({ ...item, field: '', confidence: 0 }) as ReviewItem);
    return {
      asked,
      verdict: 'answer' in asked ? await this.pool.judge(pages.words, { invoice, evidence, ofDocument, asked: data.fields, answer: asked.answer }) : undefined,
    };
  }

  /** The revision that was asked about, while it is the newest. */
  private standing(key: InvoiceKey, lineage: Lineage) {
    return inTransaction(this.dataSource, [key.tenantId], async (tx) => {
      const known = (await readDecisions<Extracted>(tx, [key])).get(key);
      if (known === undefined || compareLineage(known.lineage, lineage) !== 0) return undefined;
      return { invoice: known.event.data.invoice, evidence: (await originOf(tx, key, lineage[0] ?? 1)).evidence };
    });
  }

  override async load(tx: Tx, items: readonly Received<Questioned, Heard>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions<Extracted>(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event, prepared }: Received<Questioned, Heard>, { decisions, ends }: Facts): NonNullable<Heard> | undefined {
    if (prepared === null) return undefined;
    const known = decisions.get({ tenantId: event.tenantId, invoiceId: event.data.invoiceId });
    const isTheSame = known !== undefined && compareLineage(known.lineage, event.data.lineage) === 0 && !ends.covers(event.data.invoiceId, event.data.lineage);
    // Somebody was quicker: what it cost is kept, what it says is not.
    return isTheSame ? prepared : { ...prepared, verdict: undefined };
  }

  override async store(tx: Tx, decided: readonly Decided<Questioned, Heard, NonNullable<Heard>>[]): Promise<Effects> {
    const now = this.clock.now();
    const keys = decided.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    const decisions = await readDecisions<Extracted>(tx, keys);
    const revisions = decided.flatMap(({ event, outcome }) => {
      const content = outcome.verdict?.content;
      const known = decisions.get({ tenantId: event.tenantId, invoiceId: event.data.invoiceId })?.event.data;
      if (content === undefined || known === undefined) return [];
      return [{ cause: event, tenantId: event.tenantId, carried: carriedOf(known), revision: (known.lineage[0] ?? 1) + 1, content }];
    });
    const { events = [], audit = [] } = await storeRevisions(tx, revisions, this.events, now);
    return { events, audit: [...audit, ...decided.map((own) => this.auditLine(own, now))] };
  }

  private auditLine({ event, outcome: { asked, verdict } }: Decided<Questioned, Heard, NonNullable<Heard>>, at: Date): AuditEntry {
    const { proven = [], found = [], unproven = [] } = verdict ?? {};
    const details = { fields: event.data.fields, outcome: asked.outcome, ...('why' in asked ? { why: asked.why } : { proven, found, unproven }) };
    return { tenantId: event.tenantId, at, actor: 'system:model', action: 'model.asked', entity: 'invoice', entityId: event.data.invoiceId, details };
  }
}
