import type { Invoice } from '@smartap/en16931';
import { dec, sum } from '@smartap/runtime';
import { isOfBreakdown } from './field-path.js';
import type { FieldEvidence } from './outcome.js';

/**
 * Takes away the breakdown of VAT (BG-23) that was read off a page, where it no longer comes to the totals that a person has set:
 * nobody stated it so. What a person or an electronic invoice states stays.
 */
export function dropStaleBreakdown(invoice: Invoice, evidence: Record<string, FieldEvidence>): void {
  const own = Object.entries(evidence).filter(([path]) => isOfBreakdown(path));
  if (own.length === 0 || own.some(([, { method }]) => method === 'xml' || method === 'person')) return;
  const { withoutVat = '0', vat = '0' } = invoice.totals;
  const comesTo = (values: readonly (string | undefined)[], total: string): boolean => sum(values.map((value) => dec(value ?? '0'))).eq(total);
  if (
    comesTo(
      invoice.vatBreakdown.map(({ taxable }) => taxable),
      withoutVat,
    ) &&
    comesTo(
      invoice.vatBreakdown.map(({ tax }) => tax),
      vat,
    )
  )
    return;
  invoice.vatBreakdown = [];
  for (const [path] of own) delete evidence[path];
}
