import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import { runFuzz, type Finding, type FuzzOptions, type FuzzResult } from './run-fuzz.js';

const whole =
  (least: number) =>
  (text: string): number =>
    Math.max(least, Math.round(Number(text)) || least);

/** Registers `bench -- fuzz`. */
export function fuzzBench(program: Command): void {
  program
    .command('fuzz')
    .description('reads mutated documents within the limits of extraction; exit code 1 when one crashes it or goes over a limit')
    .option('--files <n>', 'how many', whole(1), 5000)
    .option('--seed <seed>', 'the same seed makes the same files', '1')
    .option('--from <n>', 'number of the first file: with --files 1, makes one again', whole(0), 0)
    .option('--corpus <folder>', 'mutate the XML, PDF and P7M of this folder instead of documents made for it')
    .option('--keep <folder>', 'write the files that fail, and the slowest, to this folder')
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async ({ json, ...options }: FuzzOptions & { json?: string | true }) => {
      const result = await runFuzz(options);
      const failed = result.crashes.length + result.overLimit.length;
      writeResult(json, result, textOf(result));
      if (failed > 0) process.exitCode = 1;
    });
}

function textOf({ files, seed, originals, seconds, outcomes, crashes, overLimit, slowest, peakMemoryMb }: FuzzResult): string {
  return [
    ...Object.entries(outcomes).map(([outcome, count]) => `${outcome.padEnd(24)} ${String(count).padStart(7)}`),
    ...slowest.map((finding) => `Slow:  ${lineOf(finding)}`),
    ...overLimit.map((finding) => `Over:  ${lineOf(finding)}`),
    ...crashes.map((finding) => `Crash: ${lineOf(finding)}`),
    `${files} files made of ${originals} by seed ${seed} in ${seconds} s: ${crashes.length} crashes, ${overLimit.length} over a limit, peak memory ${peakMemoryMb} MB`,
  ].join('\n');
}

function lineOf({ file, original, ways, bytes, milliseconds, what }: Finding): string {
  return `file ${file} of ${original} (${ways.join(', ')}; ${bytes} bytes), ${milliseconds} ms: ${what}`;
}
