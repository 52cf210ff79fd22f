/** Injection token of the service's name. */
export const SERVICE_NAME = Symbol('SERVICE_NAME');

/** Injection token of the {@link StepProbe} that tests use to stop between steps. */
export const STEP_PROBE = Symbol('STEP_PROBE');

/** The steps of the transactional path, in their order. */
export const STEPS = ['fetch', 'begin', 'inbox', 'state', 'outbox', 'commit', 'publish', 'ack'] as const;
export type Step = (typeof STEPS)[number];

/** Called after each step. A test that never lets it resolve holds the process at that line, and can then kill it. */
export type StepProbe = (step: Step) => void | Promise<void>;
