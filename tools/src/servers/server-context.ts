import type { ManagedProcess } from '../processes/managed-process.js';
import type { Progress } from '../progress.js';
import type { Secrets } from './secrets.js';

/** What starting a server needs to know of the run it belongs to. */
export interface ServerContext {
  /** Name of the run. */
  name: string;
  /** Its folder, made already. */
  folder: string;
  secrets: Secrets;
  /** Start again by itself when it ends. */
  autoRestart: boolean;
  onProgress: Progress;
  /** Called with each process before it is started, so that it is ended whatever happens. */
  register: (managed: ManagedProcess) => void;
  /** Called whenever a process of it starts or ends. */
  onChange: () => void;
}
