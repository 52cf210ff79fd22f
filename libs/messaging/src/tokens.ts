/** Injection token of the service's name. */
export const SERVICE_NAME = Symbol('SERVICE_NAME');

/** Injection token of the {@link StepProbe} that tests use to stop between steps. */
export const STEP_PROBE = Symbol('STEP_PROBE');

/** The steps of the transactional path, in their order. */
export const STEPS = ['fetch', 'begin', 'inbox', 'state', 'outbox', 'commit', 'publish', 'ack'] as const;
export type Step = (typeof STEPS)[number];

/**
 * Called after each step of a batch of a durable. A test that never lets it resolve holds the process at that line, and
 * can then kill it.
 */
export type StepProbe = (step: Step, consumer: string) => void | Promise<void>;

/**
 * Injection token of an ack wait for all lanes in milliseconds; null: each lane's own. Tests set a short one, so that what
 * a killed process had in hand comes again at once.
 */
export const ACK_WAIT_MS = Symbol('ACK_WAIT_MS');
