import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { LaunchError } from '../launch.error.js';
import type { Progress } from '../progress.js';
import { endProcess } from './end-process.js';
import { logTail } from './log-tail.js';
import { identify, signalProcess, type ProcessId } from './pid.js';

/** How a process is started, known ready, and ended. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** User and group to run as, where that is not ours. */
  owner?: { uid: number; gid: number };
  port: number;
  logFile: string;
  /** True when it serves. May throw for no. */
  isReady: () => Promise<boolean>;
  readyWithinMs: number;
  /** Time to end by itself before SIGKILL. */
  graceMs: number;
  stopSignal?: NodeJS.Signals;
  /** Start again when it ends by itself. */
  autoRestart: boolean;
}

/** What is started instead from now on. */
export interface ProcessChange extends Partial<Pick<ProcessSpec, 'args' | 'cwd'>> {
  /** Added to its environment. */
  env?: Readonly<Record<string, string>>;
}

const RESTART_LIMIT = 5;
const STEADY_MS = 60_000;

/** A child process with a log, a known state, and a way to start it anew on the same port and data. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private id: ProcessId | undefined;
  private wanted = false;
  private launching = false;
  private restarts = 0;
  private startedMs = 0;

  constructor(
    private spec: ProcessSpec,
    private readonly onProgress: Progress,
    private readonly onChange: () => void,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  get port(): number {
    return this.spec.port;
  }

  get logFile(): string {
    return this.spec.logFile;
  }

  /** The running process; undefined while there is none. */
  get identity(): ProcessId | undefined {
    return this.id;
  }

  get pid(): number | undefined {
    return this.id?.pid;
  }

  /** Starts it and waits until it is ready. Throws with the log's tail when it ends or is not ready in time. */
  async start(): Promise<void> {
    this.wanted = true;
    await this.launch();
  }

  /** Sends a signal, whatever comes of it: SIGKILL is a crash, which nobody restarts when autoRestart is off. */
  kill(signal: NodeJS.Signals): boolean {
    return this.id ? signalProcess(this.id, signal) : false;
  }

  /** Starts it anew, after ending what still runs: on the same port and data. */
  async restart({ env, ...program }: ProcessChange = {}): Promise<void> {
    await this.stop();
    this.spec = { ...this.spec, ...program, env: { ...this.spec.env, ...env } };
    await this.start();
  }

  /** Ends it: politely, then by SIGKILL after the grace. */
  async stop(): Promise<void> {
    this.wanted = false;
    if (this.id) await endProcess(this.id, this.spec.graceMs, this.spec.stopSignal);
    this.id = undefined;
    this.onChange();
  }

  private spawn(): ChildProcess {
    const { command, args, cwd, env, owner, logFile } = this.spec;
    const log = openSync(logFile, 'a');
    // Detached: a Ctrl-C in the terminal reaches the launcher alone, which ends its processes in order.
    const child = spawn(command, args, { cwd, env, ...owner, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    return child;
  }

  private async launch(): Promise<void> {
    this.launching = true;
    try {
      await this.launchUntilReady();
    } finally {
      this.launching = false;
    }
  }

  private async launchUntilReady(): Promise<void> {
    const deadline = Date.now() + this.spec.readyWithinMs;
    for (;;) {
      if (!this.wanted) throw new LaunchError(`${this.name} was stopped while it started.`);
      const child = this.spawn();
      this.adopt(child);
      const outcome = await this.untilReadyOrGone(child, deadline);
      if (outcome === 'ready') return;
      // A server that was killed may leave locks for a moment: it is tried again until the deadline.
      if (outcome === 'gone' && this.wanted && this.startedMs > 0 && Date.now() < deadline) {
        await delay(250);
        continue;
      }
      await this.fail(outcome);
    }
  }

  private async fail(outcome: 'gone' | 'late'): Promise<never> {
    if (!this.wanted) throw new LaunchError(`${this.name} was stopped while it started.`);
    const tail = await logTail(this.spec.logFile);
    await this.stop();
    const what = outcome === 'gone' ? 'ended while starting' : `was not ready in ${this.spec.readyWithinMs / 1000} s`;
    throw new LaunchError(`${this.name} ${what}. The end of its log:\n${tail}`, `The whole log is ${this.spec.logFile}`);
  }

  private adopt(child: ChildProcess): void {
    this.child = child;
    this.id = child.pid ? identify(child.pid) : undefined;
    child.once('exit', (code, signal) => this.ended(child, signal ?? `code ${String(code)}`));
    child.once('error', (error) => this.onProgress(`${this.name} could not be started: ${error.message}`));
    this.onChange();
  }

  private async untilReadyOrGone(child: ChildProcess, deadline: number): Promise<'ready' | 'gone' | 'late'> {
    const { isReady } = this.spec;
    while (Date.now() < deadline) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return 'gone';
      if (await isReady().catch(() => false)) {
        this.startedMs = Date.now();
        return 'ready';
      }
      await delay(50);
    }
    return 'late';
  }

  private ended(child: ChildProcess, how: string): void {
    if (child !== this.child) return;
    const wasReady = this.startedMs > 0;
    this.id = undefined;
    this.onChange();
    if (!this.wanted || !wasReady || this.launching || !this.spec.autoRestart) return;
    if (Date.now() - this.startedMs > STEADY_MS) this.restarts = 0;
    this.restarts += 1;
    if (this.restarts > RESTART_LIMIT) {
      this.onProgress(`${this.name} ended (${how}) for the ${this.restarts}th time and is left stopped. Its log: ${this.spec.logFile}`);
      return;
    }
    const waitMs = 500 * 2 ** (this.restarts - 1);
    this.onProgress(`${this.name} ended (${how}); starting it again in ${waitMs / 1000} s`);
    setTimeout(() => void this.revive(), waitMs);
  }

  private async revive(): Promise<void> {
    if (!this.wanted || this.launching || this.id) return;
    try {
      await this.launch();
      this.onProgress(`${this.name} is ready again`);
    } catch (error) {
      this.onProgress(error instanceof Error ? error.message : String(error));
    }
  }
}
