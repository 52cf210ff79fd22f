import { ArchiveFault, type ArchiveLimits, type FileInArchive } from '../files-in.js';
import { isDecoration } from '../mail-documents.js';
import { isOutlookMail, MAIL, sniff, SNIFF_BYTES } from '../sniff.js';
import type { Enclosure } from './enclosure.js';
import { enclosuresOf, nameOf, parseMail, partOf } from './mail-parts.js';
import type { OutlookLimits } from './outlook-enclosures.js';

/** How deep mails are looked for in mails: one that is sent on, and sent on again. */
const MOST_NESTED = 3;
/** What Outlook keeps a signed mail as, within a mail that has nothing else: the whole of it as it was sent (RFC 8551). */
const SIGNED_MAIL = 'multipart/signed';

type Limits = Omit<ArchiveLimits, 'maxBytes'>;

/** Opens mails as Outlook keeps them: what one encloses, or at which limit it was given up; it throws where a mail is damaged. */
export interface OpensOutlook {
  open(mail: Buffer, limits: OutlookLimits): Promise<Enclosure[] | 'too many' | 'too slow' | 'too large'>;
}

/**
 * The attachments of a mail that was kept as a file (RFC 5322, or as Outlook keeps it), in its order, without what only decorates its text. Those of
 * a mail that it brings along are among them.
 *
 * @throws ArchiveFault when it cannot be read, or goes over a limit
 */
export async function attachmentsIn(mail: Buffer, limits: Limits, outlook: OpensOutlook): Promise<FileInArchive[]> {
  const attachments = await opened(mail, 0, limits, outlook);
  if (attachments.length > limits.maxFiles) throw tooMany(limits);
  return attachments.flatMap((own, index): FileInArchive[] => {
    if (isDecoration(partOf(own))) return [];
    const path = nameOf(own, index);
    if (own.content.length > limits.maxFileBytes)
      throw new ArchiveFault(`${path} in the mail has more than ${limits.maxFileBytes} bytes, which is the most that is taken. Send the others without it.`);
    return [{ path, bytes: own.content }];
  });
}

async function opened(mail: Buffer, depth: number, limits: Limits, outlook: OpensOutlook): Promise<Enclosure[]> {
  const enclosed = isOutlookMail(mail) ? await openedBy(outlook, mail, depth, limits) : await parsed(mail);
  const all: Enclosure[] = [];
  for (const own of enclosed) all.push(...(depth < MOST_NESTED && (await isMail(own)) ? await opened(own.content, depth + 1, limits, outlook) : [own]));
  return all;
}

async function isMail({ mediaType, content }: Enclosure): Promise<boolean> {
  return mediaType === MAIL || mediaType === SIGNED_MAIL || isOutlookMail(content) || (await sniff(content.subarray(0, SNIFF_BYTES)))?.mediaType === MAIL;
}

async function openedBy(outlook: OpensOutlook, mail: Buffer, depth: number, limits: Limits): Promise<Enclosure[]> {
  const enclosed = await outlook.open(mail, { maxFiles: limits.maxFiles, maxNested: MOST_NESTED - depth }).catch(unreadable);
  if (enclosed === 'too many') throw tooMany(limits);
  if (enclosed === 'too slow' || enclosed === 'too large')
    throw new ArchiveFault(`The mail takes too much ${enclosed === 'too slow' ? 'time' : 'memory'} to be opened. Send its attachments.`);
  return enclosed;
}

async function parsed(mail: Buffer): Promise<Enclosure[]> {
  return enclosuresOf(await parseMail(mail).catch(unreadable));
}

const tooMany = ({ maxFiles }: Limits): ArchiveFault =>
  new ArchiveFault(`The mail has more than ${maxFiles} attachments, which is the most that is opened. Send them in parts.`);

function unreadable(cause: unknown): never {
  throw new ArchiveFault('The mail cannot be opened. Send its attachments.', { cause });
}
