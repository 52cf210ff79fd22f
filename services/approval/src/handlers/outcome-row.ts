import { outcomeOf, type InvoiceOutcome } from '../domain/index.js';
import type { PlanRow } from '../store/plans.js';
import type { EndedRow } from '../store/trust.js';

/** How an invoice ended, from its plan. */
export function outcomeRow({ tenantId, invoiceId, vendorId, source, lineage, whyNot, isAmended }: PlanRow, how: InvoiceOutcome['how'], at: Date): EndedRow {
  return { tenantId, invoiceId, vendorId, source, on: at.toISOString().slice(0, 10), ...outcomeOf(how, { revision: lineage[0] ?? 1, whyNot, isAmended }) };
}
