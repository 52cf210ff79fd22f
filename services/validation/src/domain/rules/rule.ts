import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';

/** One rule: reads an invoice, says what is wrong. */
export type Rule = (invoice: Invoice) => Finding[];

/** A finding of a rule of EN 16931. */
export function fault(code: string, message: string, terms: readonly string[], values: { expected?: string; actual?: string } = {}): Finding {
  return { code, severity: 'error', message, terms: [...terms], ...values };
}
