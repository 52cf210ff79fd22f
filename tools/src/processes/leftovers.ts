import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../progress.js';
import { endProcess } from './end-process.js';
import { isRunning } from './pid.js';
import { releaseRun } from './run-lock.js';
import { allStates, runFolder, type RunState } from './state-file.js';

const GRACE_MS = 5000;

/** Only what a run makes beside .run may ever be removed, whatever a state file says. */
function isOurs(folder: string): boolean {
  return [tmpdir(), '/tmp', '/var/tmp'].some((parent) => folder.startsWith(join(parent, 'smartap-')) && !folder.includes('..'));
}

/** Removes the folders of a run: its data where it is not to be kept, and always its socket folder; gives its name back. */
export function removeFolders(state: Pick<RunState, 'name' | 'folders' | 'dataFolders'>, withData: boolean): void {
  const folders = withData ? [...state.folders, ...state.dataFolders] : state.folders;
  for (const folder of folders.filter(isOurs)) rmSync(folder, { recursive: true, force: true });
  if (withData) rmSync(runFolder(state.name), { recursive: true, force: true });
  else rmSync(join(runFolder(state.name), 'state.json'), { force: true });
  releaseRun(state.name);
}

/** Ends what a run has left running: services first, then servers. Each only while it is the very process that was recorded. */
export async function endProcesses(state: RunState): Promise<number> {
  const living = state.processes.flatMap(({ id, kind, name }) => (id && isRunning(id) ? [{ id, kind, name }] : []));
  for (const kind of ['service', 'server'] as const) {
    const ends = living.filter((record) => record.kind === kind);
    await Promise.all(ends.map(({ id, name }) => endProcess(id, GRACE_MS, name === 'postgres' ? 'SIGINT' : 'SIGTERM')));
  }
  return living.length;
}

/** Cleans up after runs whose launcher is gone: ends their processes, removes the data of those that were not to be kept. */
export async function cleanLeftovers(onProgress: Progress): Promise<void> {
  for (const state of allStates()) {
    if (isRunning(state.launcher)) continue;
    const ended = await endProcesses(state);
    removeFolders(state, state.ephemeral);
    if (ended > 0) onProgress(`Cleaned up after a run that was killed (${state.name}): ${ended} processes ended.`);
  }
}
