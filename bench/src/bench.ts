#!/usr/bin/env node
import 'reflect-metadata';
import { faultText } from '@smartap/tools';
import { Command } from 'commander';
import { compareBench } from './compare/compare-bench.js';
import { duplicatesBench } from './duplicates/duplicates-bench.js';
import { fuzzBench } from './fuzz/fuzz-bench.js';
import { httpBench } from './http/http-bench.js';
import { pipelineBench } from './pipeline/pipeline-bench.js';
import { readBench } from './read/read-bench.js';
import { rematchBench } from './rematch/rematch-bench.js';
import { sharesBench } from './shares/shares-bench.js';
import { syncBench } from './sync/sync-bench.js';

const program = new Command('bench').description('Measures SmartAP on this machine, against the floor of the same machine in the same run.');

pipelineBench(program);
compareBench(program);
httpBench(program);
rematchBench(program);
duplicatesBench(program);
syncBench(program);
sharesBench(program);
readBench(program);
fuzzBench(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${faultText(error)}\n`);
  process.exitCode = 1;
}
