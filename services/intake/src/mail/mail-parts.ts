import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import { fileName, type MailPart } from '../domain/index.js';

/** Parses a mail (RFC 5322) for its headers and attachments; nothing is made of its texts. */
export const parseMail = (source: Buffer): Promise<ParsedMail> => simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });

/** An attachment as its mail names it. */
export const partOf = ({ filename, contentType, size, related, contentDisposition }: Attachment): MailPart => ({ filename, mediaType: contentType, sizeBytes: size, isInline: related || contentDisposition === 'inline' });

/** What an attachment is called; by its place where its mail gives it no name. */
export const nameOf = ({ filename = '' }: Attachment, index: number): string => fileName(filename) || `attachment-${index + 1}`;
