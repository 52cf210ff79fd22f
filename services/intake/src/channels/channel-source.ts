import type { Readable } from 'node:stream';
import type { MailOrigin } from '@smartap/contracts';
import type { Introduction } from '../domain/index.js';

/** A document that waits in a channel. */
export interface WaitingDocument {
  readonly tenantId: string;
  /** Tells it from all others of its channel, also from a later one of the same name. */
  readonly externalId: string;
  readonly filename: string;
  readonly sizeBytes: number;
  /** Of a document that came by mail. */
  readonly mail?: MailOrigin;
  /** Of a file that belongs to an invoice which came with it: the external id of that one. */
  readonly joins?: string | undefined;
  /** The mail, by a name of its own, where it brought several files that may be invoices. */
  readonly mailName?: string;
  /** The electronic invoices of the same mail, by external id: what it says itself may prove that it belongs to one. */
  readonly cameWith?: readonly { readonly externalId: string; readonly introduction: Introduction }[];
}

/** Where documents come in by themselves. */
export interface ChannelSource<D extends WaitingDocument = WaitingDocument> {
  /** As `invoice.submitted` names it. */
  readonly channel: string;
  /** What waits now. One that is still being written is left for the next round. */
  waiting(): AsyncIterable<D>;
  open(document: D): Promise<Readable>;
  /** Puts a document out of the way once it is stored; not being there any more is fine. */
  done(document: D): Promise<void>;
  /** Puts one away that cannot be taken in, with the reason where its owner sees it. */
  failed(document: D, reason: string): Promise<void>;
}
