import type { Obstacle } from './why-not.js';

/** How an invoice ended, as trust counts it. */
export interface InvoiceOutcome {
  readonly how: 'touchless' | 'persons' | 'rejected';
  /** `error`: what would have passed untouched was wrong. */
  readonly outcome: 'clean' | 'corrected' | 'error';
  /** No person acted in accounts payable, and no order or receipt was changed because of it. */
  readonly isStrict: boolean;
}

/** What is known of an invoice when it ends. */
export interface EndedInvoice {
  /** Of the content. */
  readonly revision: number;
  readonly whyNot: readonly Pick<Obstacle, 'code'>[];
  readonly isAmended: boolean;
}

/** Counts an invoice that ends. One that was drawn for the audit sample and refused is a confirmed error. */
export function outcomeOf(how: InvoiceOutcome['how'], { revision, whyNot, isAmended }: EndedInvoice): InvoiceOutcome {
  const has = (...codes: readonly string[]): boolean => whyNot.some(({ code }) => codes.includes(code));
  const wasCorrected = revision > 1 || has('EXCEPTION_ACCEPTED', 'FINDING_WAIVED', 'CORRECTS_INVOICE');
  const outcome = has('AUDIT_SAMPLE') && (how === 'rejected' || wasCorrected) ? 'error' : how === 'rejected' || wasCorrected ? 'corrected' : 'clean';
  return { how, outcome, isStrict: how === 'touchless' && !wasCorrected && !isAmended };
}
