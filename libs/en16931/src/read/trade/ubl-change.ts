import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { decimalOf } from '../lexical.js';
import { lineChange } from './answers.js';
import { dayOf, given, need, timeOf } from './need.js';
import type { ChangedOrderLine, OrderChangeDocument } from './trade-document.js';
import { ublItem } from './ubl-trade.js';

/** `OrderChange` of UBL 2.x, as Peppol BIS Ordering 3 has it too: lines that it does not state stay as they are. */
export function readUblOrderChange(root: Occurrence): OrderChangeDocument {
  const lines = root.all('cac:OrderLine').map(changedLine);
  if (lines.length === 0) throw new InvoiceReadError('UNSUPPORTED_FORMAT', 'The order change has no lines', root.path);
  return {
    ...headOf(root),
    cancels: false,
    ...given({
      currency:
        root.first('cbc:DocumentCurrencyCode', 'cbc:PricingCurrencyCode')?.value ??
        root.at('cac:OrderLine', 'cac:LineItem', 'cac:Price', 'cbc:PriceAmount')?.attributes['currencyID'],
      contract: root.at('cac:Contract', 'cbc:ID')?.value,
      note: root.first('cbc:Note')?.value,
    }),
    lines,
  };
}

/** `OrderCancellation` of UBL 2.x: the order as a whole is taken back. */
export function readUblOrderCancellation(root: Occurrence): OrderChangeDocument {
  return { ...headOf(root), cancels: true, ...given({ note: root.first('cbc:CancellationNote', 'cbc:Note')?.value }), lines: [] };
}

function headOf(root: Occurrence): Pick<OrderChangeDocument, 'kind' | 'number' | 'orderNumber' | 'changedOn' | 'changedAt' | 'sequence'> {
  return {
    kind: 'order-change',
    number: need(root.first('cbc:ID')?.value, 'number (cbc:ID)', root),
    orderNumber: need(root.at('cac:OrderReference', 'cbc:ID')?.value, 'order (cac:OrderReference/cbc:ID)', root),
    changedOn: need(dayOf(root.first('cbc:IssueDate')), 'date (cbc:IssueDate)', root),
    ...given({ sequence: root.first('cbc:SequenceNumberID')?.value, changedAt: timeOf(root.first('cbc:IssueTime')?.value) }),
  };
}

function changedLine(from: Occurrence): ChangedOrderLine {
  const item = from.first('cac:LineItem');
  const quantity = item?.first('cbc:Quantity');
  const price = item?.first('cac:Price');
  return {
    line: need(item?.first('cbc:ID')?.value, 'id (cac:LineItem/cbc:ID)', from),
    change: lineChange(item?.first('cbc:LineStatusCode')?.value),
    ...given({
      quantity: decimalOf(quantity),
      unit: quantity?.attributes['unitCode'],
      price: decimalOf(price?.first('cbc:PriceAmount')),
      baseQuantity: decimalOf(price?.first('cbc:BaseQuantity')),
    }),
    ...ublItem(item?.first('cac:Item')),
  };
}
