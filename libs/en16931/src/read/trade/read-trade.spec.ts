import { describe, expect, it } from 'vitest';
import { readTradeDocument } from './read-trade.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const ubl = (root: string, content: string): string => `<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</${root}>`;
const line = (parts: string): string => `<cac:OrderLine><cac:LineItem><cbc:ID>10</cbc:ID>${parts}</cac:LineItem></cac:OrderLine>`;
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

  it('is read from Order-X', () => {
    expect(readTradeDocument(orderX('220'))).toMatchObject({ number: 'PO-7', currency: 'EUR', orderedOn: '2026-03-05', lines: [{ line: '1', quantity: '6', unit: 'C62', price: '20', baseQuantity: '2', description: 'Pen', standardItemId: '4006381333931' }] });
  });

  it('is read as goods that came, each line for its order', () => {
    const advice = (reference: string): string => ubl('ReceiptAdvice', `<cbc:ID>GR-1</cbc:ID><cbc:IssueDate>2026-03-09</cbc:IssueDate>${reference}<cac:ReceiptLine><cbc:ID>1</cbc:ID><cbc:ReceivedQuantity unitCode="KGM">90</cbc:ReceivedQuantity><cbc:RejectedQuantity unitCode="KGM">5</cbc:RejectedQuantity><cac:OrderLineReference><cbc:LineID>3</cbc:LineID></cac:OrderLineReference></cac:ReceiptLine>`);
    expect(readTradeDocument(advice('<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>'))).toEqual({ kind: 'receipt', number: 'GR-1', receivedOn: '2026-03-09', lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '3', quantity: '90', rejected: '5' }] });
    expect(() => readTradeDocument(advice(''))).toThrow(/states no order/);
  });

  it.each([
    ['a line without a quantity', ubl('Order', `<cbc:ID>PO-1</cbc:ID>${line(PRICE)}`), 'UNSUPPORTED_FORMAT'],
    ['no lines', ubl('Order', '<cbc:ID>PO-1</cbc:ID>'), 'UNSUPPORTED_FORMAT'],
    ['an order response', ubl('OrderResponse', ''), 'NOT_AN_INVOICE'],
    ['a despatch advice', ubl('DespatchAdvice', ''), 'NOT_AN_INVOICE'],
    ['a change by Order-X', orderX('230'), 'NOT_AN_INVOICE'],
  ])('is refused with its reason: %s', (_, xml, code) => {
    expect(() => readTradeDocument(xml)).toThrow(expect.objectContaining({ code }));
  });

  it('is no invoice', () => {
    expect(readTradeDocument(ubl('Invoice', ''))).toBeUndefined();
  });
});
