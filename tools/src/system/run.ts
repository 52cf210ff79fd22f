import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch.error.js';
import { cleanLeftovers, removeFolders } from '../processes/leftovers.js';
import type { ManagedProcess } from '../processes/managed-process.js';
import { identify } from '../processes/pid.js';
import { claimRun, releaseRun } from '../processes/run-lock.js';
import { runFolder, writeState, type ProcessRecord, type RunState } from '../processes/state-file.js';
import type { Progress } from '../progress.js';

/** A named set of processes with a folder of its own, written down so that it can be stopped, shown, and cleaned up after. */
export class Run {
  readonly folder: string;
  readonly state: RunState;
  private readonly managed: { kind: ProcessRecord['kind']; process: ManagedProcess }[] = [];
  private readonly closing: (() => Promise<void>)[] = [];
  private closed: Promise<void> | undefined;
  private gone = false;

  private constructor(
    readonly name: string,
    ephemeral: boolean,
    readonly onProgress: Progress,
  ) {
    this.folder = runFolder(name);
    const launcher = identify(process.pid);
    if (!launcher) throw new LaunchError('This system does not tell when a process was started.');
    this.state = {
      name,
      launcher,
      startedAtMs: Date.now(),
      ready: false,
      ephemeral,
      gatewayUrl: null,
      urls: { database: '', nats: '', redis: '' },
      processes: [],
      folders: [],
      dataFolders: [],
    };
  }

  /** Takes the name, cleans up after runs that were killed, makes the folder. Throws when the name runs already. */
  static async open(name: string, ephemeral: boolean, onProgress: Progress): Promise<Run> {
    if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(name)) throw new LaunchError(`"${name}" cannot name a run: use lower-case letters, digits and -.`);
    const other = claimRun(name);
    if (other) throw new LaunchError(`"${name}" runs already (process ${other.pid}).`, `npm run status shows it, npm run stop ends it.`);
    try {
      await cleanLeftovers(onProgress);
      const run = new Run(name, ephemeral, onProgress);
      if (ephemeral) rmSync(run.folder, { recursive: true, force: true });
      mkdirSync(join(run.folder, 'logs'), { recursive: true });
      run.save();
      return run;
    } catch (error) {
      releaseRun(name);
      throw error;
    }
  }

  /** Adds a process; services are ended before servers. */
  register(kind: ProcessRecord['kind'], managed: ManagedProcess): void {
    if (this.closed) throw new LaunchError('Stopped before everything was ready.');
    this.managed.push({ kind, process: managed });
    this.save();
  }

  /** Writes down what runs now. */
  save(): void {
    if (this.gone) return;
    this.state.processes = this.managed.map(({ kind, process: { name, identity, port, logFile } }) => ({
      name,
      kind,
      id: identity ?? null,
      port,
      log: logFile,
    }));
    writeState(this.state);
  }

  /** Adds what is to be ended with the run and is no process. */
  onClose(work: () => Promise<void>): void {
    this.closing.push(work);
  }

  /** Everything is ready; the gateway's address. */
  markReady(gatewayUrl: string): void {
    this.state.ready = true;
    this.state.gatewayUrl = gatewayUrl;
    this.save();
  }

  /** The servers that were started for this run. */
  servers(): ManagedProcess[] {
    return this.managed.filter(({ kind }) => kind === 'server').map(({ process: managed }) => managed);
  }

  /** Ends every process, services first, removes what is not to be kept, gives the name back. Safe to repeat. */
  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    for (const kind of ['service', 'server'] as const) {
      const ends = this.managed.filter((entry) => entry.kind === kind).map(({ process: managed }) => managed.stop());
      await Promise.all(ends);
    }
    for (const work of this.closing) await work();
    this.gone = true;
    removeFolders(this.state, this.state.ephemeral);
  }

  /** Ends every process at once by SIGKILL: for a second Ctrl-C. */
  killAll(): void {
    for (const { process: managed } of this.managed) managed.kill('SIGKILL');
  }
}
