import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import { runRead, type ReadOptions, type ReadResult, type Times } from './run-read.js';

/** Registers `bench -- read`. */
export function readBench(program: Command): void {
  program
    .command('read')
    .description('what reading an e-invoice of fifty lines and a text PDF takes, the PDFs also by invoice2data where a Python has it')
    .option('--corpus <folder>', 'the designed PDFs of this corpus instead of those of the demo')
    .option('--python <path>', 'a Python that has invoice2data, to read the same PDFs with in the same run')
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ json, ...options }: ReadOptions & { json?: string | true }) => {
      const result = await runRead(options, (text) => void process.stderr.write(`${text}\n`));
      writeResult(json, result, textOf(result));
    });
}

const lineOf = (name: string, { documents, mean, median, p95 }: Times): string =>
  `${name.padEnd(24)} ${String(documents).padStart(4)} documents, ${mean.toFixed(2)} ms each (median ${median.toFixed(2)}, p95 ${p95.toFixed(2)})`;

const against = (ratio: number | undefined): string => (ratio === undefined ? '' : `, ${ratio.toFixed(2)} of invoice2data`);

function textOf({ ubl, cii, pdf, again, invoice2data, ratio, ratioAgain }: ReadResult): string {
  return [
    lineOf('UBL of fifty lines', ubl),
    lineOf('CII of fifty lines', cii),
    lineOf('text PDF', pdf),
    lineOf('text PDF, once more', again),
    ...(invoice2data === undefined ? [] : [lineOf('the same by invoice2data', invoice2data)]),
    `${pdf.mean.toFixed(1)} ms a text PDF${against(ratio)}, once more ${again.mean.toFixed(1)} ms${against(ratioAgain)}; ${Math.max(ubl.median, cii.median).toFixed(2)} ms an e-invoice of fifty lines`,
  ].join('\n');
}
