import { Readable } from 'node:stream';
import { ImapFlow } from 'imapflow';
import type { ParsedMail } from 'mailparser';
import { acquaint, enclosuresOf, invoiceIn, isBareSignature, mailOrigin, mayBeDocument, nameOf, parseMail, partOf } from '../domain/index.js';
import type { ChannelSource, WaitingDocument } from './channel-source.js';
import type { Mailbox } from './mailbox-url.js';

const DONE = 'SmartAP-done';
const FAILED = 'SmartAP-failed';
/** A mail that is larger is put aside unread. */
const MAIL_MAX_BYTES = 64 * 1024 * 1024;
/** Mails looked at in one round; the rest comes in the next. */
const MAILS_AT_ONCE = 50;

interface MailDocument extends WaitingDocument {
  readonly uid: number;
  readonly bytes: Buffer;
}

interface OpenMail {
  left: number;
  failed: boolean;
}

/**
 * A mail box: each attachment that may be an invoice is a document. A mail leaves the box when all of its documents are stored: to `SmartAP-done`,
 * or to `SmartAP-failed` when one could not be taken in or there was none. What is in the text of a mail is never acted on.
 * What is proven to belong to an electronic invoice of the same mail is kept with it.
 */
export class MailboxSource implements ChannelSource<MailDocument> {
  readonly channel = 'mail';
  private client: ImapFlow | undefined;
  private readonly unsettled = new Map<number, OpenMail>();

  constructor(
    private readonly mailbox: Mailbox,
    private readonly onUnread: (message: string) => void,
  ) {}

  async *waiting(): AsyncIterable<MailDocument> {
    const { host, port, secure, user, password, folder } = this.mailbox;
    const client = new ImapFlow({ host, port, secure, auth: { user, pass: password }, logger: false, disableAutoIdle: true });
    // A connection that breaks is told by the command that waits for it.
    client.on('error', () => undefined);
    await client.connect();
    this.client = client;
    this.unsettled.clear();
    try {
      const known = new Set((await client.list()).map(({ path }) => path));
      for (const name of [DONE, FAILED]) if (!known.has(name)) await client.mailboxCreate(name);
      const { uidValidity } = await client.mailboxOpen(folder);
      const uids = (await client.search({ all: true }, { uid: true })) || [];
      for (const uid of uids.slice(0, MAILS_AT_ONCE)) yield* this.documentsOf(client, uid, `${uidValidity}`);
    } finally {
      this.client = undefined;
      await client.logout().catch(() => client.close());
    }
  }

  open(document: MailDocument): Promise<Readable> {
    return Promise.resolve(Readable.from([document.bytes]));
  }

  async done(document: MailDocument): Promise<void> {
    await this.settle(document.uid, false);
  }

  async failed(document: MailDocument, reason: string): Promise<void> {
    this.onUnread(`${document.filename}: ${reason}`);
    await this.settle(document.uid, true);
  }

  private async *documentsOf(client: ImapFlow, uid: number, uidValidity: string): AsyncIterable<MailDocument> {
    const known = await client.fetchOne(`${uid}`, { size: true }, { uid: true });
    // Somebody moved it meanwhile.
    if (!known) return;
    if ((known.size ?? 0) > MAIL_MAX_BYTES) return this.putAside(uid, `a mail of ${known.size} bytes is larger than the ${MAIL_MAX_BYTES} that are read`);
    const fetched = await client.fetchOne(`${uid}`, { source: true }, { uid: true });
    if (!fetched || !fetched.source) return;
    const mail = await parseMail(fetched.source);
    const documents = this.attachments(mail, uid, `${uidValidity}/${uid}`);
    if (documents.length === 0) return this.putAside(uid, 'it has no attachment that may be an invoice');
    this.unsettled.set(uid, { left: documents.length, failed: false });
    yield* documents;
  }

  private attachments(mail: ParsedMail, uid: number, mailId: string): MailDocument[] {
    const origin = originOf(mail);
    const documents = enclosuresOf(mail)
      .filter((part) => mayBeDocument(partOf(part)) && !isBareSignature(part.content))
      .map((part, index): MailDocument => ({
        tenantId: this.mailbox.tenantId,
        uid,
        bytes: part.content,
        sizeBytes: part.content.length,
        filename: nameOf(part, index),
        externalId: `${this.mailbox.user}/${mailId}/${index}`,
        mail: origin,
      }));
    if (documents.length === 1) return documents;
    const named = documents.map((document) => ({ document, id: document.externalId, filename: document.filename, invoice: invoiceIn(document.bytes) }));
    return acquaint(named).map(({ document, joins, cameWith, isOneOfSeveral }) => ({
      ...document,
      joins,
      cameWith: cameWith.map(({ id, introduction }) => ({ externalId: id, introduction })),
      ...(isOneOfSeveral ? { mailName: `${this.mailbox.user}/${mailId}` } : {}),
    }));
  }

  private async putAside(uid: number, why: string): Promise<void> {
    this.onUnread(`Mail ${uid} was put into ${FAILED}: ${why}.`);
    await this.client?.messageMove(`${uid}`, FAILED, { uid: true });
  }

  private async settle(uid: number, failed: boolean): Promise<void> {
    const mail = this.unsettled.get(uid);
    if (!mail) return;
    mail.left -= 1;
    mail.failed ||= failed;
    if (mail.left === 0) await this.client?.messageMove(`${uid}`, mail.failed ? FAILED : DONE, { uid: true });
  }
}

const AUTHENTICATION_RESULTS = 'authentication-results';

function originOf({ from, replyTo, headerLines }: ParsedMail) {
  const authenticationResults = headerLines
    .filter(({ key }) => key === AUTHENTICATION_RESULTS)
    .map(({ line }) => line.slice(AUTHENTICATION_RESULTS.length + 1));
  return mailOrigin({ from: from?.value[0]?.address, replyTo: replyTo?.value[0]?.address, authenticationResults });
}
