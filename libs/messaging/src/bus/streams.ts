import { STREAMS } from '@smartap/contracts';
import { nanos, RetentionPolicy, StorageType, type JetStreamManager, type StreamConfig } from 'nats';

const DAY_MS = 86_400_000;

/** Days an event stays on the bus; the inbox (see `maintain_inbox`) remembers longer. */
export const STREAM_DAYS = 14;

/** Days a dead letter waits for an operator; the inbox remembers longer. */
export const DEAD_LETTER_DAYS = 28;

/** Name of the stream of dead letters, and the subject under which a service's letters lie. */
export const DLQ = { stream: 'DLQ', subject: (service: string) => `smartap.dlq.${service}` } as const;

/** Name of the stream of letters sent back, and the subject that reaches one service alone. */
export const REDRIVE = { stream: 'REDRIVE', subject: (service: string) => `smartap.redrive.${service}` } as const;

type StreamPlan = Pick<StreamConfig, 'name' | 'subjects' | 'max_age'>;

function plans(): StreamPlan[] {
  const events = Object.entries(STREAMS).map(([name, aggregates]) => ({
    name,
    subjects: aggregates.map((aggregate) => `smartap.*.${aggregate}.*.*`),
    max_age: nanos(STREAM_DAYS * DAY_MS),
  }));
  return [
    ...events,
    { name: DLQ.stream, subjects: [DLQ.subject('*')], max_age: nanos(DEAD_LETTER_DAYS * DAY_MS) },
    { name: REDRIVE.stream, subjects: [REDRIVE.subject('*')], max_age: nanos(STREAM_DAYS * DAY_MS) },
  ];
}

/**
 * Makes the streams that are missing and mends those that drifted. Needs the administrator's permissions.
 *
 * @param replicas 1 alone, 3 in a cluster (`NATS_REPLICAS`)
 */
export async function ensureStreamsBy(jsm: JetStreamManager, replicas: number): Promise<void> {
  for (const plan of plans()) {
    const wanted = { ...plan, retention: RetentionPolicy.Limits, storage: StorageType.File, num_replicas: replicas, duplicate_window: nanos(120_000) };
    const known = await jsm.streams.info(plan.name).catch(() => undefined);
    if (!known) await jsm.streams.add(wanted);
    else if (drifted(known.config, wanted)) await jsm.streams.update(plan.name, { ...known.config, ...wanted });
  }
}

function drifted(known: StreamConfig, wanted: Partial<StreamConfig>): boolean {
  return Object.entries(wanted).some(([key, value]) => JSON.stringify(known[key as keyof StreamConfig]) !== JSON.stringify(value));
}
