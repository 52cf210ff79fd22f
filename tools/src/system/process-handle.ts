import type { ManagedProcess, ProcessChange } from '../processes/managed-process.js';
import { isRunning } from '../processes/pid.js';
import { waitUntil } from '../processes/wait.js';

/** What tools may do with a process of a running system. */
export class ProcessHandle<Name extends string> {
  constructor(
    readonly name: Name,
    private readonly managed: ManagedProcess,
  ) {}

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.managed.pid;
  }

  get port(): number {
    return this.managed.port;
  }

  /** For a service: base URL of its health and metrics. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get logFile(): string {
    return this.managed.logFile;
  }

  /** Sends the signal to this very process; false when it does not run. Resolves when SIGKILL has ended it. */
  async kill(signal: NodeJS.Signals): Promise<boolean> {
    const { identity } = this.managed;
    const sent = this.managed.kill(signal);
    if (sent && signal === 'SIGKILL' && identity) await waitUntil(() => !isRunning(identity), 5000, 5);
    return sent;
  }

  /**
   * Starts it anew on the same port and data, after ending what still runs; resolves when it is ready.
   *
   * @param change from here on: another environment, another version of its code
   */
  restart(change: ProcessChange = {}): Promise<void> {
    return this.managed.restart(change);
  }
}
