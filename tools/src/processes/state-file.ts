import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RUN_FOLDER } from '../root.js';
import type { ProcessId } from './pid.js';

/** One process of a run. */
export interface ProcessRecord {
  name: string;
  kind: 'server' | 'service';
  id: ProcessId | null;
  port: number;
  log: string;
}

/** What a run leaves on disk for `stop`, `status` and the next start. Readable by its owner only: the URLs hold passwords. */
export interface RunState {
  name: string;
  launcher: ProcessId;
  /** Milliseconds since 1970. */
  startedAtMs: number;
  ready: boolean;
  /** Its data is removed with it. */
  ephemeral: boolean;
  gatewayUrl: string | null;
  urls: { database: string; nats: string; redis: string };
  processes: ProcessRecord[];
  /** Folders outside .run that end with the run (sockets). */
  folders: string[];
  /** Folders outside .run that hold its data. */
  dataFolders: string[];
}

/** The folder of a run's data, logs and state. */
export function runFolder(name: string): string {
  return join(RUN_FOLDER, name);
}

const stateFile = (name: string): string => join(runFolder(name), 'state.json');

/** Writes the state in one step, so that a reader never sees half of it. */
export function writeState(state: RunState): void {
  const file = stateFile(state.name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The state of a run; undefined when there is none. */
export function readState(name: string): RunState | undefined {
  try {
    const state: RunState = JSON.parse(readFileSync(stateFile(name), 'utf8'));
    return state;
  } catch {
    return undefined;
  }
}

/** The states of all runs of this project, living or left over. */
export function allStates(): RunState[] {
  try {
    return readdirSync(RUN_FOLDER).flatMap((name) => readState(name) ?? []);
  } catch {
    return [];
  }
}
