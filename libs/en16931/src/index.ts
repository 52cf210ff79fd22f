export * from './model/index.js';
export { attachmentBytes } from './read/attachment.js';
export { allEvidence, evidenceOf } from './read/evidence.js';
export type { Evidence } from './read/evidence.js';
export { canonicalDecimal, isCalendarDate, isoDate } from './read/lexical.js';
export { readInvoice } from './read/read-invoice.js';
export type { ReadResult } from './read/read-invoice.js';
export { asCredited } from './read/turn-signs.js';
export { readTradeDocument } from './read/trade/read-trade.js';
export { isPlainText, plainTextOf } from './plain/plain-text.js';
export type {
  AnsweredLine,
  ChangedOrderLine,
  DespatchDocument,
  DespatchedLine,
  OrderAnswer,
  OrderChangeDocument,
  OrderDocument,
  OrderedLine,
  OrderResponseDocument,
  ReceiptDocument,
  ReceivedLine,
  TradeDocument,
} from './read/trade/trade-document.js';
export * from './form/index.js';
export * from './statement/index.js';
export * from './syntax-rules/index.js';
export { fill, fillTexts, joinTexts, LANGUAGES, sameText, texts, type Language, type Texts, type Values } from './texts.js';
export { writeCii } from './write/cii/write-cii.js';
export type { WriteOptions } from './write/options.js';
export { writeUbl } from './write/ubl/write-ubl.js';
export { DEFAULT_LIMITS } from './xml/limits.js';
export type { ReadLimits } from './xml/limits.js';
export type { Syntax } from './xml/namespaces.js';
export { Occurrence } from './xml/occurrence.js';
export { InvoiceReadError } from './xml/read-error.js';
export type { ReadErrorCode } from './xml/read-error.js';
