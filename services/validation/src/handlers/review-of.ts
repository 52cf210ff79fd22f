import type { BusEvent } from '@smartap/contracts';
import { RISK } from '../domain/index.js';
import type { SignalReview } from '../store/signal-reviews.js';

/** What a decision of a person says of the signals that had stopped an invoice; nothing when none had. */
export function reviewOf({ tenantId, subject, data }: BusEvent<'invoice.validated.v1'>, outcome: SignalReview['outcome']): SignalReview[] {
  const codes = (data.risk?.signals ?? []).map(({ code }) => code);
  return codes.length > 0 && data.findings.some(({ code }) => code === RISK) ? [{ tenantId, invoiceId: subject, codes, outcome }] : [];
}
