#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { httpBench } from './http/http-bench.js';
import { writeResult } from './load/write-result.js';
import { runPipeline } from './pipeline/run-pipeline.js';

const program = new Command('bench').description('Measures SmartAP on this machine, against the floor of the same machine in the same run.');

program
  .command('pipeline')
  .description('invoices through all stages, preloaded in the stream, until the last is decided and in the read model; the floor before and after')
  .option('--invoices <n>', 'how many', (text) => Math.max(1, Number(text)), 5000)
  .option('--floor-seconds <n>', 'at least so long, each time', Number, 30)
  .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
  .action(async (options: { invoices: number; floorSeconds: number; json?: string | true }) => {
    const result = await runPipeline(options);
    writeResult(options.json, result, `${result.invoicesPerSecond} invoices/s, ${result.ratio} of the floor (${result.floorInvoicesPerSecond}/s); p95 ${result.latencyMs.p95} ms at half load`);
  });

httpBench(program);

await program.parseAsync();
