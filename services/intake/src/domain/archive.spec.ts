import { describe, expect, it } from 'vitest';
import { mayBeArchivedDocument } from './archive.js';

const FACTURAE = `<fe:Facturae xmlns:fe="http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"><FileHeader/><Invoices><Invoice><InvoiceHeader><InvoiceNumber>4012</InvoiceNumber></InvoiceHeader></Invoice></Invoices></fe:Facturae>`;
const XML = { mediaType: 'application/xml', kind: 'xml' } as const;

describe(mayBeArchivedDocument, () => {
  it.each([
    ['an electronic invoice', '4012.xml', '<Invoice/>', XML, true],
    ['one in a folder', 'November/4012.xml', '<Invoice/>', XML, true],
    ['a scan', 'scan.png', 'x'.repeat(50_000), { mediaType: 'image/png', kind: 'image' } as const, true],
    ['a photo as telephones take it', 'IMG_1.HEIC', 'x'.repeat(50_000), { mediaType: 'image/heic', kind: 'image' } as const, true],
    ['the signature beside it', 'semnatura_4012.xml', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>', XML, false],
    ['an invoice within a signature', '4012.xsig', `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>${FACTURAE}</ds:Object></ds:Signature>`, XML, true],
    ['the list of what an ISDOCX packs', 'manifest.xml', '<manifest xmlns="http://isdoc.cz/namespace/2013/manifest"/>', XML, false],
    ['the signatures of a signed container', 'META-INF/signatures0.xml', '<asic:XAdESSignatures/>', XML, false],
    ['what a Mac leaves', '__MACOSX/._a.xml', '<a/>', XML, false],
    ['a logo', 'logo.png', 'x', { mediaType: 'image/png', kind: 'image' } as const, false],
    ['an archive', 'more.zip', 'PK', { mediaType: 'application/zip', kind: undefined }, false],
    ['a text', 'terms.txt', 'Terms', undefined, false],
  ])('tells of %s', (_, path, content, sniffed, expected) => {
    expect(mayBeArchivedDocument(path, Buffer.from(content), sniffed)).toBe(expected);
  });
});
