import { describe, expect, it } from 'vitest';
import { isSignature, sniff } from './sniff.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const ZIP = Buffer.concat([Buffer.from('504b0304140000000000', 'hex'), Buffer.alloc(30)]);
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe(sniff.name, () => {
  it('takes an XML in the envelope of a signature for one, as bytes and as base64', async () => {
    const envelope = Buffer.concat([Buffer.from('3082040006092a864886f70d010702', 'hex'), Buffer.alloc(80)]);
    for (const bytes of [envelope, Buffer.from(envelope.toString('base64'))]) expect(await sniff(bytes)).toEqual({ mediaType: 'application/pkcs7-mime', kind: 'xml' });
  });

  it.each([
    ['XML with a declaration', Buffer.from('<?xml version="1.0"?><Invoice/>')],
    ['XML with a byte order mark', Buffer.from('\uFEFF<?xml version="1.0"?><Invoice/>')],
    ['XML without a declaration', Buffer.from('\n  <ubl:Invoice/>')],
    ['XML that begins with a comment', Buffer.from('<!-- made by --><Invoice/>')],
    ['XML with a document type', Buffer.from('<!DOCTYPE bomb [<!ENTITY a "a">]><Invoice/>')],
    ['XML in UTF-16', utf16('<?xml version="1.0" encoding="UTF-16"?><Invoice/>')],
  ])('tells %s', async (_, bytes) => {
    expect(await sniff(bytes)).toEqual({ mediaType: 'application/xml', kind: 'xml' });
  });

  it.each([
    ['at its start', Buffer.from('%PDF-1.7\n')],
    ['behind what a mail gateway put before it', Buffer.concat([Buffer.from('\r\n'.repeat(20)), Buffer.from('%PDF-1.4\n')])],
  ])('tells a PDF by its header %s', async (_, bytes) => {
    expect(await sniff(bytes)).toEqual({ mediaType: 'application/pdf', kind: 'pdf' });
  });

  it('tells an image', async () => {
    expect(await sniff(PNG)).toEqual({ mediaType: 'image/png', kind: 'image' });
  });

  it('tells a mail by its headers, and no text that has some', async () => {
    const mail = 'Return-Path: <a@supplier.example>\r\nReceived: from mail\r\n\tby us; Mon, 2 Nov 2026 10:00:00 +0100\r\nSubject: Invoice\r\nFrom: a@supplier.example\r\n\r\nSee below.';
    expect(await sniff(Buffer.from(mail))).toEqual({ mediaType: 'message/rfc822', kind: undefined });
    expect(await sniff(Buffer.from(mail.replaceAll('\r\n', '\n')))).toMatchObject({ mediaType: 'message/rfc822' });
    for (const text of ['From: Ann\nTo: Ben\n\nHello', 'Date: today\nSubject: stock\nPlease note the subject and the date from below.\n', 'a,b,c\n1,2,3\n']) expect((await sniff(Buffer.from(text)))?.mediaType).not.toBe('message/rfc822');
  });

  it('names what it is when it cannot be an invoice', async () => {
    expect(await sniff(ZIP)).toMatchObject({ mediaType: 'application/zip', kind: undefined });
    expect(await sniff(Buffer.from('<!DOCTYPE html><html></html>'))).toEqual({ mediaType: 'text/html', kind: undefined });
    expect(await sniff(Buffer.from('<html lang="en"></html>'))).toEqual({ mediaType: 'text/html', kind: undefined });
  });

  it.each([['nothing', Buffer.alloc(0)], ['a number', Buffer.from('42 < 43')], ['zeros', Buffer.alloc(100)]])('says nothing of %s', async (_, bytes) => {
    expect(await sniff(bytes)).toBeUndefined();
  });

  it('does not look for a PDF further in', async () => {
    expect(await sniff(Buffer.concat([Buffer.alloc(1024, 0x20), Buffer.from('%PDF-1.7')]))).toBeUndefined();
  });
});

describe('A plain text', () => {
  it.each([
    ['an invoice as programs print it', Buffer.from('RECHNUNG Nr. 17\r\n'.repeat(5000)), { mediaType: 'text/plain', kind: 'text' }],
    ['one in another encoding', Buffer.from('Rechnung für März', 'latin1'), { mediaType: 'text/plain', kind: 'text' }],
    ['no page of the web', Buffer.from('<html>Invoice</html>'), { mediaType: 'text/html', kind: undefined }],
    ['nothing for programs', Buffer.from('{"number": "17"}'), undefined],
  ])('is %s', async (_, bytes, expected) => {
    expect(await sniff(bytes)).toEqual(expected);
  });
});

describe(isSignature, () => {
  it.each([
    ['a signature with a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>', true],
    ['one with a prefix', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>', true],
    ['an invoice', '<Invoice><cac:Signature/></Invoice>', false],
    ['a PDF', '%PDF-1.7', false],
  ])('tells of %s', (_, text, expected) => {
    expect(isSignature(Buffer.from(text))).toBe(expected);
  });
});
