import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import type { DeadLetter } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';

/** Letters of one event and consumer have one id, however often it was given up. */
const NAMESPACE = '7b0d9a52-6a0f-5c0e-9d53-3f1f6a5b9f11';

/** A dead letter in a list. */
export interface LetterRow {
  readonly letterId: string;
  readonly tenantId: string | null;
  readonly invoiceId: string | null;
  readonly eventId: string | null;
  readonly service: string;
  readonly consumer: string;
  readonly type: string | null;
  readonly subject: string;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly state: 'open' | 'redriven';
}

/** Where a letter lies in the streams. */
export interface LetterPlace {
  readonly sequences: number[];
  readonly redrivenSequence: number | null;
}

/** What a list may be narrowed by. */
export interface LetterFilter {
  /** Undefined: all tenants. */
  readonly tenantId?: string;
  readonly service?: string;
  readonly type?: string;
  readonly code?: string;
  /** Part of the reason. */
  readonly reason?: string;
  readonly invoiceId?: string;
  readonly since?: string;
  readonly until?: string;
  readonly after?: string;
  readonly limit: number;
}

// prettier-ignore
const COLUMNS = {
  letter_id: 'uuid', tenant_id: 'uuid', invoice_id: 'uuid', event_id: 'uuid', service: 'text', consumer: 'text', type: 'text', subject: 'text', code: 'text', reason: 'text', attempts: 'int', times: 'int',
  sequences: 'bigint[]', first_at: 'timestamptz', last_at: 'timestamptz', state: 'text',
};
const ROW = `letter_id as "letterId", tenant_id as "tenantId", invoice_id as "invoiceId", event_id as "eventId", service, consumer, type, subject, code, reason, attempts, times,
  first_at as "firstAt", last_at as "lastAt", state`;

// A letter that came before (its sequence is known) changes nothing: it may have been sent back since.
const AGAIN = `on conflict (letter_id) do update set code = excluded.code, reason = excluded.reason, attempts = dead_letter.attempts + excluded.attempts, times = dead_letter.times + 1,
  sequences = dead_letter.sequences || excluded.sequences, last_at = excluded.last_at, state = 'open', redriven_sequence = null
  where not dead_letter.sequences @> excluded.sequences`;

/** Keeps letters; the same one twice changes nothing. */
export async function keepLetters(tx: Tx, letters: readonly DeadLetter[]): Promise<void> {
  const own = letters.map((letter) => ({
    letter_id: idFrom(NAMESPACE, letter.consumer, letter.eventId ?? letter.sequence),
    tenant_id: letter.tenantId,
    invoice_id: letter.invoiceId,
    event_id: letter.eventId,
    service: letter.service,
    consumer: letter.consumer,
    type: letter.type,
    subject: letter.subject,
    code: letter.code,
    reason: letter.reason,
    attempts: letter.attempts,
    times: 1,
    sequences: [letter.sequence],
    first_at: letter.at,
    last_at: letter.at,
    state: 'open',
  }));
  // One statement cannot change a row twice.
  for (let left = own; left.length > 0;) {
    const round = [...new Map(left.toReversed().map((letter) => [letter.letter_id, letter])).values()];
    await bulkInsert(tx, 'dead_letter', COLUMNS, round, AGAIN);
    const done = new Set(round);
    left = left.filter((letter) => !done.has(letter));
  }
}

/** Letters, newest first. */
export async function listLetters(tx: Tx, filter: LetterFilter): Promise<LetterRow[]> {
  const where = ['true'];
  const values: unknown[] = [];
  const add = (value: unknown, sql: (n: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(sql(`$${values.length}`));
  };
  add(filter.tenantId, (n) => `tenant_id = ${n}`);
  add(filter.service, (n) => `service = ${n}`);
  add(filter.type, (n) => `type = ${n}`);
  add(filter.code, (n) => `code = ${n}`);
  add(filter.reason, (n) => `strpos(lower(reason), lower(${n})) > 0`);
  add(filter.invoiceId, (n) => `invoice_id = ${n}`);
  add(filter.since, (n) => `last_at >= ${n}`);
  add(filter.until, (n) => `last_at < ${n}`);
  add(filter.after, (n) => `(last_at, letter_id) < (select last_at, letter_id from dead_letter where letter_id = ${n})`);
  values.push(filter.limit);
  return rows<LetterRow>(
    tx,
    `select ${ROW} from dead_letter where ${where.join(' and ')} order by last_at desc, letter_id desc limit $${values.length}`,
    values,
  );
}

/** One letter with its place; locked, so that two people do not act on it at once. */
export async function findLetter(tx: Tx, letterId: string, tenantId: string | undefined): Promise<(LetterRow & LetterPlace) | undefined> {
  const found = await row<LetterRow & { sequences: string[]; redrivenSequence: string | null }>(
    tx,
    `select ${ROW}, sequences::text[] as sequences, redriven_sequence as "redrivenSequence" from dead_letter where letter_id = $1 and ($2::uuid is null or tenant_id = $2) for update`,
    [letterId, tenantId ?? null],
  );
  return (
    found && { ...found, sequences: found.sequences.map(Number), redrivenSequence: found.redrivenSequence === null ? null : Number(found.redrivenSequence) }
  );
}

/** Notes that a letter was sent back. */
export async function markRedriven(tx: Tx, letterId: string, sequence: number): Promise<void> {
  await tx.query("update dead_letter set state = 'redriven', redriven_sequence = $2 where letter_id = $1", [letterId, sequence]);
}

/** Forgets a letter. */
export async function removeLetter(tx: Tx, letterId: string): Promise<void> {
  await tx.query('delete from dead_letter where letter_id = $1', [letterId]);
}

/** Letters that were sent back and about which nothing has been heard since. */
export async function redrivenLetters(
  tx: Tx,
): Promise<{ letterId: string; tenantId: string | null; invoiceId: string | null; service: string; sequence: number }[]> {
  const found = await rows<{ letterId: string; tenantId: string | null; invoiceId: string | null; service: string; sequence: string }>(
    tx,
    `select letter_id as "letterId", tenant_id as "tenantId", invoice_id as "invoiceId", service, redriven_sequence as sequence from dead_letter where state = 'redriven' order by redriven_sequence limit 500`,
  );
  return found.map((letter) => ({ ...letter, sequence: Number(letter.sequence) }));
}

/** Forgets a letter that went through and gives its places in the stream; undefined when it came back meanwhile. */
export async function letterPassed(tx: Tx, letterId: string, sequence: number): Promise<number[] | undefined> {
  const [gone] = await rows<{ sequences: string[] }>(
    tx,
    "delete from dead_letter where letter_id = $1 and state = 'redriven' and redriven_sequence = $2 returning sequences::text[] as sequences",
    [letterId, sequence],
  );
  return gone?.sequences.map(Number);
}

/** Forgets letters whose messages the stream has dropped by age. */
export async function trimLetters(tx: Tx, days: number): Promise<void> {
  await tx.query('delete from dead_letter where last_at < now() - make_interval(days => $1)', [days]);
}
