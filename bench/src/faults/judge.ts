import { toStderr, type RunningSystem } from '@smartap/tools';
import type { Case } from './cases.js';
import { findAuditFaults } from './checks/audit.js';
import { findDoubled } from './checks/doubled.js';
import type { Evidence, Fault } from './checks/evidence.js';
import { findLedgerFaults } from './checks/ledger.js';
import { findLetterFaults } from './checks/letters.js';
import { findLost } from './checks/lost.js';
import { findUnexpected, type Unexpected } from './checks/outcomes.js';
import type { Eyes } from './eyes.js';
import { isStrike, type Action } from './actions.js';
import type { Meant } from './bad-post.js';
import { PRESSURE } from './pressure.js';
import { readEvidence } from './read-evidence.js';
import { readStreams, type DeadLetter } from './read-streams.js';

/** An invoice without an outcome, and the last that any stream says of it. */
export interface Hanging {
  readonly n: number;
  readonly invoiceId: string;
  readonly stage: string;
  readonly lastEvent: string | null;
}

/** What `faults --json` prints. */
export interface FaultsResult {
  readonly seed: number;
  readonly submitted: number;
  readonly decided: number;
  readonly lost: number;
  readonly doubled: number;
  readonly deadLetters: number;
  readonly auditChainIntact: boolean;
  readonly ledgerIntact: boolean;
  readonly actions: readonly Action[];
  readonly seconds: number;
  /** Faults of processes that came while many invoices were in flight. */
  readonly countedStrikes: number;
  /** Dead letters that nobody meant; those whose reason says nothing; those that are missing. */
  readonly lettersNotMeant: number;
  readonly lettersUnclear: number;
  readonly lettersMissing: readonly string[];
  /** Messages and rows that were still to be handled when the waiting ended, by consumer or service. */
  readonly leftOver: readonly string[];
  /** Cases that ended otherwise than intended. */
  readonly unexpected: readonly Unexpected[];
  readonly hanging: readonly Hanging[];
  readonly faults: readonly Fault[];
  readonly letters: readonly DeadLetter[];
  readonly events: number;
  /** Messages on the bus whose event id had come before: allowed, and skipped by whoever has them. */
  readonly repeatedMessages: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** The run that is judged. */
export interface FinishedRun {
  readonly system: RunningSystem;
  readonly eyes: Eyes;
  readonly tenantId: string;
  readonly cases: readonly Case[];
  readonly promises: ReadonlyMap<number, string>;
  readonly actions: readonly Action[];
  /** Messages that must have become dead letters. */
  readonly meant: ReadonlyMap<string, Meant>;
  readonly seed: number;
  readonly seconds: number;
  readonly leftOver: readonly string[];
  /** Number of the last dead letter of an earlier run on the same system. */
  readonly lettersBefore: number;
}

/** Computes what was lost and doubled from the streams and tables themselves. */
export async function judge({
  system,
  eyes,
  tenantId,
  cases,
  promises,
  actions,
  meant,
  seed,
  seconds,
  leftOver,
  lettersBefore,
}: FinishedRun): Promise<FaultsResult> {
  const { events, deadLetters, repeats, readersOf } = await readStreams(system.adminUrls.nats, tenantId, lettersBefore);
  const evidence = await readEvidence(eyes, tenantId, [...promises.values()], events);
  const lost = findLost(evidence);
  const doubled = findDoubled(evidence);
  const ledger = findLedgerFaults(evidence);
  const audit = findAuditFaults(evidence);
  const letters = findLetterFaults(deadLetters, meant, readersOf);
  const outcomeOf = new Map(evidence.views.map(({ invoiceId, outcome }) => [invoiceId, outcome]));
  const unexpected = findUnexpected(cases, promises, outcomeOf);
  const faults = [...lost, ...doubled, ...ledger, ...audit];
  for (const { check, invoiceId, detail } of faults.slice(0, 50)) toStderr(`${check}: ${invoiceId ?? ''} ${detail}`);
  for (const missing of letters.missing.slice(0, 50)) toStderr(`Missing: ${missing}`);
  for (const { consumer, subject, code, reason, attempts } of [...letters.notMeant, ...letters.unclear].slice(0, 50))
    toStderr(`Dead letter of ${consumer}: ${subject} after ${attempts} attempt(s): ${code}: ${reason}`);
  for (const { n, kind, expected, got } of unexpected.slice(0, 50)) toStderr(`Case ${n} (${kind}) should be ${expected} and is ${got ?? 'undecided'}.`);
  return {
    seed,
    submitted: promises.size,
    decided: [...promises.values()].filter((invoiceId) => (outcomeOf.get(invoiceId) ?? null) !== null).length,
    lost: lost.length,
    doubled: doubled.length,
    deadLetters: deadLetters.length,
    auditChainIntact: audit.length === 0,
    ledgerIntact: ledger.length === 0,
    actions,
    seconds,
    countedStrikes: actions.filter((action) => isStrike(action) && action.inFlight >= PRESSURE).length,
    lettersNotMeant: letters.notMeant.length,
    lettersUnclear: letters.unclear.length,
    lettersMissing: letters.missing,
    leftOver,
    unexpected,
    hanging: hangingOf(evidence, promises),
    faults,
    letters: deadLetters,
    events: events.length,
    repeatedMessages: repeats,
    outcomes: Object.fromEntries([...Map.groupBy(evidence.views, ({ outcome }) => outcome ?? 'none')].map(([outcome, own]) => [outcome, own.length])),
  };
}

function hangingOf({ views, events }: Evidence, promises: ReadonlyMap<number, string>): Hanging[] {
  const numberOf = new Map([...promises].map(([n, invoiceId]) => [invoiceId, n]));
  const last = new Map(events.map((event) => [event.invoiceId, event]));
  return views
    .filter(({ outcome }) => outcome === null)
    .map(({ invoiceId, stage }) => {
      const event = last.get(invoiceId);
      return { n: numberOf.get(invoiceId) ?? -1, invoiceId, stage, lastEvent: event ? `${event.type} [${event.lineage.join()}]` : null };
    });
}
