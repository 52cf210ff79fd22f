import { simpleParser, type Attachment } from 'mailparser';
import { fileName, isDecoration, MAIL } from '../domain/index.js';
import { ArchiveFault, type ArchiveLimits, type FileInArchive } from './files-in.js';

/** How deep mails are looked for in mails: one that is sent on, and sent on again. */
const MOST_NESTED = 3;

/**
 * The attachments of a mail that was kept as a file (RFC 5322), in its order, without what only decorates its text. Those of a mail that it
 * brings along are among them.
 *
 * @throws ArchiveFault when it cannot be read, or goes over a limit
 */
export async function* attachmentsIn(mail: Buffer, { maxFiles, maxFileBytes }: Omit<ArchiveLimits, 'maxBytes'>): AsyncGenerator<FileInArchive> {
  const attachments = await parsed(mail, 0);
  if (attachments.length > maxFiles) throw new ArchiveFault(`The mail has more than ${maxFiles} attachments, which is the most that is opened. Send them in parts.`);
  for (const [index, { filename = '', contentType, contentDisposition, related, content }] of attachments.entries()) {
    if (isDecoration({ mediaType: contentType, sizeBytes: content.length, isInline: related || contentDisposition === 'inline' })) continue;
    const path = fileName(filename) || `attachment-${index + 1}`;
    if (content.length > maxFileBytes) throw new ArchiveFault(`${path} in the mail has more than ${maxFileBytes} bytes, which is the most that is taken. Send the others without it.`);
    yield { path, bytes: content };
  }
}

async function parsed(mail: Buffer, depth: number): Promise<Attachment[]> {
  try {
    const { attachments } = await simpleParser(mail, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
    const all: Attachment[] = [];
    for (const own of attachments) all.push(...(own.contentType === MAIL && depth < MOST_NESTED ? await parsed(own.content, depth + 1) : [own]));
    return all;
  } catch (error) {
    throw new ArchiveFault('The mail cannot be opened. Send its attachments.', { cause: error });
  }
}
