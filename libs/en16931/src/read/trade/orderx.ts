import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { decimalOf, isoDate } from '../lexical.js';
import { lineAnswer, lineChange, wholeAnswer } from './answers.js';
import { dayOf, given, need, timeOf } from './need.js';
import type { AnsweredLine, ChangedOrderLine, OrderChangeDocument, OrderDocument, OrderedLine, OrderResponseDocument } from './trade-document.js';

const ORDER = '220';
const RESPONSE = '231';
const CHANGE = '230';
/** UNTDID 1225: the order that is named is taken back. */
const CANCELLATION = '1';
/** The format of a day with a time of day (UNTDID 2379). */
const WITH_TIME = '203';
const ONE = '1';

/** Order-X (`SCRDMCCBDACIOMessageStructure`): an order, a change of one or the answer to one. */
export function readOrderX(root: Occurrence): OrderDocument | OrderResponseDocument | OrderChangeDocument {
  const document = root.first('rsm:ExchangedDocument');
  const type = document?.first('ram:TypeCode')?.value;
  if (type === RESPONSE) return readResponse(root);
  if (type === CHANGE) return readChange(root);
  if (type !== ORDER)
    throw new InvoiceReadError(
      'NOT_AN_INVOICE',
      `The Order-X document is of the type ${type ?? '(none)'}: orders (${ORDER}), changes (${CHANGE}) and responses (${RESPONSE}) are taken`,
      root.path,
    );
  const transaction = root.first('rsm:SupplyChainTradeTransaction');
  const lines = (transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? []).map(orderedLine);
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The order has no lines', root.path);
  const agreement = transaction?.first('ram:ApplicableHeaderTradeAgreement');
  return {
    kind: 'order',
    number: need(document?.first('ram:ID')?.value, 'number (ram:ID)', root),
    currency: need(transaction?.at('ram:ApplicableHeaderTradeSettlement', 'ram:OrderCurrencyCode')?.value, 'currency (ram:OrderCurrencyCode)', root),
    ...given({
      orderedOn: issuedOn(document),
      buyerName: agreement?.at('ram:BuyerTradeParty', 'ram:Name')?.value,
      sellerName: agreement?.at('ram:SellerTradeParty', 'ram:Name')?.value,
      contract: contractOf(agreement),
    }),
    lines,
  };
}

/** The day of a document; with a time of day (format 203) it is the day alone. */
function issuedOn(document: Occurrence | undefined): string | undefined {
  const issued = document?.at('ram:IssueDateTime', 'udt:DateTimeString');
  return issued === undefined ? undefined : isoDate(issued.attributes['format'] === WITH_TIME ? issued.text.trim().slice(0, 8) : issued.text);
}

/** The lines of a change have the numbers of the order's, whatever documents the order itself refers to. */
function readChange(root: Occurrence): OrderChangeDocument {
  const document = root.first('rsm:ExchangedDocument');
  const transaction = root.first('rsm:SupplyChainTradeTransaction');
  const agreement = transaction?.first('ram:ApplicableHeaderTradeAgreement');
  const cancels = document?.first('ram:PurposeCode')?.value === CANCELLATION;
  const lines = cancels ? [] : (transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? []).map(changedLine);
  if (lines.length === 0 && !cancels) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The order change has no lines', root.path);
  const issued = document?.at('ram:IssueDateTime', 'udt:DateTimeString');
  return {
    kind: 'order-change',
    number: need(document?.first('ram:ID')?.value, 'number (ram:ID)', root),
    orderNumber: need(agreement?.at('ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID')?.value, 'order (ram:BuyerOrderReferencedDocument)', root),
    changedOn: need(issuedOn(document), 'date (ram:IssueDateTime)', root),
    cancels,
    ...given({
      changedAt: issued?.attributes['format'] === WITH_TIME ? timeOf(issued.text.trim().slice(8)) : undefined,
      currency: transaction?.at('ram:ApplicableHeaderTradeSettlement', 'ram:OrderCurrencyCode')?.value,
      contract: contractOf(agreement),
      note: document?.at('ram:IncludedNote', 'ram:Content')?.value,
    }),
    lines,
  };
}

function changedLine(from: Occurrence): ChangedOrderLine {
  const line = from.first('ram:AssociatedDocumentLineDocument');
  const quantity = from.at('ram:SpecifiedLineTradeDelivery', 'ram:RequestedQuantity');
  const price = from.at('ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice');
  return {
    line: need(line?.first('ram:LineID')?.value, 'id (ram:LineID)', from),
    change: lineChange(line?.first('ram:LineStatusCode')?.value),
    ...given({
      quantity: decimalOf(quantity),
      unit: quantity?.attributes['unitCode'],
      price: decimalOf(price?.first('ram:ChargeAmount')),
      baseQuantity: decimalOf(price?.first('ram:BasisQuantity')),
    }),
    ...article(from.first('ram:SpecifiedTradeProduct')),
  };
}

/** The contract or blanket order that an order is a release of. */
const contractOf = (agreement: Occurrence | undefined): string | undefined =>
  (agreement?.at('ram:BlanketOrderReferencedDocument', 'ram:IssuerAssignedID') ?? agreement?.at('ram:ContractReferencedDocument', 'ram:IssuerAssignedID'))
    ?.value;

function readResponse(root: Occurrence): OrderResponseDocument {
  const document = root.first('rsm:ExchangedDocument');
  const transaction = root.first('rsm:SupplyChainTradeTransaction');
  const agreement = transaction?.first('ram:ApplicableHeaderTradeAgreement');
  const lines = (transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? []).map(answeredLine);
  return {
    kind: 'order-response',
    number: need(document?.first('ram:ID')?.value, 'number (ram:ID)', root),
    orderNumber: need(agreement?.at('ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID')?.value, 'order (ram:BuyerOrderReferencedDocument)', root),
    respondedOn: need(issuedOn(document), 'date (ram:IssueDateTime)', root),
    answer: need(wholeAnswer(document?.first('ram:StatusCode')?.value, lines), 'answer (ram:StatusCode or lines)', root),
    ...given({ sellerName: agreement?.at('ram:SellerTradeParty', 'ram:Name')?.value, note: document?.at('ram:IncludedNote', 'ram:Content')?.value }),
    lines,
  };
}

function answeredLine(from: Occurrence): AnsweredLine {
  const delivery = from.first('ram:SpecifiedLineTradeDelivery');
  const quantity = delivery?.first('ram:AgreedQuantity', 'ram:RequestedQuantity');
  const agreement = from.first('ram:SpecifiedLineTradeAgreement');
  const price = agreement?.first('ram:NetPriceProductTradePrice');
  const line = from.first('ram:AssociatedDocumentLineDocument');
  const answer = lineAnswer(line?.first('ram:LineStatusCode')?.value);
  const own = need(line?.first('ram:LineID')?.value, 'id (ram:LineID)', from);
  return {
    // The number of a line that the seller adds is its own: what it refers to is the line it stands in for.
    orderLine: answer === 'added' ? own : (agreement?.at('ram:BuyerOrderReferencedDocument', 'ram:LineID')?.value ?? own),
    answer,
    ...given({
      quantity: decimalOf(quantity),
      unit: quantity?.attributes['unitCode'],
      price: decimalOf(price?.first('ram:ChargeAmount')),
      baseQuantity: decimalOf(price?.first('ram:BasisQuantity')),
      promisedOn: dayOf(delivery?.at('ram:PromisedDeliverySupplyChainEvent', 'ram:OccurrenceDateTime', 'udt:DateTimeString')),
    }),
    ...article(from.first('ram:SubstitutedReferencedProduct', 'ram:SpecifiedTradeProduct')),
  };
}

function orderedLine(from: Occurrence): OrderedLine {
  const quantity = from.at('ram:SpecifiedLineTradeDelivery', 'ram:RequestedQuantity');
  const price = from.at('ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice');
  return {
    line: need(from.at('ram:AssociatedDocumentLineDocument', 'ram:LineID')?.value, 'id (ram:LineID)', from),
    quantity: need(decimalOf(quantity), 'quantity (ram:RequestedQuantity)', from),
    unit: need(quantity?.attributes['unitCode'], 'unit of its quantity (unitCode)', from),
    price: need(decimalOf(price?.first('ram:ChargeAmount')), 'net price (ram:ChargeAmount)', from),
    baseQuantity: decimalOf(price?.first('ram:BasisQuantity')) ?? ONE,
    ...article(from.first('ram:SpecifiedTradeProduct')),
  };
}

/** What identifies an article. */
function article(product: Occurrence | undefined): Pick<OrderedLine, 'description' | 'sellerItemId' | 'buyerItemId' | 'standardItemId'> {
  return given({
    description: product?.first('ram:Name')?.value,
    sellerItemId: product?.first('ram:SellerAssignedID')?.value,
    buyerItemId: product?.first('ram:BuyerAssignedID')?.value,
    standardItemId: product?.first('ram:GlobalID')?.value,
  });
}
