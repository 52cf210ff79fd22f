import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import type { PipelineOptions } from './result.js';
import { runPipeline } from './run-pipeline.js';

const atLeast = (least: number) => (text: string): number => Math.max(least, Math.round(Number(text)) || 0);

/** Registers `bench -- pipeline`. */
export function pipelineBench(program: Command): void {
  program
    .command('pipeline')
    .description('invoices through all stages, preloaded in the stream, until the last is decided and in the read model; the floor before and after')
    .option('--invoices <n>', 'how many', atLeast(1), 5000)
    .option('--floor-seconds <n>', 'at least so long, each time', Number, 30)
    .option('--preload <n>', 'decided invoices to store first; the rate is then measured without and with them', atLeast(0), 0)
    .option('--replicas <n>', 'processes of each service', atLeast(1), 1)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async (options: PipelineOptions & { json?: string | true }) => {
      const result = await runPipeline(options);
      const stored = result.ratioToEmpty === null ? '' : `; ${result.preloaded} stored in ${result.preloadSeconds} s: ${result.ratioToEmpty} of the rate of the empty database (${result.emptyInvoicesPerSecond}/s)`;
      writeResult(
        options.json,
        result,
        `${result.invoicesPerSecond} invoices/s, ${result.ratio} of the floor (${result.floorInvoicesPerSecond}/s); p95 ${result.latencyMs.p95} ms at half load, p50 ${result.idleLatencyMs.p50} ms idle${stored}`,
      );
    });
}
