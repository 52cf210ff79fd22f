import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, RUN_FOLDER, toStderr } from '@smartap/tools';
import { checkOut } from '../checkout/check-out.js';
import { runProgram } from '../checkout/run-program.js';
import { judge, type Comparison, type RunFigures } from './judge.js';

/** What `bench -- compare` is asked. */
export interface CompareOptions {
  readonly invoices: number;
  /** Runs of each commit, in turns. */
  readonly rounds: number;
  readonly floorSeconds: number;
  readonly tolerance: number;
}

/** What `bench -- compare --json` prints. */
export interface CompareResult {
  readonly base: string;
  readonly now: string;
  readonly tolerance: number;
  readonly figures: readonly Comparison[];
  readonly isWorse: boolean;
  readonly runs: { readonly base: readonly RunFigures[]; readonly now: readonly RunFigures[] };
}

/** Runs a commit and this checkout in turns, each by its own pipeline bench, and compares what they say. */
export async function runCompare(reference: string, options: CompareOptions): Promise<CompareResult> {
  const now = await runProgram('git', ['describe', '--always', '--dirty', '--abbrev=12'], ROOT, 'give');
  const base = await checkOut(reference);
  try {
    const runs: { base: RunFigures[]; now: RunFigures[] } = { base: [], now: [] };
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const [side, folder] of [
        ['base', base.folder],
        ['now', ROOT],
      ] as const) {
        toStderr(`Round ${round} of ${options.rounds}: ${side === 'base' ? base.commit.slice(0, 12) : now}`);
        const run = await pipelineOf(folder, `${side}-${round}`, options);
        toStderr(`${side}: ${run.invoicesPerSecond} invoices/s, ${run.ratio} of the floor`);
        runs[side].push(run);
      }
    }
    const figures = judge(runs.base, runs.now, options.tolerance);
    return { base: base.commit, now, tolerance: options.tolerance, figures, isWorse: figures.some(({ verdict }) => verdict === 'worse'), runs };
  } finally {
    await base.remove();
  }
}

async function pipelineOf(folder: string, name: string, { invoices, floorSeconds }: CompareOptions): Promise<RunFigures> {
  const results = join(RUN_FOLDER, 'compare');
  mkdirSync(results, { recursive: true });
  const file = join(results, `${name}.json`);
  await runProgram(
    NODE,
    [join(folder, 'bench', 'dist', 'bench.js'), 'pipeline', '--invoices', String(invoices), '--floor-seconds', String(floorSeconds), '--json', file],
    folder,
  );
  return JSON.parse(readFileSync(file, 'utf8')) as RunFigures;
}
