import { toStderr } from '@smartap/tools';

/** What is done to processes: SIGKILL; SIGTERM and a new start; SIGSTOP and, after some seconds, SIGCONT. */
export const PROCESS_KINDS = ['kill', 'term', 'pause'] as const;

/** What is sent: a message nobody can read; an unknown version; a body over the limits; an event that was sent before. */
export const MESSAGE_KINDS = ['poison', 'version', 'oversize', 'duplicate'] as const;

/** Every kind of fault that `faults` knows. */
export const FAULT_KINDS = [...PROCESS_KINDS, ...MESSAGE_KINDS] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that was done, and how many invoices were in flight then; `replace`: by another version; `ready`: what was done to the target is over. */
export interface Action {
  readonly atMs: number;
  readonly kind: FaultKind | 'replace' | 'ready' | 'other';
  readonly target: string;
  readonly inFlight: number;
}

const WORDS: Readonly<Record<Action['kind'], string>> = {
  kill: 'killed',
  term: 'ended by SIGTERM:',
  pause: 'stopped for a while:',
  poison: 'poisoned',
  version: 'sent an unknown version to',
  oversize: 'sent too much to',
  duplicate: 'sent again:',
  replace: 'replaced:',
  ready: 'ready again:',
  other: '',
};

/** True for what is done to a process. */
export const isStrike = ({ kind }: Action): boolean => kind === 'replace' || (PROCESS_KINDS as readonly string[]).includes(kind);

/** Writes down what is done in a run. */
export class Journal {
  readonly actions: Action[] = [];

  constructor(private readonly startedMs: number) {}

  note(kind: Action['kind'], target: string, inFlight: number): void {
    const atMs = Math.round(performance.now() - this.startedMs);
    this.actions.push({ atMs, kind, target, inFlight });
    toStderr(`${(atMs / 1000).toFixed(1)} s: ${WORDS[kind]} ${target}, ${inFlight} invoices in flight`);
  }

  /** How often something was done to a process. */
  get strikes(): number {
    return this.actions.filter(isStrike).length;
  }
}
