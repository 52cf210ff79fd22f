import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import { runHttp } from './run-http.js';

/** `bench -- http`. */
export function httpBench(program: Command): void {
  program
    .command('http')
    .description(
      'cached invoice, list and upload after authentication, at 100 and 1,000 connections, against node:http with Redis and node:http that writes the bytes',
    )
    .option('--seconds <n>', 'of each measurement', Number, 10)
    .option('--profile <dir>', 'write a CPU profile of each service into this folder; slows the run')
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ seconds, profile, json }: { seconds: number; profile?: string; json?: string | true }) => {
      const result = await runHttp({ seconds, profile });
      const errors = result.routes.reduce((sum, route) => sum + route.errors, 0);
      writeResult(
        json,
        result,
        `cached GET ${result.ratio} of the floor (${result.floorRequestsPerSecond}/s), upload ${result.uploadRatio} of its floor (${result.uploadFloorRequestsPerSecond}/s), hit rate ${result.cacheHitRate}, errors ${errors}`,
      );
    });
}
