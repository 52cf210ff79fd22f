import { readFileSync } from 'node:fs';
import type { RunningSystem } from '@smartap/tools';

/** What a process has used. */
export interface ProcessUse {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
  /** Resident memory in the middle of the run and at its end: equal when it is flat. */
  readonly memoryMbAtHalf: number;
  readonly memoryMbAtEnd: number;
}

const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 500;

/** Samples CPU and memory of all processes of a system while something runs. */
export class ProcessMeter {
  private readonly samples = new Map<string, number[]>();
  private readonly cpuBefore = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly system: RunningSystem) {
    for (const { name, pid } of this.processes()) this.cpuBefore.set(name, cpuSeconds(pid));
    this.sample();
    this.timer = setInterval(() => this.sample(), SAMPLE_MS);
  }

  /** Ends the sampling and gives what each has used since. */
  stop(): ProcessUse[] {
    clearInterval(this.timer);
    this.sample();
    return this.processes().map(({ name, pid }) => {
      const memory = this.samples.get(name) ?? [];
      return {
        name,
        cpuSeconds: round(cpuSeconds(pid) - (this.cpuBefore.get(name) ?? 0)),
        peakMemoryMb: round(Math.max(0, ...memory)),
        memoryMbAtHalf: round(memory[Math.floor(memory.length / 2)] ?? 0),
        memoryMbAtEnd: round(memory.at(-1) ?? 0),
      };
    });
  }

  private sample(): void {
    for (const { name, pid } of this.processes()) {
      const mb = residentMb(pid);
      if (mb > 0) this.samples.set(name, [...(this.samples.get(name) ?? []), mb]);
    }
  }

  private processes(): { name: string; pid: number }[] {
    const servers = Object.values(this.system.servers);
    return [...this.system.processes, ...servers].flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }]));
  }
}

function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Of a process and of its children, those that have ended among them: a database server works in one process a connection. */
function cpuSeconds(pid: number): number {
  try {
    const fields = statOf(pid);
    const own = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0) / TICKS_PER_SECOND;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter((id) => id !== '');
    return children.reduce((sum, id) => sum + cpuSeconds(Number(id)), own);
  } catch {
    return 0;
  }
}

/** What follows the name in `/proc/<pid>/stat`. */
function statOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
}

const round = (value: number): number => Math.round(value * 10) / 10;
