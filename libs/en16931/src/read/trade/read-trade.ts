import { DEFAULT_LIMITS } from '../../xml/limits.js';
import type { ReadLimits } from '../../xml/limits.js';
import { TRADE_ROOTS } from '../../xml/namespaces.js';
import { parseXml } from '../../xml/parse-xml.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { readOrderX } from './orderx.js';
import type { TradeDocument } from './trade-document.js';
import { readUblOrder, readUblReceipt } from './ubl-trade.js';

/**
 * Reads a document about an order: a UBL 2.x Order or ReceiptAdvice, or an Order-X order.
 * @returns undefined for a document of another kind, such as an invoice
 * @throws InvoiceReadError `NOT_AN_INVOICE` for order responses, changes and despatch advices, which state nothing that is matched
 * against; `UNSUPPORTED_FORMAT` where something is missing that matching needs; what `readInvoice` throws for broken XML
 */
export function readTradeDocument(source: Uint8Array | string, limits: Partial<ReadLimits> = {}): TradeDocument | undefined {
  const { root, rootNamespace } = parseXml(source, { ...DEFAULT_LIMITS, ...limits });
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
      throw new InvoiceReadError('NOT_AN_INVOICE', `The document is an order response (${root.name}): the order stands as it was ordered, send a changed order where it does not`, root.path);
    case 'despatch':
      throw new InvoiceReadError('NOT_AN_INVOICE', 'The document is a despatch advice: it says what was sent, not what came; send a receipt advice when the goods are there', root.path);
    default:
      return known.kind satisfies never;
  }
}
