import { fileName } from '@smartap/contracts';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { MailPart } from '../mail-documents.js';
import type { Enclosure } from './enclosure.js';

/** Parses a mail (RFC 5322) for its headers and attachments; nothing is made of its texts. */
export const parseMail = (source: Buffer): Promise<ParsedMail> => simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });

/** What a parsed mail encloses, in its order. */
export const enclosuresOf = ({ attachments }: ParsedMail): Enclosure[] =>
  attachments.map(({ filename, contentType, related, contentDisposition, content }) => ({
    filename,
    mediaType: contentType,
    isInline: related || contentDisposition === 'inline',
    content,
  }));

/** An attachment as its mail names it. */
export const partOf = ({ filename, mediaType, isInline, content }: Enclosure): MailPart => ({ filename, mediaType, sizeBytes: content.length, isInline });

/** What an attachment is called; by its place where its mail gives it no name. */
export const nameOf = ({ filename = '' }: Enclosure, index: number): string => fileName(filename) || `attachment-${index + 1}`;
