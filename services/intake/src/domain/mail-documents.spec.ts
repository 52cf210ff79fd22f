import { describe, expect, it } from 'vitest';
import { mayBeDocument, type MailPart } from './mail-documents.js';

const part = (parts: Partial<MailPart>): MailPart => ({ filename: undefined, mediaType: 'application/octet-stream', sizeBytes: 100_000, isInline: false, ...parts });

describe(mayBeDocument.name, () => {
  it.each<[string, Partial<MailPart>, boolean]>([
    ['a PDF by its type', { mediaType: 'application/pdf' }, true],
    ['a PDF that is sent as bytes of no type', { filename: 'Rechnung.PDF' }, true],
    ['an e-invoice', { filename: 'r.xml', mediaType: 'text/xml' }, true],
    ['a signed FatturaPA', { filename: 'IT01234567890_00001.xml.p7m' }, true],
    ['an invoice of ISDOC, by itself or packed with its files', { filename: 'FV-17.isdocx' }, true],
    ['a signed Facturae', { filename: 'factura-17.xsig' }, true],
    ['an archive', { filename: 'invoices.zip', mediaType: 'application/x-zip-compressed' }, true],
    ['a mail that is sent on', { filename: 'Invoice 4012.eml', mediaType: 'message/rfc822' }, true],
    ['a mail of Outlook, by its name', { filename: 'Invoice 4012.msg' }, true],
    ['one by its type', { mediaType: 'application/vnd.ms-outlook' }, true],
    ['a photo of an invoice', { filename: 'scan.jpg', mediaType: 'image/jpeg' }, true],
    ['one as telephones take it', { filename: 'IMG_0001.HEIC', mediaType: 'image/heic' }, true],
    ['the logo in the text', { filename: 'logo.png', mediaType: 'image/png', isInline: true }, false],
    ['a small picture', { filename: 'facebook.png', mediaType: 'image/png', sizeBytes: 3000 }, false],
    ['the terms as a text', { filename: 'agb.txt', mediaType: 'text/plain' }, false],
    ['a calendar', { filename: 'invite.ics', mediaType: 'text/calendar' }, false],
  ])('%s', (_name, parts, expected) => {
    expect(mayBeDocument(part(parts))).toBe(expected);
  });
});
