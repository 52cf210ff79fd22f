import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FOLDER } from '../root.js';
import { identify, isRunning, type ProcessId } from './pid.js';

const lockFile = (name: string): string => join(RUN_FOLDER, `${name}.lock`);

function holder(file: string): ProcessId | undefined {
  try {
    const id: ProcessId = JSON.parse(readFileSync(file, 'utf8'));
    return isRunning(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the name of a run for this process. Gives the process that has it already, or undefined when it is now ours. */
export function claimRun(name: string): ProcessId | undefined {
  mkdirSync(RUN_FOLDER, { recursive: true });
  const file = lockFile(name);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return undefined;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        const other = holder(file);
        if (other) return other;
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives the name back: ours, or that of a process that is gone. */
export function releaseRun(name: string): void {
  const other = holder(lockFile(name));
  if (!other || other.pid === process.pid) rmSync(lockFile(name), { force: true });
}
