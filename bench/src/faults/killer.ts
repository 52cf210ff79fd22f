import { setTimeout as pause } from 'node:timers/promises';
import { toStderr, type RunningSystem } from '@smartap/tools';
import type { Random } from './random.js';

/** A kill counts when so many invoices are in flight. */
export const PRESSURE = 50;

// How many are waited for is drawn, so that not every kill comes at the same height.
const MOST_PRESSURE = 100;
// So many more are let in at once than are wanted in flight: some are through before the last is in.
const SURPLUS = 25;
const LOOK_EVERY_MS = 25;
const LONGEST_WAIT_MS = 500;
const LONGEST_DOWN_MS = 1000;

/** Something that was done to a process, and how many invoices were in flight then. */
export interface Action {
  readonly atMs: number;
  readonly kind: 'kill' | 'ready';
  readonly target: string;
  readonly inFlight: number;
}

/** What the killer needs of the load. */
export interface Pressure {
  /** Promised and without outcome in the read model. */
  inFlight(): Promise<number>;
  /** Lets the part of the documents in that belongs to so many kills, at their pace. */
  allow(kills: number): void;
  /** Lets so many in at once, as fast as they can come. */
  hurry(count: number): void;
  /** True when every document has been handed in. */
  isThrough(): boolean;
}

type Target = RunningSystem['processes'][number] | NonNullable<RunningSystem['servers'][keyof RunningSystem['servers']]>;

/** Kills every process of a system in turn, in an order that the seed draws anew each round, and starts it again. */
export class Killer {
  readonly actions: Action[] = [];
  private readonly targets: readonly Target[];

  constructor(
    system: RunningSystem,
    private readonly pressure: Pressure,
    private readonly random: Random,
    private readonly planned: number,
    private readonly startedMs: number,
    private readonly signal: AbortSignal,
  ) {
    this.targets = [...system.processes, ...Object.values(system.servers)];
  }

  /** Kills at random moments, under pressure only, until the load is through and as many kills as planned are done. */
  async run(): Promise<void> {
    for (let round = this.random.shuffle(this.targets); ; round = this.random.shuffle(this.targets)) {
      for (const target of round) {
        const wanted = this.random.int(PRESSURE, MOST_PRESSURE);
        const waitMs = this.random.int(0, LONGEST_WAIT_MS);
        const downMs = this.random.int(0, LONGEST_DOWN_MS);
        if (!(await this.strike(target, wanted, waitMs, downMs))) return;
      }
    }
  }

  private get kills(): number {
    return this.actions.filter(({ kind }) => kind === 'kill').length;
  }

  /** False when the load is through before there was pressure. */
  private async strike(target: Target, wanted: number, waitMs: number, downMs: number): Promise<boolean> {
    await pause(waitMs, undefined, { signal: this.signal });
    if (this.pressure.isThrough() && this.kills >= this.planned) return false;
    const inFlight = await this.underPressure(wanted);
    if (inFlight === undefined) return false;
    await target.kill('SIGKILL');
    this.note('kill', target.name, inFlight);
    this.pressure.allow(this.kills);
    await pause(downMs, undefined, { signal: this.signal });
    await target.restart();
    this.note('ready', target.name, await this.pressure.inFlight());
    return true;
  }

  /** Waits for enough invoices in flight, hurrying the load while there are too few. */
  private async underPressure(wanted: number): Promise<number | undefined> {
    for (;;) {
      this.signal.throwIfAborted();
      const isThrough = this.pressure.isThrough();
      const inFlight = await this.pressure.inFlight();
      if (inFlight >= (isThrough ? PRESSURE : wanted)) return inFlight;
      if (isThrough) return undefined;
      this.pressure.hurry(wanted + SURPLUS);
      await pause(LOOK_EVERY_MS);
    }
  }

  private note(kind: Action['kind'], target: string, inFlight: number): void {
    const atMs = Math.round(performance.now() - this.startedMs);
    this.actions.push({ atMs, kind, target, inFlight });
    toStderr(`${(atMs / 1000).toFixed(1)} s: ${kind === 'kill' ? `killed ${target}` : `${target} is ready again`}, ${inFlight} invoices in flight`);
  }
}
