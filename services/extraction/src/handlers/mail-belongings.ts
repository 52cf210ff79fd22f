import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { lockDecisions, saveDecisions, type EventFactory, type InvoiceKey } from '@smartap/messaging';
import { belongingWords, isTellingNumber, squeeze, type ExtractionOutcome } from '../domain/index.js';
import { insertMailDocuments, loadBelongings, type MailDocument, type MailKey } from '../store/mail-documents.js';
import type { ReceivedType, ScannedType } from './invoice-received.handler.js';

/** A document that was read. */
export interface ReadDocument<K extends ReceivedType | ScannedType> {
  readonly event: BusEvent<K>;
  readonly outcome: ExtractionOutcome;
}

/** The mail that a document came in with others. */
export function mailOf<K extends ReceivedType | ScannedType>({ tenantId, data }: AnyBusEvent<K>): MailKey | undefined {
  const { mailId } = data.document;
  return mailId === undefined ? undefined : { tenantId, mailId };
}

/** What is kept of a document, where another of its mail may belong to it or it to another. */
function kept(key: MailKey & InvoiceKey, outcome: ExtractionOutcome): MailDocument[] {
  if (outcome.outcome === 'refused') return outcome.names === undefined ? [] : [{ ...key, names: outcome.names }];
  const number = outcome.outcome === 'extracted' ? (outcome.invoice.number ?? '') : '';
  return isTellingNumber(number) ? [{ ...key, number: squeeze(number) }] : [];
}

/**
 * Refuses what is no invoice as part of the printed invoice of its mail that it names, whichever of the two was read last. Called after the decisions about the
 * documents themselves are kept; a document that a person has taken as an invoice meanwhile is one.
 */
export async function tellBelongings<K extends ReceivedType | ScannedType>(
  tx: Tx,
  read: readonly ReadDocument<K>[],
  events: EventFactory,
): Promise<BusEvent<'invoice.refused.v1'>[]> {
  const mailed = read.flatMap(({ event, outcome }) => {
    const mail = mailOf(event);
    return mail === undefined ? [] : [{ event, outcome, mail }];
  });
  if (mailed.length === 0) return [];
  await insertMailDocuments(
    tx,
    mailed.flatMap(({ event, outcome, mail }) => kept({ ...mail, invoiceId: event.data.invoiceId }, outcome)),
  );
  const belongings = await loadBelongings(
    tx,
    mailed.map(({ mail }) => mail),
  );
  if (belongings.length === 0) return [];
  const owners = belongings.map(({ tenantId, ownerId }) => ({ tenantId, invoiceId: ownerId }));
  const decisions = await lockDecisions<'invoice.extracted.v1' | 'invoice.refused.v1'>(tx, [...belongings, ...owners]);
  const refusals = belongings.flatMap(({ tenantId, mailId, invoiceId, ownerId }) => {
    const [known, owner] = [decisions.get({ tenantId, invoiceId })?.event, decisions.get({ tenantId, invoiceId: ownerId })?.event];
    const cause = mailed.find(({ mail }) => mail.mailId === mailId)?.event;
    if (cause === undefined || known?.type !== 'invoice.refused.v1' || known.data.reason !== 'NOT_AN_INVOICE' || owner?.type !== 'invoice.extracted.v1')
      return [];
    const { number = '', seller } = owner.data.invoice;
    return [
      events.causedBy(cause, 'invoice.refused.v1', {
        ...known.data,
        lineage: [(known.data.lineage[0] ?? 0) + 1],
        reason: 'BELONGS_TO_INVOICE',
        message: belongingWords(number, seller.name),
        otherInvoiceId: ownerId,
      }),
    ];
  });
  return saveDecisions(tx, refusals);
}
