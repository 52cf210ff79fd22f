import type { Command } from 'commander';
import { atLeast } from '../load/at-least.js';
import { writeResult } from '../load/write-result.js';
import { runRematch, type RematchOptions } from './run-rematch.js';

/** Registers `bench -- rematch`. */
export function rematchBench(program: Command): void {
  program
    .command('rematch')
    .description('invoices that wait for their goods, then their receipts at an even pace: how long from each receipt to the new verdict')
    .option('--invoices <n>', 'how many', atLeast(1), 1000)
    .option('--per-second <n>', 'receipts a second: half of what bench -- pipeline measures', atLeast(1), 150)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ json, ...options }: RematchOptions & { json?: string | true }) => {
      const result = await runRematch(options);
      const { p50, p95, p99 } = result.latencyMs;
      writeResult(
        json,
        result,
        `From a receipt to its verdict at ${options.perSecond} a second: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms; ${result.matched} of ${result.invoices} matched.`,
      );
    });
}
