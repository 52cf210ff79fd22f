#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { ADAPTERS } from './scenarios/adapters.js';
import { KINDS } from './scenarios/kit.js';
import { measurePairing } from './scenarios/pairing-time.js';
import { runScenarios } from './scenarios/run.js';

interface Options {
  kit: string;
  json?: string | true;
  misses?: boolean;
}

function main(options: Options): void {
  const started = performance.now();
  const outcome = runScenarios(options.kit, ADAPTERS, (line) => process.stderr.write(`${line}\n`));
  const pairing = measurePairing();
  const result = { ...outcome, pairing };
  process.stderr.write(
    `pairing: ${pairing.paired} of ${pairing.lines} lines without a reference paired rightly, ${pairing.medianMs} ms in the middle (${pairing.leastMs} to ${pairing.maxMs})\n`,
  );
  if (options.misses === true)
    for (const { id, at, expected, got } of result.failures)
      process.stderr.write(`${id} ${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}\n`);
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (options.json === true) process.stdout.write(text);
  else if (options.json !== undefined) writeFileSync(options.json, text);
  const right = KINDS.reduce((sum, kind) => sum + result[kind].right, 0);
  const total = KINDS.reduce((sum, kind) => sum + result[kind].total, 0);
  process.stderr.write(`${right} of ${total} cases came out right in ${Math.round(performance.now() - started)} ms.\n`);
  process.exitCode = right === total ? 0 : 1;
}

const command = new Command('scenarios')
  .description('Plays decided cases of matching, duplicates and approval through the cores of the services and compares what each case states.')
  .requiredOption('--kit <dir>', 'the folder that holds matching.json, duplicates.json and approval.json')
  .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
  .option('--misses', 'list every deviation on stderr')
  .addHelpText('after', '\nEnds 0 when every case came out right.');

try {
  main(command.parse().opts<Options>());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
