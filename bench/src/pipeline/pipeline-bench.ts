import type { Command } from 'commander';
import { toStderr } from '@smartap/tools';
import { atLeast } from '../load/at-least.js';
import type { TableSize } from '../load/table-sizes.js';
import { writeResult } from '../load/write-result.js';
import type { PipelineOptions } from './result.js';
import { runPipeline } from './run-pipeline.js';

/** Registers `bench -- pipeline`. */
export function pipelineBench(program: Command): void {
  program
    .command('pipeline')
    .description('invoices through all stages, preloaded in the stream, until the last is decided and in the read model; the floor before and after')
    .option('--invoices <n>', 'how many', atLeast(1), 5000)
    .option('--floor-seconds <n>', 'at least so long, each time', Number, 30)
    .option('--preload <n>', 'decided invoices to store first; the rate is then measured without and with them', atLeast(0), 0)
    .option('--replicas <n>', 'processes of each service', atLeast(1), 1)
    .option('--profile <dir>', 'write a CPU profile of each service into this folder; slows the run')
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async (options: PipelineOptions & { json?: string | true }) => {
      const result = await runPipeline(options);
      for (const line of lines(result.tables)) toStderr(line);
      for (const { name, cpuSeconds, peakMemoryMb } of result.processes) toStderr(`${name.padEnd(16)} ${cpuSeconds} s of CPU, at most ${peakMemoryMb} MB`);
      const stored =
        result.ratioToEmpty === null
          ? ''
          : `; ${result.preloaded} stored in ${result.preloadSeconds} s: ${result.ratioToEmpty} of the rate of the empty database (${result.emptyInvoicesPerSecond}/s)`;
      writeResult(
        options.json,
        result,
        `${result.invoicesPerSecond} invoices/s, ${result.ratio} of the floor (${result.floorInvoicesPerSecond}/s); p95 ${result.latencyMs.p95} ms at half load, p50 ${result.idleLatencyMs.p50} ms idle${stored}`,
      );
    });
}

const TRIMMED = /\.(?:outbox|attempt|inbox|command_reply)$/;
const LARGEST = 8;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The largest tables, and those that a job keeps from growing without end, before the measured runs and after them. */
function lines(tables: readonly TableSize[]): string[] {
  return tables
    .filter(({ name }, i) => i < LARGEST || TRIMMED.test(name))
    .map(
      ({ name, rows, bytes, rowsBefore, bytesBefore }) =>
        `${name.padEnd(28)} ${String(rowsBefore).padStart(9)} → ${String(rows).padStart(9)} rows, ${megabytes(bytesBefore).padStart(10)} → ${megabytes(bytes).padStart(10)}`,
    );
}
