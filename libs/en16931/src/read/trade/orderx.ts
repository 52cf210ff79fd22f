import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { isoDate } from '../lexical.js';
import { decimalOf, given, need } from './need.js';
import type { OrderDocument, OrderedLine } from './trade-document.js';

const ORDER = '220';
const KINDS: Readonly<Record<string, string>> = { '230': 'an order change', '231': 'an order response' };
const ONE = '1';

/** Order-X (`SCRDMCCBDACIOMessageStructure`): an order; changes and responses are refused by name. */
export function readOrderX(root: Occurrence): OrderDocument {
  const document = root.first('rsm:ExchangedDocument');
  const type = document?.first('ram:TypeCode')?.value;
  if (type !== ORDER) throw new InvoiceReadError('NOT_AN_INVOICE', `The Order-X document is ${KINDS[type ?? ''] ?? `of the type ${type ?? '(none)'}`}: only orders (${ORDER}) are taken, send the changed order itself`, root.path);
  const transaction = root.first('rsm:SupplyChainTradeTransaction');
  const lines = (transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? []).map(orderedLine);
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The order has no lines', root.path);
  const agreement = transaction?.first('ram:ApplicableHeaderTradeAgreement');
  const issued = document?.at('ram:IssueDateTime', 'udt:DateTimeString');
  return {
    kind: 'order',
    number: need(document?.first('ram:ID')?.value, 'number (ram:ID)', root),
    currency: need(transaction?.at('ram:ApplicableHeaderTradeSettlement', 'ram:OrderCurrencyCode')?.value, 'currency (ram:OrderCurrencyCode)', root),
    ...given({ orderedOn: issued === undefined ? undefined : isoDate(issued.text), buyerName: agreement?.at('ram:BuyerTradeParty', 'ram:Name')?.value, sellerName: agreement?.at('ram:SellerTradeParty', 'ram:Name')?.value }),
    lines,
  };
}

function orderedLine(from: Occurrence): OrderedLine {
  const quantity = from.at('ram:SpecifiedLineTradeDelivery', 'ram:RequestedQuantity');
  const price = from.at('ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice');
  const product = from.first('ram:SpecifiedTradeProduct');
  return {
    line: need(from.at('ram:AssociatedDocumentLineDocument', 'ram:LineID')?.value, 'id (ram:LineID)', from),
    quantity: need(decimalOf(quantity), 'quantity (ram:RequestedQuantity)', from),
    unit: need(quantity?.attributes['unitCode'], 'unit of its quantity (unitCode)', from),
    price: need(decimalOf(price?.first('ram:ChargeAmount')), 'net price (ram:ChargeAmount)', from),
    baseQuantity: decimalOf(price?.first('ram:BasisQuantity')) ?? ONE,
    ...given({
      description: product?.first('ram:Name')?.value,
      sellerItemId: product?.first('ram:SellerAssignedID')?.value,
      buyerItemId: product?.first('ram:BuyerAssignedID')?.value,
      standardItemId: product?.first('ram:GlobalID')?.value,
    }),
  };
}
