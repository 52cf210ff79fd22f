import type { Command } from 'commander';
import { atLeast } from '../load/at-least.js';
import { writeResult } from '../load/write-result.js';
import { runDuplicates, type DuplicatesOptions } from './run-duplicates.js';

/** Registers `bench -- duplicates`. */
export function duplicatesBench(program: Command): void {
  program
    .command('duplicates')
    .description('how long one search for duplicates takes among many stored invoices of very many sellers')
    .option('--stored <n>', 'invoices to store first, by COPY; a million takes minutes', atLeast(1000), 100_000)
    .option('--checks <n>', 'invoices that are keyed a second time and searched for', atLeast(1), 500)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ json, ...options }: DuplicatesOptions & { json?: string | true }) => {
      const result = await runDuplicates(options);
      const { p50, p95, p99 } = result.checkMs;
      const through = result.looks.filter(({ index }) => index === null).map(({ table }) => table);
      const plan = through.length === 0 ? 'down indexes alone' : `through all of ${[...new Set(through)].join(', ')}`;
      writeResult(
        json,
        result,
        `A check among ${result.stored} invoices: middle ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${plan}; ${result.found} of ${result.checks} found.`,
      );
    });
}
