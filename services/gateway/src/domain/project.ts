import { compareLineage, type AnyBusEvent, type EventMap, type Lineage, type PageRange, type RecognisedKind } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';

/** Events of an invoice that the read model shows. */
export const INVOICE_EVENTS = [
  'invoice.submitted.v1',
  'invoice.received.v1',
  'invoice.refused.v1',
  'invoice.split.v1',
  'invoice.extracted.v1',
  'invoice.superseded.v1',
  'invoice.validated.v1',
  'invoice.matched.v1',
  'invoice.approved.v1',
  'invoice.rejected.v1',
] as const;
export type InvoiceEvent = AnyBusEvent<(typeof INVOICE_EVENTS)[number]>;

/** Where an invoice stands. */
export interface Standing {
  readonly lineage: Lineage;
  readonly stage: 'submitted' | 'received' | 'refused' | 'extracted' | 'validated' | 'blocked' | 'matched' | 'waiting' | 'approved' | 'rejected';
  /** Stable name of the cause, where the stage has one. */
  readonly reason: string | null;
  readonly explanation: string;
  /** What a document is that was refused as no invoice, where it says so. */
  readonly recognised?: RecognisedKind | undefined;
}

/** What waiting is for, by the verdict of matching. */
const WAITS_FOR: Readonly<Record<string, string>> = { AWAITING_RECEIPT: 'goods', PARTLY_RECEIVED: 'goods', ORDER_UNKNOWN: 'order' };

/** Where an event puts its invoice; undefined for one that only ends an older revision. */
export function standingOf(event: InvoiceEvent): Standing | undefined {
  switch (event.type) {
    case 'invoice.submitted.v1':
      return { lineage: [], stage: 'submitted', reason: null, explanation: submittedWords(event.data) };
    case 'invoice.received.v1':
      return { lineage: event.data.lineage, stage: 'received', reason: null, explanation: `Taken in as ${event.data.document.mediaType}.` };
    case 'invoice.refused.v1':
      return { lineage: event.data.lineage, stage: 'refused', reason: event.data.reason, explanation: event.data.message, recognised: event.data.recognised };
    case 'invoice.extracted.v1':
      return { lineage: event.data.lineage, stage: 'extracted', reason: null, explanation: extractedWords(event.data) };
    case 'invoice.validated.v1':
      return validated(event.data);
    case 'invoice.matched.v1':
      return matched(event.data);
    case 'invoice.approved.v1':
      return { lineage: event.data.lineage, stage: 'approved', reason: event.data.how, explanation: event.data.explanation };
    case 'invoice.rejected.v1':
      return { lineage: event.data.lineage, stage: 'rejected', reason: null, explanation: `${event.data.by} rejected it: ${event.data.reason}` };
    case 'invoice.split.v1':
      return undefined;
    case 'invoice.superseded.v1':
      return event.data.byInvoiceId === undefined
        ? undefined
        : { lineage: event.data.lineage, stage: 'refused', reason: 'REPLACED', explanation: `Corrected invoice ${event.data.byInvoiceId} takes its place.` };
    default:
      return event satisfies never;
  }
}

/** What an event is told by that puts its invoice nowhere else. */
export function asideOf(event: InvoiceEvent): string {
  if (event.type !== 'invoice.split.v1') return 'A newer revision takes its place.';
  const { parts } = event.data;
  return `The file holds ${parts.length} invoices: this one is ${placeWords(parts[0], 1) ?? 'the first'}, each of the others goes its own way.`;
}

function submittedWords({ submittedBy, partOf, document }: EventMap['invoice.submitted.v1']): string {
  const by = `Handed in by ${submittedBy.name ?? submittedBy.subject}`;
  if (partOf === undefined) return `${by}.`;
  const place = placeWords(document.pages, partOf.part);
  return `${by} in the file of invoice ${partOf.invoiceId}, of which it is part ${partOf.part} of ${partOf.parts}${place === undefined ? '' : `: ${place}`}.`;
}

/** Where in its file a part stands; undefined where its number says it: one page each, or the invoices of an electronic file. */
function placeWords(pages: PageRange | undefined, part: number): string | undefined {
  if (pages === undefined) return 'some pages';
  const { from, to } = pages;
  if (from !== to) return `pages ${from} to ${to}`;
  return from === part ? undefined : `page ${from}`;
}

function extractedWords({ format, review, revisedBy }: EventMap['invoice.extracted.v1']): string {
  const how = revisedBy ? `Corrected by ${revisedBy}` : `Read as ${format}`;
  return review.length > 0 ? `${how}; a person must look: ${review.map((item) => item.reason).join(' ')}` : `${how}.`;
}

function validated({ lineage, verdict, findings }: EventMap['invoice.validated.v1']): Standing {
  const telling = findings.filter((finding) => finding.severity === 'block' || finding.severity === 'error');
  const blocking = telling.find((finding) => finding.severity === 'block');
  const explanation = telling.length > 0 ? telling.map((finding) => finding.message).join(' ') : 'No rule objects; it is new, and its vendor is known.';
  return { lineage, stage: verdict === 'blocked' ? 'blocked' : 'validated', reason: blocking?.code ?? telling[0]?.code ?? null, explanation };
}

function matched({ lineage, match }: EventMap['invoice.matched.v1']): Standing {
  const worst = match.lines.find((line) => line.verdict === match.verdict);
  const explanation = match.accepted ? `${match.accepted.by} accepted the difference.` : (worst?.explanation ?? 'It names no order.');
  if (match.class === 'waiting') return { lineage, stage: 'waiting', reason: WAITS_FOR[match.verdict] ?? 'goods', explanation };
  return { lineage, stage: 'matched', reason: match.verdict, explanation };
}

/** The content that lists show. */
export interface Content {
  readonly lineage: Lineage;
  readonly format: string;
  readonly invoice: Invoice;
  readonly vendor: { readonly vendorId: string; readonly name: string } | null;
  /** Points, where validation has weighed it. */
  readonly risk?: number | undefined;
}

/** The content an event carries. */
export function contentOf(event: InvoiceEvent): Content | undefined {
  switch (event.type) {
    case 'invoice.extracted.v1':
      return { ...event.data, vendor: null };
    case 'invoice.validated.v1':
      return { ...event.data, risk: event.data.risk?.points };
    case 'invoice.matched.v1':
      return event.data;
    default:
      return undefined;
  }
}

/** The newest of what several events of one invoice say. */
export interface Projection {
  readonly standing: Standing | undefined;
  readonly content: Content | undefined;
  readonly submission: EventMap['invoice.submitted.v1'] | undefined;
  readonly mediaType: string | undefined;
  readonly risk: number | undefined;
}

/** Folds the events of one invoice, in whatever order they came. */
export function project(events: readonly InvoiceEvent[]): Projection {
  const contents = events.flatMap((event) => contentOf(event) ?? []);
  return {
    standing: newest(events.flatMap((event) => standingOf(event) ?? [])),
    content: newest(contents),
    submission: events.flatMap((event) => (event.type === 'invoice.submitted.v1' ? event.data : []))[0],
    mediaType: events.flatMap((event) => (event.type === 'invoice.received.v1' ? event.data.document.mediaType : []))[0],
    risk: newest(contents.filter(({ risk }) => risk !== undefined))?.risk,
  };
}

function newest<T extends { readonly lineage: Lineage }>(items: readonly T[]): T | undefined {
  return items.reduce<T | undefined>((best, item) => (best === undefined || compareLineage(item.lineage, best.lineage) > 0 ? item : best), undefined);
}
