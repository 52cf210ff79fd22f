import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { DocumentAllowanceCharge, Period } from './allowance-charge.js';
import { InvoiceLine } from './line.js';
import { Address, Identifier, Party } from './party.js';
import { PaymentInstructions } from './payment.js';
import { date, group, many, required, text } from './term.js';
import { Totals, VatBreakdown } from './totals.js';

/** An invoice note (BG-1). */
export const Note = Type.Object({
  /** BT-21. */
  subjectCode: text('BT-21', 'Invoice note subject code', 'UNTDID 4451.'),
  /** BT-22. */
  text: text('BT-22', 'Invoice note', 'Unstructured information relevant to the invoice.'),
});
export type Note = Static<typeof Note>;

/** A preceding invoice (BG-3). */
export const PrecedingInvoice = Type.Object({
  /** BT-25. */
  number: text('BT-25', 'Preceding Invoice reference', 'The number of an invoice sent earlier.'),
  /** BT-26. */
  issueDate: date('BT-26', 'Preceding Invoice issue date', 'When it was issued.'),
});
export type PrecedingInvoice = Static<typeof PrecedingInvoice>;

/** Where and when goods or services were delivered (BG-13). */
export const Delivery = Type.Object({
  /** BT-70. */
  name: text('BT-70', 'Deliver to party name', 'To whom it was delivered.'),
  /** BT-71. */
  locationId: group('BT-71', 'Deliver to location identifier', Identifier),
  /** BT-72. */
  actualDate: date('BT-72', 'Actual delivery date', 'When the delivery was made or completed.'),
  /** BG-15. */
  address: group('BG-15', 'Deliver to address', Address),
});
export type Delivery = Static<typeof Delivery>;

/** An additional supporting document (BG-24). The bytes are not part of the model: their size and digest are. */
export const Attachment = Type.Object({
  /** BT-122. */
  id: text('BT-122', 'Supporting document reference', 'An identifier of the document.'),
  /** BT-123. */
  description: text('BT-123', 'Supporting document description', 'In words.'),
  /** BT-124. */
  uri: text('BT-124', 'External document location', 'A URL.'),
  /** BT-125-2. */
  filename: text('BT-125-2', 'Attached document filename', 'The name of the attached file.'),
  /** BT-125-1. */
  mediaType: text('BT-125-1', 'Attached document mime code', 'Such as application/pdf.'),
  /** The decoded size of BT-125 in bytes. */
  sizeBytes: Type.Optional(Type.Integer({ minimum: 0, description: 'BT-125 Attached document: its decoded size in bytes' })),
  /** The SHA-256 of the decoded BT-125, lower-case hexadecimal. */
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'BT-125 Attached document: SHA-256 of its bytes' })),
});
export type Attachment = Static<typeof Attachment>;

/**
 * An invoice or credit note in the terms of the EN 16931-1 core model. Every term is optional, so that what a document
 * lacks can be told; arrays, `seller`, `buyer` and `totals` are always present. Decimals are canonical decimal strings, dates
 * are `YYYY-MM-DD`.
 */
export const Invoice = Type.Object(
  {
    /** BT-1. */
    number: text('BT-1', 'Invoice number', 'A unique identification of the invoice.'),
    /** BT-2. */
    issueDate: date('BT-2', 'Invoice issue date', 'When the invoice was issued.'),
    /** BT-3. */
    typeCode: text('BT-3', 'Invoice type code', 'UNTDID 1001: 380 invoice, 381 credit note, 384 corrected, 386 prepayment, 389 self-billed.'),
    /** BT-5. */
    currency: text('BT-5', 'Invoice currency code', 'ISO 4217, of all amounts but BT-111.'),
    /** BT-6. */
    vatAccountingCurrency: text('BT-6', 'VAT accounting currency code', 'ISO 4217, of BT-111.'),
    /** BT-7. */
    taxPointDate: date('BT-7', 'Value added tax point date', 'When VAT becomes accountable.'),
    /** BT-8. */
    taxPointDateCode: text('BT-8', 'Value added tax point date code', 'UNTDID 2005: 3 issue, 35 delivery, 432 payment.'),
    /** BT-9. */
    dueDate: date('BT-9', 'Payment due date', 'When the payment is due.'),
    /** BT-10. */
    buyerReference: text('BT-10', 'Buyer reference', 'For internal routing by the buyer.'),
    /** BT-11. */
    projectReference: text('BT-11', 'Project reference', 'The project the invoice refers to.'),
    /** BT-12. */
    contractReference: text('BT-12', 'Contract reference', 'The contract.'),
    /** BT-13. */
    purchaseOrderReference: text('BT-13', 'Purchase order reference', 'The order issued by the buyer.'),
    /** BT-14. */
    salesOrderReference: text('BT-14', 'Sales order reference', 'The order of the seller.'),
    /** BT-15. */
    receivingAdviceReference: text('BT-15', 'Receiving advice reference', 'The receiving advice.'),
    /** BT-16. */
    despatchAdviceReference: text('BT-16', 'Despatch advice reference', 'The despatch advice (delivery note).'),
    /** BT-17. */
    tenderOrLotReference: text('BT-17', 'Tender or lot reference', 'The call for tender or lot.'),
    /** BT-18. */
    invoicedObjectId: group('BT-18', 'Invoiced object identifier', Identifier),
    /** BT-19. */
    buyerAccountingReference: text('BT-19', 'Buyer accounting reference', 'Where to book the invoice.'),
    /** BT-20. */
    paymentTerms: text('BT-20', 'Payment terms', 'In words.'),
    /** BG-1. */
    notes: many('BG-1', 'Invoice notes', Note),
    /** BT-23. */
    businessProcess: text('BT-23', 'Business process type', 'The business process context.'),
    /** BT-24. */
    specificationId: text('BT-24', 'Specification identifier', 'The specification the document claims to follow.'),
    /** BG-3. */
    precedingInvoices: many('BG-3', 'Preceding invoice references', PrecedingInvoice),
    /** BG-4. */
    seller: required('BG-4', 'Seller', Party),
    /** BG-7. */
    buyer: required('BG-7', 'Buyer', Party),
    /** BG-10. */
    payee: group('BG-10', 'Payee', Party),
    /** BG-11. */
    taxRepresentative: group('BG-11', 'Seller tax representative party', Party),
    /** BG-13. */
    delivery: group('BG-13', 'Delivery information', Delivery),
    /** BG-14. */
    period: group('BG-14', 'Invoicing period', Period),
    /** BG-16. */
    paymentInstructions: group('BG-16', 'Payment instructions', PaymentInstructions),
    /** BG-20. */
    allowances: many('BG-20', 'Document level allowances', DocumentAllowanceCharge),
    /** BG-21. */
    charges: many('BG-21', 'Document level charges', DocumentAllowanceCharge),
    /** BG-22. */
    totals: required('BG-22', 'Document totals', Totals),
    /** BG-23. */
    vatBreakdown: many('BG-23', 'VAT breakdown', VatBreakdown),
    /** BG-24. */
    attachments: many('BG-24', 'Additional supporting documents', Attachment),
    /** BG-25. */
    lines: many('BG-25', 'Invoice lines', InvoiceLine),
  },
  { title: 'Invoice', description: 'An invoice or credit note in the terms of the EN 16931-1 core model' },
);
export type Invoice = Static<typeof Invoice>;
