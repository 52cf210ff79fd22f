import { isRunning, signalProcess, type ProcessId } from './pid.js';
import { waitUntil } from './wait.js';

/** Ends this very process: the polite signal first, SIGKILL when it is still there after the grace. */
export async function endProcess(id: ProcessId, graceMs: number, polite: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (!signalProcess(id, polite)) return;
  if (await waitUntil(() => !isRunning(id), graceMs)) return;
  signalProcess(id, 'SIGKILL');
  await waitUntil(() => !isRunning(id), 5000);
}
