import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { lineAnswer, wholeAnswer } from './answers.js';
import { dayOf, given, need } from './need.js';
import type { AnsweredLine, OrderAnswer, OrderResponseDocument } from './trade-document.js';
import { partyName, ublItem } from './ubl-trade.js';

/** `OrderResponse` and `OrderResponseSimple` of UBL 2.x. */
export function readUblResponse(root: Occurrence): OrderResponseDocument {
  const lines = root.all('cac:OrderLine').map(answeredLine);
  return {
    kind: 'order-response',
    number: need(root.first('cbc:ID')?.value, 'number (cbc:ID)', root),
    orderNumber: need(root.at('cac:OrderReference', 'cbc:ID')?.value, 'order (cac:OrderReference/cbc:ID)', root),
    respondedOn: need(dayOf(root.first('cbc:IssueDate')), 'date (cbc:IssueDate)', root),
    answer: need(
      simple(root) ?? wholeAnswer(root.first('cbc:OrderResponseCode', 'cbc:ResponseCode')?.value, lines),
      'answer (cbc:OrderResponseCode, cbc:AcceptedIndicator or lines)',
      root,
    ),
    ...given({ sellerName: partyName(root, 'cac:SellerSupplierParty'), note: root.first('cbc:RejectionNote', 'cbc:Note')?.value }),
    lines,
  };
}

/** `OrderResponseSimple` says yes or no to the whole. */
function simple(root: Occurrence): OrderAnswer | undefined {
  const indicator = root.first('cbc:AcceptedIndicator')?.value;
  return indicator === undefined ? undefined : indicator === 'true' || indicator === '1' ? 'accepted' : 'rejected';
}

function answeredLine(from: Occurrence): AnsweredLine {
  const item = from.first('cac:LineItem') ?? from;
  const quantity = item.first('cbc:Quantity');
  const price = item.first('cac:Price');
  const own = need(item.first('cbc:ID')?.value, 'id (cac:LineItem/cbc:ID)', from);
  const promised =
    item.at('cac:Delivery', 'cac:PromisedDeliveryPeriod', 'cbc:EndDate') ?? item.at('cac:Delivery', 'cac:PromisedDeliveryPeriod', 'cbc:StartDate');
  return {
    orderLine: from.at('cac:OrderLineReference', 'cbc:LineID')?.value ?? item.at('cac:OrderLineReference', 'cbc:LineID')?.value ?? own,
    answer: lineAnswer(item.first('cbc:LineStatusCode')?.value),
    ...given({
      quantity: decimalOf(quantity),
      unit: quantity?.attributes['unitCode'],
      price: decimalOf(price?.first('cbc:PriceAmount')),
      baseQuantity: decimalOf(price?.first('cbc:BaseQuantity')),
      promisedOn: dayOf(promised),
    }),
    ...ublItem(item.first('cac:Item')),
  };
}
