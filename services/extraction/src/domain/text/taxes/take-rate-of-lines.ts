import type { Invoice } from '@smartap/en16931';
import type { FieldEvidence } from '../../outcome.js';

/** A rate that a line does not state itself is no surer than this. */
const DERIVED = 0.7;

/** Gives the lines that state no rate of VAT (BT-152) the one of the document, where its breakdown has no other. */
export function takeRateOfLines({ lines, vatBreakdown: [only, ...others] }: Invoice, evidence: Record<string, FieldEvidence>): void {
  if (only?.rate === undefined || others.length > 0) return;
  const confidence = Math.min(DERIVED, evidence['vatBreakdown[0].taxable']?.confidence ?? 0);
  for (const [index, line] of lines.entries()) {
    if (line.vatRate !== undefined) continue;
    line.vatRate = only.rate;
    evidence[`lines[${index}].vatRate`] = { method: 'derived', confidence };
  }
}
