import { joinTexts, type DocumentForm } from '@smartap/en16931';
import { titlesOf, type BusEvent, type EventMap, type ReviewItem as ReviewTold } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, saveDecisions, type Cause, type Effects } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import { ENGINE_VERSION, reviewWords, type Correction, type PageDifference, type ReviewItem } from '../domain/index.js';
import { insertRevisions } from '../store/revisions.js';

type Extracted = EventMap['invoice.extracted.v1'];

/** What every revision of an invoice has in common. */
export type Carried = Pick<Extracted, 'invoiceId' | 'submittedBy' | 'submittedAt' | 'format' | 'sha256' | 'pages' | 'altered' | 'pdf'>;

/** What a further revision takes over from the one before. */
export function carriedOf({ invoiceId, submittedBy, submittedAt, format, sha256, pages, altered, pdf }: Extracted): Carried {
  return {
    invoiceId,
    submittedBy,
    submittedAt,
    format,
    sha256,
    ...(pages === undefined ? {} : { pages }),
    ...(altered === undefined ? {} : { altered }),
    ...(pdf === undefined ? {} : { pdf }),
  };
}

/** One revision that was minted. */
export interface Revision {
  readonly cause: Cause;
  readonly tenantId: string;
  readonly carried: Carried;
  readonly revision: number;
  readonly content: Correction;
  /** What the page of a hybrid PDF prints otherwise than its XML states. */
  readonly differences?: readonly PageDifference[];
  /** What only the form of the document tells. */
  readonly form?: DocumentForm;
  /** The person whose correction made it, or the one whose corrections it keeps; undefined: nobody has touched it. */
  readonly revisedBy?: string;
  /** That read it; the present one unless given. */
  readonly engine?: number;
  /** Who had the document read again. */
  readonly rereadFor?: string;
}

/** Keeps revisions and tells them: the event, the end of the one before, a task when a person must look, an audit line. */
export async function storeRevisions(tx: Tx, revisions: readonly Revision[], events: EventFactory, now: Date): Promise<Effects> {
  const told = await saveDecisions(
    tx,
    revisions.map((own) => extracted(own, events)),
  );
  const kept = new Set(told.map((event) => event.subject));
  const live = revisions.filter((own) => kept.has(own.carried.invoiceId));
  await insertRevisions(
    tx,
    live.map((own) => ({
      tenantId: own.tenantId,
      invoiceId: own.carried.invoiceId,
      revision: own.revision,
      ...own.content,
      review: own.content.review.map(tellReview),
      revisedBy: own.revisedBy ?? 'system:extraction',
      revisedAt: now,
      engine: own.engine ?? ENGINE_VERSION,
    })),
  );
  return {
    events: [...told, ...live.flatMap((own) => superseded(own, events)), ...live.flatMap((own) => taskFor(own, events))],
    audit: live.map((own) => auditLine(own, now)),
  };
}

/** A review item as other services see it: its reason in words. */
export function tellReview(item: ReviewItem): ReviewTold {
  return {
    field: item.field || 'document',
    reason: reviewWords(item).en,
    confidence: item.confidence,
    ...(item.term ? { term: item.term } : {}),
    ...(item.value === undefined ? {} : { value: item.value }),
  };
}

function extracted({ cause, carried, revision, content, differences, form, revisedBy }: Revision, events: EventFactory): BusEvent<'invoice.extracted.v1'> {
  return events.causedBy(cause, 'invoice.extracted.v1', {
    ...carried,
    lineage: [revision],
    ...(revisedBy ? { revisedBy } : {}),
    invoice: content.invoice,
    review: content.review.map(tellReview),
    ...(differences === undefined ? {} : { differences: [...differences] }),
    ...(form === undefined ? {} : { form }),
  });
}

function superseded({ cause, carried, revision }: Revision, events: EventFactory): BusEvent<'invoice.superseded.v1'>[] {
  return revision === 1 ? [] : [events.causedBy(cause, 'invoice.superseded.v1', { invoiceId: carried.invoiceId, lineage: [revision - 1] })];
}

function taskFor({ cause, carried, revision, content }: Revision, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const [first] = content.review;
  if (!first) return [];
  const { invoiceId } = carried;
  const title = joinTexts(content.review.map(reviewWords));
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: idFrom(invoiceId, 'review', revision),
      kind: 'review',
      invoiceId,
      lineage: [revision],
      reason: first.reason,
      ...titlesOf(title),
      role: 'clerk',
      amount: content.invoice.totals.due ?? null,
      currency: content.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

function auditLine({ tenantId, carried, revision, content, revisedBy, rereadFor }: Revision, now: Date) {
  const details = {
    revision,
    format: carried.format,
    review: content.review.map(({ field, reason }) => ({ field, reason })),
    ...(rereadFor === undefined ? {} : { engine: ENGINE_VERSION }),
  };
  return {
    tenantId,
    at: now,
    actor: rereadFor ?? revisedBy ?? 'system:extraction',
    action: rereadFor === undefined ? 'invoice.extracted' : 'invoice.reread',
    entity: 'invoice',
    entityId: carried.invoiceId,
    details,
  };
}
