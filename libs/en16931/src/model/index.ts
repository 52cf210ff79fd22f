export { DocumentAllowanceCharge, LineAllowanceCharge, Period } from './allowance-charge.js';
export { emptyInvoice, emptyLine, emptyParty, isCreditNote, isItem } from './helpers.js';
export { Attachment, Delivery, Invoice, Note, PrecedingInvoice } from './invoice.js';
export { InvoiceLine, Item, ItemAttribute, ItemClassification, Price } from './line.js';
export { Address, Contact, Identifier, Party } from './party.js';
export { CreditTransfer, DirectDebit, PaymentCard, PaymentInstructions } from './payment.js';
export { DATE_PATTERN, DECIMAL_PATTERN } from './term.js';
export { TERM_PATHS, termOf } from './term-paths.js';
export { Totals, VatBreakdown } from './totals.js';
