import type { Finding, RiskAssessment, ValidationPolicy } from '@smartap/contracts';
import { HABIT_SIGNALS } from './habit-signals.js';
import { MASTER_DATA_SIGNALS } from './master-data-signals.js';
import { NUMBERING_SIGNALS } from './numbering-signals.js';
import { ORDER_SIGNALS } from './order-signals.js';
import { PAYEE_SIGNALS } from './payee-signals.js';
import type { RiskFacts, Signal } from './risk-facts.js';

/** Every kind of signal. */
export const SIGNALS: readonly Signal[] = [...PAYEE_SIGNALS, ...MASTER_DATA_SIGNALS, ...HABIT_SIGNALS, ...NUMBERING_SIGNALS, ...ORDER_SIGNALS];

/** The finding of many signals together. */
export const RISK = 'RISK';

const NONE: ReadonlySet<string> = new Set();

/**
 * What of an invoice asks for a second look, each with its figures; the points are the tenant's.
 *
 * @param retired signals that have proved worthless
 */
export function assessRisk(known: Omit<RiskFacts, 'limits'>, { threshold, points, limits }: ValidationPolicy['risk'], retired: ReadonlySet<string> = NONE): RiskAssessment {
  const facts: RiskFacts = { ...known, limits };
  const own = new Map(points.map((one) => [one.code, one.points]));
  const signals = SIGNALS.flatMap(({ code, points: usual, look }) => {
    const weight = retired.has(code) ? 0 : (own.get(code) ?? usual);
    const raised = weight === 0 ? undefined : look(facts);
    return raised ? [{ code, points: weight, ...raised }] : [];
  });
  return { points: signals.reduce((sum, signal) => sum + signal.points, 0), threshold, signals };
}

/** Many signals together ask a person; none does so alone unless a tenant gives it that weight, and none rejects. */
export function riskFindings({ points, threshold, signals }: RiskAssessment): Finding[] {
  if (points < threshold) return [];
  const message = `Signals of risk come to ${points} points (a person looks from ${threshold} on). ${signals.map((signal) => signal.message).join(' ')}`;
  return [{ code: RISK, severity: 'error', message: message.slice(0, 2000), terms: [], expected: String(threshold), actual: String(points) }];
}
