import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { decimalOf, isoDate } from '../lexical.js';
import { lineAnswer, wholeAnswer } from './answers.js';
import { dayOf, given, need } from './need.js';
import type { AnsweredLine, OrderDocument, OrderedLine, OrderResponseDocument } from './trade-document.js';

const ORDER = '220';
const RESPONSE = '231';
const KINDS: Readonly<Record<string, string>> = { '230': 'an order change' };
const ONE = '1';

/** Order-X (`SCRDMCCBDACIOMessageStructure`): an order or the answer to one; changes are refused by name. */
export function readOrderX(root: Occurrence): OrderDocument | OrderResponseDocument {
  const document = root.first('rsm:ExchangedDocument');
  const type = document?.first('ram:TypeCode')?.value;
  if (type === RESPONSE) return readResponse(root);
  if (type !== ORDER) throw new InvoiceReadError('NOT_AN_INVOICE', `The Order-X document is ${KINDS[type ?? ''] ?? `of the type ${type ?? '(none)'}`}: only orders (${ORDER}) and responses (${RESPONSE}) are taken, send the changed order itself`, root.path);
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
      contract: (agreement?.at('ram:BlanketOrderReferencedDocument', 'ram:IssuerAssignedID') ?? agreement?.at('ram:ContractReferencedDocument', 'ram:IssuerAssignedID'))?.value,
    }),
    lines,
  };
}

/** The day of a document; with a time of day (format 203) it is the day alone. */
function issuedOn(document: Occurrence | undefined): string | undefined {
  const issued = document?.at('ram:IssueDateTime', 'udt:DateTimeString');
  return issued === undefined ? undefined : isoDate(issued.attributes['format'] === '203' ? issued.text.trim().slice(0, 8) : issued.text);
}

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
    ...given({ quantity: decimalOf(quantity), unit: quantity?.attributes['unitCode'], price: decimalOf(price?.first('ram:ChargeAmount')), baseQuantity: decimalOf(price?.first('ram:BasisQuantity')), promisedOn: dayOf(delivery?.at('ram:PromisedDeliverySupplyChainEvent', 'ram:OccurrenceDateTime', 'udt:DateTimeString')) }),
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
