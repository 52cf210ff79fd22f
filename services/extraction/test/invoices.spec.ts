import { correctFields, endOfRevision, getExtraction, takeAsInvoice, type EventMap } from '@smartap/contracts';
import { writeUbl, type Invoice } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, testedService, type ToldEvent } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ExtractionSettings } from '../dist/config.js';
import { ENGLISH_PAGE, GERMAN_PAGE, makePdf, type Printed } from '../dist/domain/testing/make-pdf.js';
import { enveloped } from '../dist/domain/testing/make-signed.js';
import { drawn, encode, faxed } from '../dist/domain/testing/make-scan.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';

const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings) });
let tenantId: string;
const as = (actor = 'anna') => service.current.as(tenantId, actor);

beforeEach(() => {
  tenantId = newId();
});

async function read(bytes: Uint8Array, kind: 'xml' | 'pdf' | 'image' | 'text' = 'xml') {
  const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/octet-stream', kind };
  const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
  await service.bus.publish(event);
  await service.settled();
  return { invoiceId: event.subject, told: await service.bus.toldBecauseOf(event) };
}

// Two readings of a page and the start of the recogniser, on a busy machine.
const RECOGNISED_WITHIN_MS = 60_000;

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

const ubl20 = (root: string, content: string): string => `<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</${root}>`;
const ORDER = ubl20('Order', '<cbc:ID>PO-5</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">4</cbc:Quantity><cac:Price><cbc:PriceAmount currencyID="EUR">2.50</cbc:PriceAmount></cac:Price></cac:LineItem></cac:OrderLine>');
const EBINTERFACE = `<Invoice xmlns="http://www.ebinterface.at/schema/6p1/" GeneratingSystem="probe" DocumentType="Invoice" InvoiceCurrency="EUR"><InvoiceNumber>R-17</InvoiceNumber><InvoiceDate>2026-03-04</InvoiceDate>
  <Biller><VATIdentificationNumber>ATU12345675</VATIdentificationNumber><Address><Name>Probe GmbH</Name><Town>Wien</Town><ZIP>1010</ZIP><Country CountryCode="AT">Österreich</Country></Address></Biller>
  <InvoiceRecipient><VATIdentificationNumber>00000000</VATIdentificationNumber><Address><Name>Käufer AG</Name><Town>Graz</Town><ZIP>8010</ZIP><Country CountryCode="AT">Österreich</Country></Address></InvoiceRecipient>
  <Details><ItemList><ListLineItem><Description>Ware</Description><Quantity Unit="STK">10</Quantity><UnitPrice>10</UnitPrice><TaxItem><TaxableAmount>100</TaxableAmount><TaxPercent TaxCategoryCode="S">20</TaxPercent></TaxItem><LineItemAmount>100</LineItemAmount></ListLineItem></ItemList></Details>
  <Tax><TaxItem><TaxableAmount>100</TaxableAmount><TaxPercent TaxCategoryCode="S">20</TaxPercent><TaxAmount>20</TaxAmount></TaxItem></Tax><TotalGrossAmount>120</TotalGrossAmount><PayableAmount>120</PayableAmount></Invoice>`;
const CZECH = '<PostalAddress><StreetName>Dlouhá</StreetName><BuildingNumber>7</BuildingNumber><CityName>Praha</CityName><PostalZone>11000</PostalZone><Country><IdentificationCode>CZ</IdentificationCode><Name/></Country></PostalAddress>';
const ISDOC = `<?xml version="1.0" encoding="utf-8"?><Invoice xmlns="http://isdoc.cz/namespace/2013" version="6.0.2"><DocumentType>1</DocumentType><ID>FV-17</ID><IssueDate>2026-03-04</IssueDate><VATApplicable>true</VATApplicable><LocalCurrencyCode>CZK</LocalCurrencyCode>
  <AccountingSupplierParty><Party><PartyIdentification><ID>12345679</ID></PartyIdentification><PartyName><Name>Zkouška s.r.o.</Name></PartyName>${CZECH}</Party></AccountingSupplierParty>
  <AccountingCustomerParty><Party><PartyIdentification><ID>87654321</ID></PartyIdentification><PartyName><Name>Odběratel a.s.</Name></PartyName>${CZECH}</Party></AccountingCustomerParty>
  <InvoiceLines><InvoiceLine><ID>1</ID><InvoicedQuantity unitCode="ks">10</InvoicedQuantity><LineExtensionAmount>100</LineExtensionAmount><UnitPrice>10</UnitPrice><ClassifiedTaxCategory><Percent>21</Percent></ClassifiedTaxCategory><Item><Description>Zboží</Description></Item></InvoiceLine></InvoiceLines>
  <TaxTotal><TaxSubTotal><TaxableAmount>100</TaxableAmount><TaxAmount>21</TaxAmount><TaxCategory><Percent>21</Percent></TaxCategory></TaxSubTotal></TaxTotal><LegalMonetaryTotal><TaxExclusiveAmount>100</TaxExclusiveAmount><TaxInclusiveAmount>121</TaxInclusiveAmount><PayableAmount>121</PayableAmount></LegalMonetaryTotal></Invoice>`;
const ubl = (invoice: Invoice): Uint8Array => Buffer.from(writeUbl(invoice));
const types = (events: readonly ToldEvent[]): string[] => events.map(({ type }) => type).toSorted();
const correct = (invoiceId: string, fields: Record<string, string | null>, seenRevision = 1, context = as()) => ({ context, reply: service.current.rpc.ask(correctFields, { invoiceId, seenRevision, fields }, context) });

describe('A received document', () => {
  it('is read exactly from XML, with the evidence kept and not sent', async () => {
    const invoice = anInvoice().withLine({ quantity: '3', price: '33.3333' }).build();
    const { invoiceId, told } = await read(ubl(invoice));
    expect(types(told)).toEqual(['invoice.extracted.v1']);
    expect(told[0]?.data).toMatchObject({ invoiceId, lineage: [1], format: 'ubl', review: [], invoice: { number: invoice.number, totals: invoice.totals } });
    expect(told[0]?.data).not.toHaveProperty('evidence');
    const kept = await service.current.rpc.ask(getExtraction, { invoiceId }, as());
    expect(kept.evidence['totals.due']).toMatchObject({ method: 'xml', confidence: 1 });
  });

  it('is read exactly from a syntax of a single state too', async () => {
    const { invoiceId, told } = await read(Buffer.from(EBINTERFACE));
    expect(types(told)).toEqual(['invoice.extracted.v1']);
    expect(told[0]?.data).toMatchObject({ format: 'ebinterface', review: [], invoice: { number: 'R-17', lines: [{ unit: 'C62', net: '100' }], totals: { withoutVat: '100', vat: '20', due: '120' } } });
    const { evidence } = await service.current.rpc.ask(getExtraction, { invoiceId }, as());
    expect(evidence['totals.due']).toMatchObject({ method: 'xml', confidence: 1, xpath: '/Invoice/?:PayableAmount' });
  });

  it('is read exactly from a PDF that carries one of these', async () => {
    const { told } = await read(makePdf([ENGLISH_PAGE], [{ name: 'FV-17.isdoc', content: ISDOC }]), 'pdf');
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'isdoc', invoice: { number: 'FV-17', lines: [{ unit: 'C62', net: '100' }], totals: { withVat: '121', due: '121' } } });
  });

  it('tells of its form only what is off', async () => {
    const xml = writeUbl(anInvoice().build());
    expect((await read(Buffer.from(xml))).told[0]?.data).not.toHaveProperty('form');
    const off = xml.replace(/(<cbc:PayableAmount[^>]*>[^<.]*)(\.\d+)?</, '$1.0001<');
    const { invoiceId, told } = await read(Buffer.from(off));
    const { form } = (told.find(({ type }) => type === 'invoice.extracted.v1')?.data ?? {}) as EventMap['invoice.extracted.v1'];
    expect(form?.syntax).toMatchObject([{ rule: 'UBL-DT-01', times: 1 }]);
    const { context, reply } = correct(invoiceId, { 'totals.due': '119', buyerReference: 'B-1' });
    await reply;
    const corrected = (await service.bus.toldBecauseOf(context)).find(({ type }) => type === 'invoice.extracted.v1')?.data as EventMap['invoice.extracted.v1'];
    expect(corrected.form).toEqual(form);
  });

  it('is read from a PDF in a worker', async () => {
    const { told } = await read(makePdf([ENGLISH_PAGE]), 'pdf');
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'pdf-text' });
  });

  it('is read in a worker too when it is a PDF in the envelope of a signature', async () => {
    const { told } = await read(Buffer.from(enveloped(makePdf([ENGLISH_PAGE])).toString('base64')));
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'pdf-text', invoice: { number: 'NW-20931' } });
  });

  it('says that a signed PDF was altered, in each revision', async () => {
    const page = Buffer.from(makePdf([ENGLISH_PAGE]));
    const ranged = Buffer.from(`\n% /ByteRange [ 0 10 20 ${String(page.length + 20).padEnd(6)} ]`);
    const file = Buffer.concat([page, ranged, Buffer.from(' '.repeat(60)), Buffer.from('\n9 0 obj << /Type /Page >> endobj\nstartxref\n1\n%%EOF\n')]);
    const { invoiceId, told } = await read(Uint8Array.from(file), 'pdf');
    const altered = { signedBytes: page.length + 40, bytes: file.length };
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ altered });
    const { context, reply } = correct(invoiceId, { buyerReference: 'B-1' });
    await reply;
    expect((await service.bus.toldBecauseOf(context)).find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ altered });
  });

  it.each([
    ['NOT_AN_INVOICE', Buffer.from('<note/>'), 'xml' as const],
    ['MALFORMED_XML', Buffer.from('<Invoice'), 'xml' as const],
    ['DOCTYPE_REFUSED', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'xml' as const],
    ['UNREADABLE_PDF', Buffer.from('%PDF-1.7\nnothing more'), 'pdf' as const],
  ])('is refused by %s', async (reason, bytes, kind) => {
    const { invoiceId, told } = await read(bytes, kind);
    expect(told).toMatchObject([{ type: 'invoice.refused.v1', data: { invoiceId, stage: 'extraction', reason } }]);
  });

  it('is read by its picture in a lane of its own, or refused there', async () => {
    const scanned = async (bytes: Uint8Array, kind: 'pdf' | 'image') => {
      const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/octet-stream', kind };
      const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
      await service.bus.publish(event);
      return eventually(
        async () => {
          const [scan, ...more] = await service.bus.toldBecauseOf(event);
          expect([scan?.type, more]).toEqual(['invoice.scanned.v1', []]);
          const told = scan ? await service.bus.toldBecauseOf({ id: scan.id, tenantId }) : [];
          return told.length > 0 && told;
        },
        { withinMs: RECOGNISED_WITHIN_MS, what: 'a scan is read' },
      );
    };
    const good = await scanned(encode(await drawn(ENGLISH_PAGE, { degrees: 1 }), 'image/jpeg'), 'image');
    expect(good.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'image', lineage: [1], invoice: { number: 'NW-20931' } });
    const fax = await scanned(faxed(await drawn(ENGLISH_PAGE)), 'image');
    expect(fax.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'image', invoice: { number: 'NW-20931' } });
    expect(await scanned(Buffer.from('89504e470d0a1a0a', 'hex'), 'image')).toMatchObject([{ type: 'invoice.refused.v1', data: { reason: 'UNREADABLE_IMAGE' } }]);
  }, 2 * RECOGNISED_WITHIN_MS);

  it('that calls itself a reminder is kept as one, until a person takes it as an invoice', async () => {
    const reminder: Printed[] = [...ENGLISH_PAGE, [50, 30, 'PAYMENT REMINDER', 28]];
    const { invoiceId, told } = await read(makePdf([reminder]), 'pdf');
    expect(told).toMatchObject([{ type: 'invoice.refused.v1', data: { lineage: [1], reason: 'NOT_AN_INVOICE', recognised: { kind: 'reminder', text: 'PAYMENT REMINDER', page: 1 } } }]);
    const take = async (): Promise<readonly ToldEvent[]> => {
      const context = as();
      await service.current.rpc.ask(takeAsInvoice, { invoiceId }, context);
      return service.bus.toldBecauseOf(context);
    };
    const [asked] = await take();
    await take();
    await service.settled();
    const taken = await service.bus.toldBecauseOf({ id: asked?.id ?? '', tenantId });
    expect(taken.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ lineage: [2], revisedBy: 'anna', invoice: { number: 'NW-20931' } });
    await expect(take()).rejects.toMatchObject({ code: 'NOT_REFUSED' });
    await expect(service.current.rpc.ask(takeAsInvoice, { invoiceId: newId() }, as())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  const ADVICE = ubl20('DespatchAdvice', '<cbc:ID>D-1</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate><cac:OrderReference><cbc:ID>PO-5</cbc:ID></cac:OrderReference><cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="C62">4</cbc:DeliveredQuantity><cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference></cac:DespatchLine>');
  const RESPONSE = ubl20('OrderResponse', '<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cbc:OrderResponseCode>RE</cbc:OrderResponseCode><cac:OrderReference><cbc:ID>PO-5</cbc:ID></cac:OrderReference>');

  const CHANGE = ubl20('OrderChange', '<cbc:ID>C-1</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cbc:SequenceNumberID>1</cbc:SequenceNumberID><cac:OrderReference><cbc:ID>PO-5</cbc:ID></cac:OrderReference><cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:LineStatusCode>2</cbc:LineStatusCode></cac:LineItem></cac:OrderLine>');
  const CANCELLATION = ubl20('OrderCancellation', '<cbc:ID>C-2</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cac:OrderReference><cbc:ID>PO-5</cbc:ID></cac:OrderReference>');

  it.each([
    ['a change of an order', CHANGE, 'order.change-submitted.v1', { change: { number: 'C-1', orderNumber: 'PO-5', sequence: '1', cancels: false, lines: [{ line: '1', change: 'cancelled' }] }, document: { lineage: [1] } }, 'TAKEN_AS_ORDER_CHANGE', ['api']],
    ['an order that is taken back', CANCELLATION, 'order.change-submitted.v1', { change: { number: 'C-2', orderNumber: 'PO-5', cancels: true, lines: [] } }, 'TAKEN_AS_ORDER_CHANGE', ['api']],
    ['a despatch advice', ADVICE, 'order.despatch-submitted.v1', { despatch: { number: 'D-1', lines: [{ orderNumber: 'PO-5', quantity: '4', unit: 'C62' }] } }, 'TAKEN_AS_DESPATCH', ['api', 'folder', 'bucket']],
    ['an answer to an order', RESPONSE, 'order.response-submitted.v1', { response: { number: 'R-1', orderNumber: 'PO-5', answer: 'rejected' } }, 'TAKEN_AS_ORDER_RESPONSE', ['api', 'folder', 'bucket', 'mail']],
  ] as const)('is told as %s when it is one, from where it may come', async (_, xml, type, data, reason, channels) => {
    for (const channel of ['api', 'folder', 'bucket', 'mail']) {
      const told = await toldOf(xml, channel);
      if (channels.some((own) => own === channel)) {
        expect(told.find((event) => event.type === type)?.data).toMatchObject(data);
        expect(told.find((event) => event.type === 'invoice.refused.v1')?.data).toMatchObject({ reason });
      } else expect(types(told)).toEqual(['invoice.refused.v1']);
    }
  });

  const toldOf = async (xml: string, channel: string) => {
    const document = { ...(await service.keep(tenantId, Buffer.from(xml))), mediaType: 'application/xml', kind: 'xml' as const };
    const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document, channel }).build();
    await service.bus.publish(event);
    await service.settled();
    return service.bus.toldBecauseOf(event);
  };

  it('is read from a plain text as from a page', async () => {
    const text = ['INVOICE no. NW-7   Date: 14 March 2026', 'Northwind Tools Ltd', 'VAT reg. no. GB980780684', '', 'Net total      100.00', 'VAT 20 %        20.00', 'Total due GBP  120.00'].join('\r\n');
    const { told } = await read(Buffer.from(text), 'text');
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ format: 'text', invoice: { number: 'NW-7', totals: { withVat: '120' } } });
  });

  it('is told as an order when it is one, from who signed in', async () => {
    const api = await toldOf(ORDER, 'api');
    expect(types(api)).toEqual(['invoice.refused.v1', 'order.submitted.v1']);
    expect(api.find(({ type }) => type === 'order.submitted.v1')?.data).toMatchObject({ order: { number: 'PO-5', currency: 'EUR', status: 'open', lines: [{ line: '1', quantity: '4', unit: 'C62', price: '2.5', baseQuantity: '1' }] } });
    expect(api.find(({ type }) => type === 'invoice.refused.v1')?.data).toMatchObject({ reason: 'TAKEN_AS_ORDER' });
    expect(types(await toldOf(ORDER, 'mail'))).toEqual(['invoice.refused.v1']);
  });

  it('asks a person when something is missing', async () => {
    const { told } = await read(ubl({ ...anInvoice().build(), seller: { identifiers: [] } }));
    expect(types(told)).toEqual(['invoice.extracted.v1', 'task.requested.v1']);
    expect(told.find(({ type }) => type === 'task.requested.v1')?.data).toMatchObject({ kind: 'review', lineage: [1], role: 'clerk' });
  });
});

describe('A correction', () => {
  it('makes a revision with a person as evidence, and ends the one before', async () => {
    const { invoiceId } = await read(ubl({ ...anInvoice().build(), seller: { identifiers: [] } }));
    const { context, reply } = correct(invoiceId, { 'seller.name': 'Seller GmbH' });
    expect(await reply).toEqual({ lineage: [2] });
    const told = await service.bus.toldBecauseOf(context);
    expect(types(told)).toEqual(['invoice.extracted.v1', 'invoice.superseded.v1']);
    expect(told.find(({ type }) => type === 'invoice.superseded.v1')?.data).toEqual({ invoiceId, lineage: [1] });
    const kept = await service.current.rpc.ask(getExtraction, { invoiceId }, as());
    expect(kept).toMatchObject({ lineage: [2], invoice: { seller: { name: 'Seller GmbH' } }, review: [] });
    expect(kept.evidence['seller.name']).toEqual({ method: 'person', confidence: 1 });
  });

  it('is taken from one of two who saw the same revision', async () => {
    const { invoiceId } = await read(ubl(anInvoice().build()));
    const results = await Promise.allSettled(['anna', 'ben', 'carl'].map((actor) => correct(invoiceId, { number: `R-${actor}` }, 1, as(actor)).reply));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'STALE_CONTENT', details: { revision: 2 } });
    expect(await service.database.count('invoice_revision where invoice_id = $1', [invoiceId])).toBe(2);
  });

  it.each([
    ['a path that is not of the model', { 'totals.nothing': '1' }],
    ['a value that is no decimal', { 'totals.due': 'much' }],
    ['a date that is none', { issueDate: '14.01.2026' }],
    ['a way into the prototype', { '__proto__.polluted': 'yes' }],
    ['a line that is not there', { 'lines[7].net': '1' }],
  ])('is refused for %s', async (_, fields) => {
    const { invoiceId } = await read(ubl(anInvoice().build()));
    await expect(correct(invoiceId, fields).reply).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('adds what was not there: the account that the money is to go to', async () => {
    const invoice = anInvoice().build();
    delete invoice.paymentInstructions;
    const { invoiceId } = await read(ubl(invoice));
    await correct(invoiceId, { 'paymentInstructions.creditTransfers[0].accountId': 'DE89370400440532013000' }).reply;
    expect((await service.current.rpc.ask(getExtraction, { invoiceId }, as())).invoice.paymentInstructions).toEqual({ creditTransfers: [{ accountId: 'DE89370400440532013000' }] });
  });

  it('comes too late for an invoice that was rejected', async () => {
    const { invoiceId } = await read(ubl(anInvoice().build()));
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId, lineage: endOfRevision(1) }).build());
    await service.settled();
    await expect(correct(invoiceId, { number: 'R-2' }).reply).rejects.toMatchObject({ code: 'INVOICE_ENDED' });
  });

  it('is not for another tenant, nor for a document that was refused', async () => {
    const { invoiceId } = await read(ubl(anInvoice().build()));
    const stranger = service.current.as(newId());
    await expect(correct(invoiceId, { number: 'R-2' }, 1, stranger).reply).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(service.current.rpc.ask(getExtraction, { invoiceId }, stranger)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    const refused = await read(Buffer.from('<note/>'));
    await expect(correct(refused.invoiceId, { number: 'R-2' }).reply).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });
});

describe('A file of several invoices', () => {
  const bytes = makePdf([ENGLISH_PAGE, GERMAN_PAGE]);

  it('is told, its first invoice read under its id and each of the others by its pages', async () => {
    const first = await read(bytes, 'pdf');
    expect(types(first.told)).toEqual(['invoice.extracted.v1', 'invoice.split.v1']);
    expect(first.told.find(({ type }) => type === 'invoice.split.v1')?.data).toEqual({ invoiceId: first.invoiceId, lineage: [1], parts: [{ from: 1, to: 1 }, { from: 2, to: 2 }] });
    expect(first.told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ invoice: { number: 'NW-20931' }, pages: { from: 1, to: 1 } });
    const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/pdf', kind: 'pdf' as const, pages: { from: 2, to: 2 } };
    const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
    await service.bus.publish(event);
    await service.settled();
    const told = await service.bus.toldBecauseOf(event);
    expect(types(told)).not.toContain('invoice.split.v1');
    expect(told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ invoice: { number: 'RE-2026-118' }, pages: { from: 2, to: 2 } });
    const { context, reply } = correct(event.subject, { buyerReference: 'B-4471' });
    await reply;
    const corrected = await service.bus.toldBecauseOf(context);
    expect(corrected.find(({ type }) => type === 'invoice.corrected.v1')?.data).toMatchObject({ pages: { from: 2, to: 2 } });
    expect(await service.current.rpc.ask(getExtraction, { invoiceId: event.subject }, as())).toMatchObject({ lineage: [2], pages: { from: 2, to: 2 }, evidence: { number: { page: 2 } } });
    await service.settled();
    expect(await service.database.query("select layout->'lessons' ? 'buyerReference' as learnt from (select layout::jsonb from vendor_layout where taught_in = $1) l", [event.subject])).toEqual([{ learnt: true }]);
  });
});

describe('A file of several electronic invoices', () => {
  const envelope = (...invoices: readonly Invoice[]): Buffer => Buffer.from(`<sh:StandardBusinessDocument xmlns:sh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">${invoices.map((each) => writeUbl(each).replace(/<\?xml.*\?>/, '')).join('')}</sh:StandardBusinessDocument>`);

  it('is told, its first invoice read under its id and each of the others by its place', async () => {
    const [one, two] = [anInvoice().build(), anInvoice().build()];
    const first = await read(envelope(one, two));
    expect(types(first.told)).toEqual(['invoice.extracted.v1', 'invoice.split.v1']);
    expect(first.told.find(({ type }) => type === 'invoice.split.v1')?.data).toMatchObject({ parts: [{ from: 1, to: 1 }, { from: 2, to: 2 }] });
    expect(first.told.find(({ type }) => type === 'invoice.extracted.v1')?.data).toMatchObject({ invoice: { number: one.number }, pages: { from: 1, to: 1 }, review: [] });
    const document = { ...(await service.keep(tenantId, envelope(one, two))), mediaType: 'application/xml', kind: 'xml' as const, pages: { from: 2, to: 2 } };
    const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
    await service.bus.publish(event);
    await service.settled();
    const told = await service.bus.toldBecauseOf(event);
    expect(types(told)).toEqual(['invoice.extracted.v1']);
    expect(told[0]?.data).toMatchObject({ invoice: { number: two.number }, pages: { from: 2, to: 2 }, review: [] });
  });
});

describe('What a correction teaches', () => {
  const page = (reference: string): Printed[] => ENGLISH_PAGE.map(([left, top, text, size]): Printed => [left, top, text.replace('NW-20931', reference).replace('Invoice number:', 'Zorb:'), size ?? 10]);

  it('reads the next invoice of the vendor, and is demoted when it works no more', async () => {
    const { invoiceId } = await read(makePdf([page('NW-1')]), 'pdf');
    await correct(invoiceId, { number: 'NW-1' }).reply;
    await service.settled();
    const numberOf = async (pdf: readonly Printed[]) => (await read(makePdf([pdf]), 'pdf')).told.find(({ type }) => type === 'invoice.extracted.v1')?.data;
    expect(await numberOf(page('NW-2'))).toMatchObject({ invoice: { number: 'NW-2' } });
    const moved = page('NW-3').map(([left, top, text, size]): Printed => [left, top, text.replace('Zorb:', 'Blub:'), size ?? 10]);
    for (const reference of ['NW-4', 'NW-5']) expect(JSON.stringify(await numberOf(moved.map(([left, top, text, size]): Printed => [left, top, text.replace('NW-3', reference), size ?? 10])))).toContain('new layout');
    expect(await service.database.count('vendor_layout where tenant_id = $1 and demoted_at is not null', [tenantId])).toBe(1);
  });
});

describe('A confirmation', () => {
  const closed = (invoiceId: string, parts: Partial<EventMap['task.closed.v1']> = {}) => anEvent('task.closed.v1').ofTenant(tenantId).with({ kind: 'review', invoiceId, lineage: [1], outcome: 'accepted', by: 'anna', ...parts }).build();

  it('makes a revision without doubt', async () => {
    const { invoiceId } = await read(ubl({ ...anInvoice().build(), seller: { identifiers: [] } }));
    await service.bus.publish(closed(invoiceId));
    await service.settled();
    expect(await service.current.rpc.ask(getExtraction, { invoiceId }, as())).toMatchObject({ lineage: [2], review: [] });
  });

  it.each([
    ['a rejection', { outcome: 'rejected' as const }],
    ['an answer to another stage', { kind: 'finding' as const }],
    ['an answer about another revision', { lineage: [2] }],
  ])('is not %s', async (_, parts) => {
    const { invoiceId } = await read(ubl({ ...anInvoice().build(), seller: { identifiers: [] } }));
    await service.bus.publish(closed(invoiceId, parts));
    await service.settled();
    expect(await service.current.rpc.ask(getExtraction, { invoiceId }, as())).toMatchObject({ lineage: [1] });
  });

  it('comes too late for an invoice that was rejected', async () => {
    const { invoiceId } = await read(ubl({ ...anInvoice().build(), seller: { identifiers: [] } }));
    await service.bus.publish(anEvent('invoice.rejected.v1').ofTenant(tenantId).with({ invoiceId, lineage: endOfRevision(1) }).build());
    await service.settled();
    await service.bus.publish(closed(invoiceId));
    await service.settled();
    expect(await service.current.rpc.ask(getExtraction, { invoiceId }, as())).toMatchObject({ lineage: [1] });
  });
});
