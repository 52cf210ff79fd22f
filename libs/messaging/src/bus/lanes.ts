import type { ServiceName, StreamName } from '@smartap/contracts';

/** How one durable pull consumer behaves. Each figure has its reason beside it. */
export interface Lane {
  readonly stream: StreamName;
  /** Most messages of one transaction. */
  readonly batch: number;
  /** Transactions in flight per process. */
  readonly concurrency: number;
  /** Above the p99 of a batch; in-hand messages are also kept alive by `working`. */
  readonly ackWaitMs: number;
  /** What may be in hand over all replicas. */
  readonly maxAckPending: number;
}

// One batch at a time: while it waits for the database the next one gathers, and what is held in memory is half.
const quick = (stream: StreamName): Lane => ({ stream, batch: 100, concurrency: 1, ackWaitMs: 30_000, maxAckPending: 2000 });

/**
 * Every lane of every service. Fast and slow work never share one; NATS permissions are derived from this table, so a
 * service cannot read a lane that is not its own. What a lane reads is for good (`released-lanes.json`): processes of two
 * versions share its durable during an upgrade, and either must know all that comes. A further type comes in a further lane.
 */
export const LANES = {
  gateway: { 'read-invoices': quick('INVOICES'), 'read-tasks': quick('TASKS') },
  // What belongs to an invoice is known after it was read.
  intake: { main: quick('INVOICES'), belongings: quick('INVOICES') },
  extraction: {
    fast: quick('INVOICES'),
    // A PDF takes a worker thread for up to seconds: few in hand, so that replicas share them.
    slow: { stream: 'INVOICES', batch: 4, concurrency: 2, ackWaitMs: 120_000, maxAckPending: 64 },
    // A scan takes seconds a page and a processor: few in hand, apart from what has text.
    scans: { stream: 'INVOICES', batch: 4, concurrency: 1, ackWaitMs: 300_000, maxAckPending: 16 },
    // A language model answers in seconds, or not at all; who waits for it waits for nothing else.
    models: { stream: 'INVOICES', batch: 4, concurrency: 2, ackWaitMs: 300_000, maxAckPending: 16 },
    tasks: quick('TASKS'),
    tenants: quick('MASTERDATA'),
  },
  // Looking again before payment holds up nothing that comes in.
  validation: { main: quick('INVOICES'), recheck: quick('INVOICES'), tasks: quick('TASKS'), masterdata: quick('MASTERDATA') },
  matching: { main: quick('INVOICES'), tasks: quick('TASKS'), masterdata: quick('MASTERDATA'), changes: quick('MASTERDATA') },
  approval: { main: quick('INVOICES'), tasks: quick('TASKS'), masterdata: quick('MASTERDATA') },
} as const satisfies Record<ServiceName, Record<string, Lane>>;

/** The lane in which a service takes dead letters that an operator sent back. */
export const REDRIVE_LANE = { batch: 1, concurrency: 1, ackWaitMs: 60_000, maxAckPending: 16 } as const;

/** `<service>-<lane>`: the durable's name, also the first half of the inbox key. */
export function consumerName(service: ServiceName, lane: string): string {
  return `${service}-${lane}`;
}

/** The lane of a service by its name. */
export function laneOf(service: ServiceName, name: string): Lane | undefined {
  return (LANES[service] as Readonly<Record<string, Lane>>)[name];
}
