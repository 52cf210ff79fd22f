/** What UBL writers put where the schema demands a reference that does not exist, beside the one that does (Peppol BIS Billing 3). */
export const NOT_APPLICABLE = 'NA';

/** The totals of a document; the second of a debit note. */
export const TOTALS = ['cac:LegalMonetaryTotal', 'cac:RequestedMonetaryTotal'] as const;

/** What lines are made of, in each kind of document (BG-DEX-01 of XRechnung's extension). */
export const SUB_LINE_NAMES: ReadonlySet<string> = new Set(['cac:SubInvoiceLine', 'cac:SubCreditNoteLine', 'cac:SubDebitNoteLine']);

/** The lines of each kind of document. */
export const LINE_NAMES: ReadonlySet<string> = new Set(['cac:InvoiceLine', 'cac:CreditNoteLine', 'cac:DebitNoteLine']);
