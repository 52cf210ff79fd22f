import type { Invoice } from '@smartap/en16931';
import type { FieldEvidence } from '../../outcome.js';
import { around, toTenths } from '../../pdf/word.js';
import type { Total, Totals } from './total.js';

function totalEvidence({ amounts, confidence, label }: Total): FieldEvidence {
  const [first] = amounts;
  if (first === undefined) return { method: 'derived', confidence };
  return {
    method: amounts.length > 1 ? 'derived' : 'text',
    confidence,
    page: first.line.row.page,
    box: toTenths(around(amounts.map((amount) => amount.box))),
    text: amounts.map((amount) => amount.text).join(' + '),
    ...(label === undefined ? {} : { label }),
  };
}

/** Gives an invoice its totals, with their evidence. */
export function takeTotals(invoice: Invoice, evidence: Record<string, FieldEvidence>, totals: Totals, method: FieldEvidence['method'] = 'text'): void {
  const pairs = [
    ['lineNetSum', totals.lineSum],
    ['withoutVat', totals.net],
    ['vat', totals.tax],
    ['withVat', totals.gross],
    ['paid', totals.paid],
    ['rounding', totals.rounding],
    ['due', totals.due],
  ] as const;
  for (const [key, total] of pairs) {
    if (total === undefined) continue;
    invoice.totals[key] = total.value;
    const own = totalEvidence(total);
    evidence[`totals.${key}`] = own.method === 'text' ? { ...own, method } : own;
  }
}
