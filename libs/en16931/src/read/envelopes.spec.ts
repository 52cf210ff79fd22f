import { describe, expect, it } from 'vitest';
import { InvoiceReadError, readInvoice, readTradeDocument } from '../index.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const ubl = (root: string, content: string): string => `<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</${root}>`;
const invoice = (number: string): string => ubl('Invoice', `<cbc:ID>${number}</cbc:ID><cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>`);
const HEADER = '<sh:StandardBusinessDocumentHeader><sh:HeaderVersion>1.0</sh:HeaderVersion></sh:StandardBusinessDocumentHeader>';
const enveloped = (content: string): string => `<?xml version="1.0"?><sh:StandardBusinessDocument xmlns:sh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">${HEADER}${content}</sh:StandardBusinessDocument>`;

function refusalOf(source: string): { code: string; message: string } {
  try {
    readInvoice(source);
  } catch (error) {
    if (error instanceof InvoiceReadError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was read.');
}

describe('An envelope', () => {
  it('is opened, and what is in it stands by itself', () => {
    const { model, occurrences, count } = readInvoice(enveloped(invoice('INV-1')));
    expect(model.number).toBe('INV-1');
    expect(count).toBe(1);
    expect(occurrences.map(({ path }) => path)).toEqual(['/Invoice', '/Invoice/cbc:ID', '/Invoice/cac:InvoiceLine', '/Invoice/cac:InvoiceLine/cbc:ID']);
  });

  it('gives each of several documents by its position, and how many there are', () => {
    const lot = enveloped(`<p:Package xmlns:p="urn:example:package"><p:List>${invoice('INV-1')}${invoice('INV-2').replace('</Invoice>', `<ext:UBLExtensions xmlns:ext="${UBL}CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent>${invoice('INNER')}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions></Invoice>`)}${invoice('INV-3')}</p:List></p:Package>`);
    const read = [1, 2, 3].map((position) => readInvoice(lot, {}, position));
    expect(read.map(({ model, count, occurrences }) => [model.number, count, occurrences[0]?.path])).toEqual([['INV-1', 3, '/Invoice'], ['INV-2', 3, '/Invoice'], ['INV-3', 3, '/Invoice']]);
    expect(() => readInvoice(lot, {}, 4)).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE' }));
    expect(() => readInvoice(invoice('INV-1'), {}, 2)).toThrow('The file holds 1 invoices, and none of the number 2');
  });

  it('gives orders as well', () => {
    const order = ubl('Order', '<cbc:ID>PO-1</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">1</cbc:Quantity><cac:Price><cbc:PriceAmount currencyID="EUR">1</cbc:PriceAmount></cac:Price></cac:LineItem></cac:OrderLine>');
    expect(readTradeDocument(enveloped(order))).toMatchObject({ kind: 'order', number: 'PO-1' });
  });

  it('is refused when it holds no document', () => {
    expect(refusalOf(enveloped('<x/>'))).toMatchObject({ code: 'NOT_AN_INVOICE', message: expect.stringMatching(/StandardBusinessDocument: .*holds none/) });
  });

  it('is no document of UBL: what answers to an invoice is not the invoice', () => {
    const answer = ubl('ApplicationResponse', `<ext:UBLExtensions xmlns:ext="${UBL}CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent>${invoice('INV-1')}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`);
    expect(refusalOf(answer)).toMatchObject({ code: 'NOT_AN_INVOICE', message: expect.stringContaining('an application response') });
  });
});

describe('An AttachedDocument', () => {
  const attached = (content: string): string => ubl('AttachedDocument', `<cbc:ID>1</cbc:ID><cac:Attachment>${content}</cac:Attachment>`);

  it('gives the invoice that it carries as text, of whatever length, or as a file', () => {
    const long = invoice('INV-1').replace('</Invoice>', `${'<cac:InvoiceLine><cbc:ID>2</cbc:ID></cac:InvoiceLine>'.repeat(8000)}</Invoice>`);
    expect(readInvoice(attached(`<cac:ExternalReference><cbc:Description><![CDATA[<?xml version="1.0"?>${long}]]></cbc:Description></cac:ExternalReference>`)).model.lines).toHaveLength(8001);
    const file = Buffer.from(invoice('INV-2')).toString('base64');
    expect(readInvoice(attached(`<cbc:EmbeddedDocumentBinaryObject mimeCode="text/xml">${file}</cbc:EmbeddedDocumentBinaryObject>`)).model.number).toBe('INV-2');
  });

  it('is refused when it carries nothing', () => {
    expect(refusalOf(attached('<cac:ExternalReference/>'))).toMatchObject({ code: 'NOT_AN_INVOICE', message: expect.stringContaining('carries no document') });
  });
});

describe('Another document', () => {
  it.each([
    ['Reminder', 'a reminder: send the invoice itself'],
    ['RemittanceAdvice', 'a remittance advice: send the invoice itself'],
    ['Catalogue', 'a catalogue: send the invoice itself'],
  ])('is told as what it is: %s', (root, words) => {
    expect(refusalOf(ubl(root, '<cbc:ID>1</cbc:ID>'))).toMatchObject({ code: 'NOT_AN_INVOICE', message: expect.stringContaining(`that is ${words}`) });
  });

  it.each([
    ['<Invoice xmlns="urn:sfti:documents:BasicInvoice:1:0"/>', 'Svefaktura 1.0'],
    ['<Invoice xmlns="urn:oasis:names:tc:ubl:Invoice:1:0"/>', 'UBL 1.0'],
    ['<Invoice xmlns="http://isdoc.cz/namespace/invoice"/>', 'ISDOC other than an invoice of 6.0'],
    ['<Faktura xmlns="http://crd.gov.pl/wzor/2021/11/29/11089/"/>', 'KSeF other than FA(2) and FA(3)'],
  ])('is named when it is an invoice of a format that is not read: %s', (source, format) => {
    expect(refusalOf(source)).toEqual({ code: 'UNSUPPORTED_FORMAT', message: `${format} is not read: send UBL 2.1 or CII` });
  });
});

describe('An inner namespace', () => {
  const cii = (version: string): string => `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:${version}" xmlns:udt="urn:un:unece:uncefact:data:Standard:UnqualifiedDataType:${version}">
    <rsm:ExchangedDocument><ram:ID>CII-1</ram:ID><ram:IssueDateTime><udt:DateTimeString format="102">20260131</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument></rsm:CrossIndustryInvoice>`;

  it('may be of any version of CII', () => {
    for (const version of ['19', '100', '13']) expect(readInvoice(cii(version)).model).toMatchObject({ number: 'CII-1', issueDate: '2026-01-31' });
  });

  it('that hides the invoice is refused, with where and what it is', () => {
    expect(refusalOf(cii('D16A'))).toMatchObject({ code: 'WRONG_NAMESPACE', message: expect.stringMatching(/^\/CrossIndustryInvoice\/rsm:ExchangedDocument\/\?:ID is in the namespace "urn:un:.*D16A"/) });
  });

  it('is put right where a leaf lost its prefix, as some makers let it', () => {
    const bare = cii('100').replace('</rsm:ExchangedDocument>', '</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><BuyerReference>AB-3</BuyerReference></ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>');
    const { model, occurrences } = readInvoice(bare.replace('udt:DateTimeString format', 'DateTimeString format').replace('</udt:DateTimeString>', '</DateTimeString>'));
    expect(model).toMatchObject({ issueDate: '2026-01-31', buyerReference: 'AB-3' });
    expect(occurrences.at(-1)?.path).toBe('/CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:BuyerReference');
    expect(readInvoice(ubl('Invoice', '<ID>INV-1</ID><cac:Delivery><cbc:ActualDeliveryDate>2026-01-01</cbc:ActualDeliveryDate></cac:Delivery>')).model.number).toBe('INV-1');
  });

  it('may be wrapped', () => {
    expect(readInvoice(cii('100').replace('data:standard:CrossIndustryInvoice', 'data:standard:\n  CrossIndustryInvoice')).model.number).toBe('CII-1');
  });

  it('of a foreign element beside the invoice, or in an extension, harms nothing', () => {
    const whole = ubl('Invoice', `<ext:UBLExtensions xmlns:ext="${UBL}CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent><s:Signature xmlns:s="urn:s"/></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions><cbc:ID>INV-1</cbc:ID>`);
    expect(readInvoice(whole).model.number).toBe('INV-1');
  });
});

describe('A document without a type', () => {
  it.each([
    ['Invoice', '', '380'],
    ['CreditNote', '', '381'],
    ['CreditNote', '<cbc:CreditNoteTypeCode>91</cbc:CreditNoteTypeCode>', '381'],
    ['CreditNote', '<cbc:CreditNoteTypeCode>326</cbc:CreditNoteTypeCode>', '326'],
    ['SelfBilledInvoice', '', '389'],
    ['SelfBilledCreditNote', '', '261'],
    ['FreightInvoice', '', '780'],
  ])('or with a national one has that of its kind: %s %s', (root, code, type) => {
    expect(readInvoice(ubl(root, `${code}<cbc:ID>1</cbc:ID>`)).model.typeCode).toBe(type);
  });

  it('is read as a debit note with its lines and what it requests', () => {
    const { model } = readInvoice(ubl('DebitNote', '<cbc:ID>D-1</cbc:ID><cac:RequestedMonetaryTotal><cbc:PayableAmount currencyID="EUR">25.00</cbc:PayableAmount></cac:RequestedMonetaryTotal><cac:DebitNoteLine><cbc:ID>1</cbc:ID><cbc:DebitedQuantity unitCode="C62">5</cbc:DebitedQuantity></cac:DebitNoteLine>'));
    expect(model).toMatchObject({ number: 'D-1', typeCode: '383', totals: { due: '25' }, lines: [{ id: '1', quantity: '5', unit: 'C62' }] });
  });
});
