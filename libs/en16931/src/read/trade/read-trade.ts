import { DEFAULT_LIMITS } from '../../xml/limits.js';
import type { ReadLimits } from '../../xml/limits.js';
import { TRADE_ROOTS } from '../../xml/namespaces.js';
import { parseDocument } from '../../xml/parse-xml.js';
import { readOrderX } from './orderx.js';
import type { TradeDocument } from './trade-document.js';
import { readUblOrderCancellation, readUblOrderChange } from './ubl-change.js';
import { readUblResponse } from './ubl-response.js';
import { readUblDespatch, readUblOrder, readUblReceipt } from './ubl-trade.js';

/**
 * Reads a document about an order: a UBL 2.x Order, OrderChange, OrderCancellation, OrderResponse, OrderResponseSimple, DespatchAdvice or
 * ReceiptAdvice, or an order, a change or a response of Order-X.
 * @returns undefined for a document of another kind, such as an invoice
 * @throws InvoiceReadError `NOT_AN_INVOICE` for other documents of Order-X; `UNSUPPORTED_FORMAT` where something is missing that matching
 * needs; what `readInvoice` throws for broken XML
 */
export function readTradeDocument(source: Uint8Array | string, limits: Partial<ReadLimits> = {}): TradeDocument | undefined {
  const { root, rootNamespace } = parseDocument(source, { ...DEFAULT_LIMITS, ...limits });
  const known = TRADE_ROOTS.get(root.name);
  if (known?.namespace !== rootNamespace) return undefined;
  switch (known.kind) {
    case 'order':
      return readUblOrder(root);
    case 'orderx':
      return readOrderX(root);
    case 'receipt':
      return readUblReceipt(root);
    case 'order-response':
      return readUblResponse(root);
    case 'order-change':
      return readUblOrderChange(root);
    case 'order-cancellation':
      return readUblOrderCancellation(root);
    case 'despatch':
      return readUblDespatch(root);
    default:
      return known.kind satisfies never;
  }
}
