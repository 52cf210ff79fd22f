import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import { runSync, type SyncOptions } from './run-sync.js';

const atLeastOne = (text: string): number => Math.max(1, Math.round(Number(text)) || 1);

/** Registers `bench -- sync`. */
export function syncBench(program: Command): void {
  program
    .command('sync')
    .description('what it costs to have JetStream sync each message to the disk (sync_interval: always), against its default, in turns')
    .option('--messages <n>', 'a round', atLeastOne, 5000)
    .option('--batch <n>', 'messages on the way at once', atLeastOne, 100)
    .option('--rounds <n>', 'how often each', atLeastOne, 3)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ json, ...options }: SyncOptions & { json?: string | true }) => {
      const result = await runSync(options);
      writeResult(json, result, `${result.alwaysPerSecond} messages/s when each is synced, ${result.defaultPerSecond} by default: ${result.ratio}`);
    });
}
