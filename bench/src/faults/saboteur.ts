import { setTimeout as pause } from 'node:timers/promises';
import type { RunningSystem } from '@smartap/tools';
import { MESSAGE_KINDS, PROCESS_KINDS, type FaultKind, type Journal } from './actions.js';
import type { BadPost } from './bad-post.js';
import { PRESSURE, underPressure, type Pressure } from './pressure.js';
import type { Random } from '../random.js';

// How many are waited for is drawn, so that not every fault comes at the same height.
const MOST_PRESSURE = 100;
const LONGEST_WAIT_MS = 500;
const LONGEST_DOWN_MS = 1000;
const LONGEST_PAUSE_MS = 4000;

type Target = RunningSystem['processes'][number] | RunningSystem['nodes'][number];
type ProcessKind = (typeof PROCESS_KINDS)[number];
type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One strike as the seed draws it. */
interface Strike {
  readonly target: Target;
  readonly kind: ProcessKind | undefined;
  readonly message: MessageKind | undefined;
  readonly wanted: number;
  readonly waitMs: number;
  readonly downMs: number;
  readonly pauseMs: number;
}

/** Does something to every process of a system in turn, in an order and by kinds that the seed draws anew each round. */
export class Saboteur {
  private readonly processKinds: readonly ProcessKind[];
  private readonly messageKinds: readonly MessageKind[];
  private readonly targets: readonly Target[];

  /** @param planned so many strikes at least are done while there is load */
  constructor(
    system: RunningSystem,
    kinds: readonly FaultKind[],
    private readonly post: BadPost,
    private readonly pressure: Pressure,
    private readonly journal: Journal,
    private readonly random: Random,
    private readonly planned: number,
    private readonly signal: AbortSignal,
  ) {
    this.processKinds = PROCESS_KINDS.filter((kind) => kinds.includes(kind));
    this.messageKinds = MESSAGE_KINDS.filter((kind) => kinds.includes(kind));
    this.targets = [...system.processes, ...system.nodes];
  }

  /** Strikes at random moments, under pressure only, until the load is through and as many as planned are done. */
  async run(): Promise<void> {
    for (let count = 1; ;) {
      for (const strike of this.round()) {
        if (!(await this.strike(strike, count))) return;
        count += 1;
      }
    }
  }

  /** Everything is drawn before anything is done: how long it takes must not change what a seed gives. */
  private round(): Strike[] {
    return this.random.shuffle(this.targets).map((target) => ({
      target,
      kind: this.random.pick(this.processKinds),
      message: this.random.pick(this.messageKinds),
      wanted: this.random.int(PRESSURE, MOST_PRESSURE),
      waitMs: this.random.int(0, LONGEST_WAIT_MS),
      downMs: this.random.int(0, LONGEST_DOWN_MS),
      pauseMs: this.random.int(LONGEST_DOWN_MS, LONGEST_PAUSE_MS),
    }));
  }

  /** False when the load is through before there was pressure. */
  private async strike(strike: Strike, count: number): Promise<boolean> {
    const { kind, message, wanted, waitMs } = strike;
    await pause(waitMs, undefined, { signal: this.signal });
    if (this.pressure.isThrough() && count > this.planned) return false;
    const inFlight = await underPressure(this.pressure, wanted, this.signal);
    if (inFlight === undefined) return false;
    await Promise.all([message && this.send(message, inFlight), kind ? this.hit(kind, strike, count, inFlight) : this.pressure.allow(count)]);
    return true;
  }

  private async send(kind: MessageKind, inFlight: number): Promise<void> {
    this.journal.note(kind, await this.post.send(kind), inFlight);
  }

  private async hit(kind: ProcessKind, { target, downMs, pauseMs }: Strike, count: number, inFlight: number): Promise<void> {
    this.journal.note(kind, target.name, inFlight);
    this.pressure.allow(count);
    if (kind !== 'term') {
      await target.kill(kind === 'kill' ? 'SIGKILL' : 'SIGSTOP');
      await pause(kind === 'kill' ? downMs : pauseMs, undefined, { signal: this.signal });
    }
    if (kind === 'pause') await target.kill('SIGCONT');
    else await target.restart();
    this.journal.note('ready', target.name, await this.pressure.inFlight());
  }
}
