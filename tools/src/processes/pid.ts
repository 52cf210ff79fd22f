import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told from a later one with the same number: numbers are used again, start times are not. */
export interface ProcessId {
  pid: number;
  /** When it started, as the system writes it; equal for the same process only. */
  startedAt: string;
}

/** The start time in /proc/<pid>/stat: the 22nd field, counted after the name, which may hold spaces and brackets. */
export function startTimeFromStat(stat: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function readStartTime(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
      const start = startTimeFromStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      return start && `${boot}-${start}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The identity of a running process; undefined when there is none of that number (a zombie counts as none). */
export function identify(pid: number): ProcessId | undefined {
  const startedAt = readStartTime(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

/** True while this very process runs: not when another has got its number. */
export function isRunning(id: ProcessId, read: (pid: number) => ProcessId | undefined = identify): boolean {
  return read(id.pid)?.startedAt === id.startedAt;
}

/** Sends the signal to this very process and no other; false when it is gone. */
export function signalProcess(id: ProcessId, signal: NodeJS.Signals): boolean {
  if (!isRunning(id)) return false;
  try {
    return process.kill(id.pid, signal);
  } catch {
    return false;
  }
}

/** Resident memory in MiB; undefined when it cannot be told. */
export function memoryMb(pid: number): number | undefined {
  try {
    if (process.platform === 'linux') {
      const kib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return kib ? Math.round(Number(kib) / 1024) : undefined;
    }
    return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);
  } catch {
    return undefined;
  }
}
