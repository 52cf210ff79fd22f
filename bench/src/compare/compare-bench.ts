import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import type { Comparison } from './judge.js';
import { runCompare, type CompareOptions } from './run-compare.js';

/** Registers `bench -- compare`. */
export function compareBench(program: Command): void {
  program
    .command('compare')
    .description('this checkout against another commit, in turns, by the pipeline of each; exit code 1 when it is worse')
    .argument('<base>', 'a commit, branch or tag')
    .option('--invoices <n>', 'of each run', Number, 3000)
    .option('--rounds <n>', 'runs of each commit', Number, 2)
    .option('--floor-seconds <n>', 'at least so long, each time', Number, 5)
    .option('--tolerance <share>', 'how much worse a figure may be, beyond the noise between runs of one commit', Number, 0.1)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action(async (base: string, options: CompareOptions & { json?: string | true }) => {
      const result = await runCompare(base, options);
      const worse = result.figures.filter(({ verdict }) => verdict === 'worse').map(({ name }) => name);
      const verdict = result.isWorse ? `Worse than ${base}: ${worse.join(', ')}` : `Not worse than ${base}`;
      writeResult(options.json, result, `${result.figures.map(line).join('\n')}\n${verdict}`);
      if (result.isWorse) process.exitCode = 1;
    });
}

function line({ name, unit, base, now, ratio, noise, verdict }: Comparison): string {
  return `${name.padEnd(40)} ${String(base).padStart(10)} → ${String(now).padStart(10)} ${unit.padEnd(10)} × ${ratio} (noise ${noise}) ${verdict}`;
}
