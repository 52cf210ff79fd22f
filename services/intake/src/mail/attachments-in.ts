import type { Attachment } from 'mailparser';
import { ArchiveFault, type ArchiveLimits, type FileInArchive } from '../archive/files-in.js';
import { isDecoration, MAIL } from '../domain/index.js';
import { nameOf, parseMail, partOf } from './mail-parts.js';

/** How deep mails are looked for in mails: one that is sent on, and sent on again. */
const MOST_NESTED = 3;

/**
 * The attachments of a mail that was kept as a file (RFC 5322), in its order, without what only decorates its text. Those of a mail that it
 * brings along are among them.
 *
 * @throws ArchiveFault when it cannot be read, or goes over a limit
 */
export async function attachmentsIn(mail: Buffer, { maxFiles, maxFileBytes }: Omit<ArchiveLimits, 'maxBytes'>): Promise<FileInArchive[]> {
  const attachments = await parsed(mail, 0);
  if (attachments.length > maxFiles) throw new ArchiveFault(`The mail has more than ${maxFiles} attachments, which is the most that is opened. Send them in parts.`);
  return attachments.flatMap((own, index): FileInArchive[] => {
    if (isDecoration(partOf(own))) return [];
    const path = nameOf(own, index);
    if (own.content.length > maxFileBytes) throw new ArchiveFault(`${path} in the mail has more than ${maxFileBytes} bytes, which is the most that is taken. Send the others without it.`);
    return [{ path, bytes: own.content }];
  });
}

async function parsed(mail: Buffer, depth: number): Promise<Attachment[]> {
  try {
    const { attachments } = await parseMail(mail);
    const all: Attachment[] = [];
    for (const own of attachments) all.push(...(own.contentType === MAIL && depth < MOST_NESTED ? await parsed(own.content, depth + 1) : [own]));
    return all;
  } catch (error) {
    throw new ArchiveFault('The mail cannot be opened. Send its attachments.', { cause: error });
  }
}
