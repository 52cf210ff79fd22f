import { describe, expect, it } from 'vitest';
import { readTradeDocument } from './read-trade.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const ubl = (root: string, content: string): string => `<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</${root}>`;
const line = (parts: string): string => `<cac:OrderLine><cac:LineItem><cbc:ID>10</cbc:ID>${parts}</cac:LineItem></cac:OrderLine>`;
const HEAD = '<cbc:ID>C-1</cbc:ID><cbc:IssueDate>2026-02-03</cbc:IssueDate><cbc:IssueTime>14:05:00+01:00</cbc:IssueTime><cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>';
const PRICE = '<cac:Price><cbc:PriceAmount currencyID="SEK">12.50</cbc:PriceAmount><cbc:BaseQuantity unitCode="C62">100</cbc:BaseQuantity></cac:Price>';
const orderX = (type: string): string => `<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100" xmlns:ram="${UNCEFACT}ReusableAggregateBusinessInformationEntity:128" xmlns:udt="${UNCEFACT}UnqualifiedDataType:128">
  <rsm:ExchangedDocument><ram:ID>PO-7</ram:ID><ram:TypeCode>${type}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260305</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4006381333931</ram:GlobalID><ram:Name>Pen</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>20.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">2</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode="C62">6</ram:RequestedQuantity></ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeSettlement><ram:OrderCurrencyCode>EUR</ram:OrderCurrencyCode></ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>`;

describe('A document about an order', () => {
  it('is read from UBL, the price for its base quantity', () => {
    const content = `<cbc:ID>PO-1</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate>${line(`<cbc:Quantity unitCode="C62">250</cbc:Quantity>${PRICE}<cac:Item><cbc:Name>Screw</cbc:Name><cac:BuyersItemIdentification><cbc:ID>B1</cbc:ID></cac:BuyersItemIdentification></cac:Item>`)}`;
    expect(readTradeDocument(ubl('Order', content))).toEqual({
      kind: 'order', number: 'PO-1', currency: 'SEK', orderedOn: '2026-02-01',
      lines: [{ line: '10', quantity: '250', unit: 'C62', price: '12.5', baseQuantity: '100', description: 'Screw', buyerItemId: 'B1' }],
    });
  });

  it('names a party by its register where it has no other name', () => {
    const party = (role: string, name: string): string => `<cac:${role}><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
    const content = `<cbc:ID>PO-1</cbc:ID>${party('BuyerCustomerParty', 'Buyer AS')}${party('SellerSupplierParty', 'Seller AS')}${line(`<cbc:Quantity unitCode="C62">250</cbc:Quantity>${PRICE}`)}`;
    expect(readTradeDocument(ubl('Order', content))).toMatchObject({ buyerName: 'Buyer AS', sellerName: 'Seller AS' });
  });

  it('is read from Order-X', () => {
    expect(readTradeDocument(orderX('220'))).toMatchObject({ number: 'PO-7', currency: 'EUR', orderedOn: '2026-03-05', lines: [{ line: '1', quantity: '6', unit: 'C62', price: '20', baseQuantity: '2', description: 'Pen', standardItemId: '4006381333931' }] });
  });

  it('is read as goods that came, each line for its order', () => {
    const advice = (reference: string): string => ubl('ReceiptAdvice', `<cbc:ID>GR-1</cbc:ID><cbc:IssueDate>2026-03-09</cbc:IssueDate>${reference}<cac:ReceiptLine><cbc:ID>1</cbc:ID><cbc:ReceivedQuantity unitCode="KGM">90</cbc:ReceivedQuantity><cbc:RejectedQuantity unitCode="KGM">5</cbc:RejectedQuantity><cac:OrderLineReference><cbc:LineID>3</cbc:LineID></cac:OrderLineReference></cac:ReceiptLine>`);
    expect(readTradeDocument(advice('<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'))).toEqual({ kind: 'receipt', number: 'GR-1', receivedOn: '2026-03-09', lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '3', quantity: '90', unit: 'KGM', rejected: '5' }] });
    expect(() => readTradeDocument(advice(''))).toThrow(/states no order/);
  });

  it('is read as goods that were sent, with the day they are expected', () => {
    const advice = ubl('DespatchAdvice', '<cbc:ID>D-1</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate><cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference><cac:DespatchSupplierParty><cac:Party><cac:PartyName><cbc:Name>Seller</cbc:Name></cac:PartyName></cac:Party></cac:DespatchSupplierParty><cac:Shipment><cac:Delivery><cac:EstimatedDeliveryPeriod><cbc:EndDate>2026-03-06</cbc:EndDate></cac:EstimatedDeliveryPeriod></cac:Delivery></cac:Shipment><cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="KGM">90</cbc:DeliveredQuantity><cac:OrderLineReference><cbc:LineID>3</cbc:LineID></cac:OrderLineReference></cac:DespatchLine>');
    expect(readTradeDocument(advice)).toEqual({ kind: 'despatch', number: 'D-1', sentOn: '2026-03-02', expectedOn: '2026-03-06', sellerName: 'Seller', lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '3', quantity: '90', unit: 'KGM' }] });
  });

  const response = (content: string): string => ubl('OrderResponse', `<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate>${content}<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>`);
  const answered = (code: string): string => line(`<cbc:LineStatusCode>${code}</cbc:LineStatusCode><cbc:Quantity unitCode="C62">200</cbc:Quantity><cac:Delivery><cac:PromisedDeliveryPeriod><cbc:EndDate>2026-02-20</cbc:EndDate></cac:PromisedDeliveryPeriod></cac:Delivery>${PRICE}`);

  it('is read as what the seller answers, line by line', () => {
    expect(readTradeDocument(response(`<cbc:OrderResponseCode>CA</cbc:OrderResponseCode><cbc:Note>Less in stock</cbc:Note>${answered('3')}`))).toEqual({
      kind: 'order-response', number: 'R-1', orderNumber: 'PO-1', respondedOn: '2026-02-02', answer: 'changed', note: 'Less in stock',
      lines: [{ orderLine: '10', answer: 'changed', quantity: '200', unit: 'C62', price: '12.5', baseQuantity: '100', promisedOn: '2026-02-20' }],
    });
  });

  it.each([
    ['the code of UBL 2.1', response('<cbc:OrderResponseCode>RE</cbc:OrderResponseCode>'), 'rejected'],
    ['the code of BIS 28A', response('<cbc:OrderResponseCode>29</cbc:OrderResponseCode>'), 'accepted'],
    ['a mere acknowledgement', response('<cbc:OrderResponseCode>AB</cbc:OrderResponseCode>'), 'acknowledged'],
    ['lines that are all accepted', response(answered('5')), 'accepted'],
    ['lines of which one is not', response(answered('5') + answered('7')), 'changed'],
    ['a simple yes', ubl('OrderResponseSimple', '<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cbc:AcceptedIndicator>true</cbc:AcceptedIndicator><cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'), 'accepted'],
    ['a simple no', ubl('OrderResponseSimple', '<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-02</cbc:IssueDate><cbc:AcceptedIndicator>false</cbc:AcceptedIndicator><cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'), 'rejected'],
  ])('answers the whole by %s', (_, xml, answer) => {
    expect(readTradeDocument(xml)).toMatchObject({ answer });
  });

  it('is read as an answer from Order-X, with the lines it refers to', () => {
    const of = (id: string, status: string, ordered: string, agreed: string): string => `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID><ram:LineStatusCode>${status}</ram:LineStatusCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedLineTradeAgreement><ram:BuyerOrderReferencedDocument><ram:LineID>${ordered}</ram:LineID></ram:BuyerOrderReferencedDocument><ram:NetPriceProductTradePrice><ram:ChargeAmount>20.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:AgreedQuantity unitCode="C62">${agreed}</ram:AgreedQuantity></ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>`;
    const xml = orderX('231').replace('<ram:ApplicableHeaderTradeSettlement>', `${of('2', '7', '2', '0')}${of('3', '1', '2', '10')}<ram:ApplicableHeaderTradeAgreement><ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-7</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>`);
    expect(readTradeDocument(xml)).toMatchObject({ kind: 'order-response', orderNumber: 'PO-7', answer: 'changed', lines: [{ orderLine: '1' }, { orderLine: '2', answer: 'rejected', quantity: '0' }, { orderLine: '3', answer: 'added', quantity: '10' }] });
  });

  it('names the contract of which an order is a release', () => {
    expect(readTradeDocument(ubl('Order', `<cbc:ID>PO-1</cbc:ID><cac:Contract><cbc:ID>K-7</cbc:ID></cac:Contract>${line(`<cbc:Quantity unitCode="C62">250</cbc:Quantity>${PRICE}`)}`))).toMatchObject({ contract: 'K-7' });
    expect(readTradeDocument(orderX('220').replace('<ram:ApplicableHeaderTradeSettlement>', '<ram:ApplicableHeaderTradeAgreement><ram:BlanketOrderReferencedDocument><ram:IssuerAssignedID>B-1</ram:IssuerAssignedID></ram:BlanketOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>'))).toMatchObject({ contract: 'B-1' });
  });

  it('is read as what a buyer changes, line by line', () => {
    const change = ubl('OrderChange', `${HEAD}<cbc:SequenceNumberID>2</cbc:SequenceNumberID><cbc:Note>Less is needed</cbc:Note>${line(`<cbc:LineStatusCode>3</cbc:LineStatusCode><cbc:Quantity unitCode="C62">200</cbc:Quantity>${PRICE}`)}${line('<cbc:LineStatusCode>2</cbc:LineStatusCode>')}${line('<cbc:LineStatusCode>4</cbc:LineStatusCode>')}`);
    expect(readTradeDocument(change)).toEqual({
      kind: 'order-change', number: 'C-1', orderNumber: 'PO-1', sequence: '2', changedOn: '2026-02-03', changedAt: '14:05:00', cancels: false, currency: 'SEK', note: 'Less is needed',
      lines: [{ line: '10', change: 'changed', quantity: '200', unit: 'C62', price: '12.5', baseQuantity: '100' }, { line: '10', change: 'cancelled' }, { line: '10', change: 'unchanged' }],
    });
  });

  it('is read as the order taken back', () => {
    expect(readTradeDocument(ubl('OrderCancellation', `${HEAD}<cbc:CancellationNote>Not needed</cbc:CancellationNote>`))).toEqual({ kind: 'order-change', number: 'C-1', orderNumber: 'PO-1', changedOn: '2026-02-03', changedAt: '14:05:00', cancels: true, note: 'Not needed', lines: [] });
  });

  it('is read as a change by Order-X: the numbers of its lines are those of the order', () => {
    const named = orderX('230').replace('<ram:LineID>1</ram:LineID>', '<ram:LineID>1</ram:LineID><ram:LineStatusCode>1</ram:LineStatusCode>').replace('<ram:SpecifiedLineTradeAgreement>', '<ram:SpecifiedLineTradeAgreement><ram:BuyerOrderReferencedDocument><ram:LineID>9</ram:LineID></ram:BuyerOrderReferencedDocument>').replace('<ram:ApplicableHeaderTradeSettlement>', '<ram:ApplicableHeaderTradeAgreement><ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-1</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>').replace('format="102">20260305', 'format="203">202603051725');
    expect(readTradeDocument(named)).toMatchObject({ kind: 'order-change', number: 'PO-7', orderNumber: 'PO-1', changedOn: '2026-03-05', changedAt: '17:25:00', cancels: false, currency: 'EUR', lines: [{ line: '1', change: 'added', quantity: '6', price: '20', baseQuantity: '2', description: 'Pen' }] });
    expect(readTradeDocument(named.replace('<ram:TypeCode>230</ram:TypeCode>', '<ram:TypeCode>230</ram:TypeCode><ram:PurposeCode>1</ram:PurposeCode>'))).toMatchObject({ cancels: true, lines: [] });
  });

  it.each([
    ['a line without a quantity', ubl('Order', `<cbc:ID>PO-1</cbc:ID>${line(PRICE)}`), 'UNSUPPORTED_FORMAT'],
    ['no lines', ubl('Order', '<cbc:ID>PO-1</cbc:ID>'), 'UNSUPPORTED_FORMAT'],
    ['an order response that says nothing', ubl('OrderResponse', '<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate><cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'), 'UNSUPPORTED_FORMAT'],
    ['an order response to no order', ubl('OrderResponse', '<cbc:ID>R-1</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate><cbc:OrderResponseCode>AP</cbc:OrderResponseCode>'), 'UNSUPPORTED_FORMAT'],
    ['a despatch advice without lines', ubl('DespatchAdvice', '<cbc:ID>D-1</cbc:ID>'), 'UNSUPPORTED_FORMAT'],
    ['a change by Order-X that names no order', orderX('230'), 'UNSUPPORTED_FORMAT'],
    ['an order change without lines', ubl('OrderChange', HEAD), 'UNSUPPORTED_FORMAT'],
    ['another document of Order-X', orderX('351'), 'NOT_AN_INVOICE'],
  ])('is refused with its reason: %s', (_, xml, code) => {
    expect(() => readTradeDocument(xml)).toThrow(expect.objectContaining({ code }));
  });

  it('is no invoice', () => {
    expect(readTradeDocument(ubl('Invoice', ''))).toBeUndefined();
  });
});
