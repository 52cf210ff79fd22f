import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { decimalOf } from '../lexical.js';
import { dayOf, given, need } from './need.js';
import type { DespatchDocument, DespatchedLine, OrderDocument, OrderedLine, ReceiptDocument, ReceivedLine } from './trade-document.js';

const ONE = '1';

/** `Order` of UBL 2.x. */
export function readUblOrder(root: Occurrence): OrderDocument {
  const lines = root.all('cac:OrderLine').map((line) => orderedLine(need2(line.first('cac:LineItem'), line)));
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The order has no lines', root.path);
  const price = root.at('cac:OrderLine', 'cac:LineItem', 'cac:Price', 'cbc:PriceAmount');
  return {
    kind: 'order',
    number: need(root.first('cbc:ID')?.value, 'number (cbc:ID)', root),
    currency: need(
      root.first('cbc:DocumentCurrencyCode', 'cbc:PricingCurrencyCode')?.value ?? price?.attributes['currencyID'],
      'currency (cbc:DocumentCurrencyCode)',
      root,
    ),
    ...given({
      orderedOn: dayOf(root.first('cbc:IssueDate')),
      buyerName: partyName(root, 'cac:BuyerCustomerParty'),
      sellerName: partyName(root, 'cac:SellerSupplierParty'),
      contract: root.at('cac:Contract', 'cbc:ID')?.value,
    }),
    lines,
  };
}

function need2(item: Occurrence | undefined, line: Occurrence): Occurrence {
  if (item === undefined) throw new InvoiceReadError('UNSUPPORTED_FORMAT', `${line.path} has no cac:LineItem`, line.path);
  return item;
}

function orderedLine(from: Occurrence): OrderedLine {
  const quantity = from.first('cbc:Quantity');
  const price = from.first('cac:Price');
  const item = from.first('cac:Item');
  return {
    line: need(from.first('cbc:ID')?.value, 'id (cbc:ID)', from),
    quantity: need(decimalOf(quantity), 'quantity (cbc:Quantity)', from),
    unit: need(quantity?.attributes['unitCode'], 'unit of its quantity (unitCode)', from),
    price: need(decimalOf(price?.first('cbc:PriceAmount')), 'price (cac:Price/cbc:PriceAmount)', from),
    baseQuantity: decimalOf(price?.first('cbc:BaseQuantity')) ?? ONE,
    ...ublItem(item),
  };
}

/** The name of a party; since BIS 3 that of its register is often the only one. */
export function partyName(root: Occurrence, role: string): string | undefined {
  const party = root.at(role, 'cac:Party');
  return party?.at('cac:PartyName', 'cbc:Name')?.value ?? party?.at('cac:PartyLegalEntity', 'cbc:RegistrationName')?.value;
}

/** What identifies an article. */
export function ublItem(item: Occurrence | undefined): Pick<OrderedLine, 'description' | 'sellerItemId' | 'buyerItemId' | 'standardItemId'> {
  return given({
    description: item?.first('cbc:Name', 'cbc:Description')?.value,
    sellerItemId: item?.at('cac:SellersItemIdentification', 'cbc:ID')?.value,
    buyerItemId: item?.at('cac:BuyersItemIdentification', 'cbc:ID')?.value,
    standardItemId: item?.at('cac:StandardItemIdentification', 'cbc:ID')?.value,
  });
}

/** `ReceiptAdvice` of UBL 2.x. A line without an order of its own is for the one of the document. */
export function readUblReceipt(root: Occurrence): ReceiptDocument {
  const order = root.at('cac:OrderReference', 'cbc:ID')?.value;
  const lines = root.all('cac:ReceiptLine').map((line) => receivedLine(line, order));
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The receipt advice has no lines', root.path);
  const received = root.at('cac:ReceiptLine', 'cbc:ReceivedDate');
  return {
    kind: 'receipt',
    number: need(root.first('cbc:ID')?.value, 'number (cbc:ID)', root),
    receivedOn: need(dayOf(received ?? root.first('cbc:IssueDate')), 'date (cbc:IssueDate)', root),
    lines,
  };
}

function receivedLine(from: Occurrence, order: string | undefined): ReceivedLine {
  const quantity = from.first('cbc:ReceivedQuantity');
  return {
    ...lineOfOrder(from, order),
    quantity: need(decimalOf(quantity), 'received quantity (cbc:ReceivedQuantity)', from),
    ...given({ unit: quantity?.attributes['unitCode'], rejected: decimalOf(from.first('cbc:RejectedQuantity')) }),
  };
}

/** `DespatchAdvice` of UBL 2.x. A line without an order of its own is for the one of the document. */
export function readUblDespatch(root: Occurrence): DespatchDocument {
  const order = root.at('cac:OrderReference', 'cbc:ID')?.value;
  const lines = root.all('cac:DespatchLine').map((line) => despatchedLine(line, order));
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The despatch advice has no lines', root.path);
  const delivery = root.at('cac:Shipment', 'cac:Delivery');
  const expected =
    delivery?.at('cac:EstimatedDeliveryPeriod', 'cbc:EndDate') ??
    delivery?.first('cbc:LatestDeliveryDate') ??
    delivery?.at('cac:RequestedDeliveryPeriod', 'cbc:EndDate');
  return {
    kind: 'despatch',
    number: need(root.first('cbc:ID')?.value, 'number (cbc:ID)', root),
    sentOn: need(dayOf(delivery?.at('cac:Despatch', 'cbc:ActualDespatchDate') ?? root.first('cbc:IssueDate')), 'date (cbc:IssueDate)', root),
    ...given({ expectedOn: dayOf(expected), sellerName: partyName(root, 'cac:DespatchSupplierParty') }),
    lines,
  };
}

function despatchedLine(from: Occurrence, order: string | undefined): DespatchedLine {
  const quantity = from.first('cbc:DeliveredQuantity');
  return {
    ...lineOfOrder(from, order),
    quantity: need(decimalOf(quantity), 'quantity (cbc:DeliveredQuantity)', from),
    ...given({ unit: quantity?.attributes['unitCode'] }),
  };
}

function lineOfOrder(from: Occurrence, order: string | undefined): { line: string; orderNumber: string; orderLine: string } {
  const reference = from.first('cac:OrderLineReference');
  return {
    line: need(from.first('cbc:ID')?.value, 'id (cbc:ID)', from),
    orderNumber: need(reference?.at('cac:OrderReference', 'cbc:ID')?.value ?? order, 'order (cac:OrderReference/cbc:ID)', from),
    orderLine: need(reference?.first('cbc:LineID')?.value, 'line of the order (cac:OrderLineReference/cbc:LineID)', from),
  };
}
