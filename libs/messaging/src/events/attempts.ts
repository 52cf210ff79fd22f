import { backoffMs } from '@smartap/runtime';
import { row, type Tx } from '@smartap/database';

/** A message is given up after so many attempts. */
export const MAX_ATTEMPTS = 5;

/** Delay before the next attempt: 1 s, 4 s, 16 s, then 60 s, so that a short fault of a neighbour passes. */
export function retryDelayMs(attempt: number): number {
  return Math.min(60_000, backoffMs(2 * attempt - 1, 1000, 60_000));
}

/** How often a message was begun and how often it ended in a failure; the difference are attempts that killed the process. */
export interface Attempts {
  readonly started: number;
  readonly finished: number;
  readonly lastError: string | null;
}

interface AttemptRow {
  started: number;
  finished: number;
  last_error: string | null;
}

// A first delivery is not written down: it is counted when it fails, or when the message comes again.
const BEGUN = `insert into attempt (consumer, event_id, started, finished) values ($1, $2, 2, 0)
  on conflict (consumer, event_id) do update set started = attempt.started + 1, last_at = now()
  returning started, finished, last_error`;

const FAILED = `insert into attempt (consumer, event_id, started, finished, last_error) values ($1, $2, 1, 1, $3)
  on conflict (consumer, event_id) do update set finished = attempt.finished + 1, last_error = excluded.last_error, last_at = now()
  returning started, finished, last_error`;

/** Counts the begin of a repeated attempt; committed before the attempt, so that a crash leaves a trace. */
export async function attemptBegun(tx: Tx, consumer: string, eventId: string): Promise<Attempts> {
  return read(await row<AttemptRow>(tx, BEGUN, [consumer, eventId]));
}

/** Counts an attempt that ended in a failure. */
export async function attemptFailed(tx: Tx, consumer: string, eventId: string, error: string): Promise<Attempts> {
  return read(await row<AttemptRow>(tx, FAILED, [consumer, eventId, error.slice(0, 2000)]));
}

/** Forgets the count: the message went through, or its dead letter is out. */
export async function attemptsEnded(tx: Tx, consumer: string, eventId: string): Promise<void> {
  await tx.query('delete from attempt where consumer = $1 and event_id = $2', [consumer, eventId]);
}

function read(found: AttemptRow | undefined): Attempts {
  return { started: found?.started ?? 1, finished: found?.finished ?? 0, lastError: found?.last_error ?? null };
}
