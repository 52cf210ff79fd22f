import type { Finding, RiskAssessment, RiskSignal, ValidationPolicy } from '@smartap/contracts';
import { CATALOGUE, type MessageCode } from '../messages/catalogue.js';
import { found } from '../messages/found.js';
import { tell } from '../messages/tell.js';
import { FILE_SIGNALS } from './file-signals.js';
import { HABIT_SIGNALS } from './habit-signals.js';
import { MASTER_DATA_SIGNALS } from './master-data-signals.js';
import { NUMBERING_SIGNALS } from './numbering-signals.js';
import { ORDER_SIGNALS } from './order-signals.js';
import { PAYEE_SIGNALS } from './payee-signals.js';
import type { Raised, RiskFacts, Signal } from './risk-facts.js';

/** Every kind of signal. */
export const SIGNALS: readonly Signal[] = [...PAYEE_SIGNALS, ...FILE_SIGNALS, ...MASTER_DATA_SIGNALS, ...HABIT_SIGNALS, ...NUMBERING_SIGNALS, ...ORDER_SIGNALS];

/** The finding of many signals together. */
export const RISK = 'RISK';

const NONE: ReadonlySet<string> = new Set();

const MAX_VALUE = 300;
const MAX_MESSAGE = 1000;

/** A signal as it is told: its message is that of the catalogue with its data. */
function signalOf(code: MessageCode, points: number, { text, data: told }: Raised): RiskSignal {
  const data = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value.slice(0, MAX_VALUE)]));
  return { code, points, ...(text === undefined ? {} : { text }), message: tell(CATALOGUE[text ?? code], { values: data }, 'en').slice(0, MAX_MESSAGE), data };
}

/**
 * What of an invoice asks for a second look, each with its figures; the points are the tenant's.
 *
 * @param retired signals that have proved worthless
 */
export function assessRisk(
  known: Omit<RiskFacts, 'limits'>,
  { threshold, points, limits }: ValidationPolicy['risk'],
  retired: ReadonlySet<string> = NONE,
): RiskAssessment {
  const facts: RiskFacts = { ...known, limits };
  const own = new Map(points.map((one) => [one.code, one.points]));
  const signals = SIGNALS.flatMap(({ code, points: usual, look }) => {
    const weight = retired.has(code) ? 0 : (own.get(code) ?? usual);
    const raised = weight === 0 ? undefined : look(facts);
    return raised ? [signalOf(code, weight, raised)] : [];
  });
  return { points: signals.reduce((sum, signal) => sum + signal.points, 0), threshold, signals };
}

/**
 * Whether what becomes known of orders can still turn what the signals come to: they ask a person with the signal about orders and not
 * without it.
 *
 * @param retired signals that have proved worthless
 */
export function hangsOnOrders(
  { points, threshold, signals }: RiskAssessment,
  settings: Pick<ValidationPolicy['risk'], 'points'>,
  retired: ReadonlySet<string> = NONE,
): boolean {
  const [own] = ORDER_SIGNALS;
  if (own === undefined || retired.has(own.code)) return false;
  const weight = settings.points.find(({ code }) => code === own.code)?.points ?? own.points;
  const others = points - (signals.find(({ code }) => code === own.code)?.points ?? 0);
  return others < threshold && others + weight >= threshold;
}

/** Many signals together ask a person; none does so alone unless a tenant gives it that weight, and none rejects. */
export function riskFindings({ points, threshold, signals }: RiskAssessment): Finding[] {
  if (points < threshold) return [];
  const parts = signals.map(({ code, text = code, data }) => ({ text, values: data }));
  return [
    found(
      RISK,
      { points: String(points), threshold: String(threshold) },
      { severity: 'error', terms: [], expected: String(threshold), actual: String(points), parts },
    ),
  ];
}
