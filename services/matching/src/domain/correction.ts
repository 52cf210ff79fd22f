import type { Invoice } from '@smartap/en16931';

/** UNTDID 1001: corrected invoice. */
const CORRECTED = '384';

/** The numbers (BT-25) of the invoices that one says it corrects. */
export const numbersCorrected = ({ precedingInvoices }: Pick<Invoice, 'precedingInvoices'>): string[] => [
  ...new Set(precedingInvoices.flatMap(({ number }) => number?.trim() || [])),
];

/** The numbers (BT-25) of the invoices that a corrected invoice replaces; none for any other. */
export const replacedNumbers = (invoice: Pick<Invoice, 'typeCode' | 'precedingInvoices'>): string[] =>
  invoice.typeCode === CORRECTED ? numbersCorrected(invoice) : [];
