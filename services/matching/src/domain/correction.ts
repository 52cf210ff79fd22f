import type { Invoice } from '@smartap/en16931';

/** UNTDID 1001: corrected invoice. */
const CORRECTED = '384';

/** The numbers (BT-25) of the invoices that a corrected invoice replaces; none for any other. */
export function replacedNumbers({ typeCode, precedingInvoices }: Pick<Invoice, 'typeCode' | 'precedingInvoices'>): string[] {
  return typeCode === CORRECTED ? [...new Set(precedingInvoices.flatMap(({ number }) => number?.trim() || []))] : [];
}
