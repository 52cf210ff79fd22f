import type { Checked } from '../load/checks.js';
import type { ProcessUse } from '../load/process-meter.js';
import type { TableSize } from '../load/table-sizes.js';

/** What `bench -- pipeline` is asked. */
export interface PipelineOptions {
  readonly invoices: number;
  /** Seconds that each floor run takes at least. */
  readonly floorSeconds: number;
  /** Decided invoices that are stored before the run. */
  readonly preload: number;
  /** Processes of each service. */
  readonly replicas: number;
  /** Folder for a CPU profile of each service, which slows the run. */
  readonly profile?: string;
}

/** Milliseconds from submission to outcome. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

/** What `bench -- pipeline --json` prints. */
export interface PipelineResult {
  readonly invoices: number;
  readonly seconds: number;
  readonly invoicesPerSecond: number;
  readonly floorInvoicesPerSecond: number;
  readonly ratio: number;
  /** At half the measured rate. */
  readonly latencyMs: Latency & { readonly p99: number };
  /** Of single invoices on an idle system. */
  readonly idleLatencyMs: Latency;
  readonly preloaded: number;
  readonly preloadSeconds: number;
  readonly preloadBytes: number;
  /** Before anything was preloaded, in the same run; null without a preload. */
  readonly emptyInvoicesPerSecond: number | null;
  /** The rate with the preload to the rate without. */
  readonly ratioToEmpty: number | null;
  readonly replicas: number;
  readonly floorRuns: readonly number[];
  readonly processes: readonly ProcessUse[];
  /** Of all processes, the servers among them; this tells more than the rate does where others use the machine too. */
  readonly cpuSecondsPerThousand: number;
  readonly emptyCpuSecondsPerThousand: number | null;
  readonly httpIngest: { readonly invoices: number; readonly invoicesPerSecond: number };
  readonly outcomes: Readonly<Record<string, number>>;
  readonly checked: Checked;
  readonly tables: readonly TableSize[];
}

/** To two decimals. */
export const round = (value: number): number => Math.round(value * 100) / 100;
