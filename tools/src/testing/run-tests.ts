import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from '../root.js';
import { Run } from '../system/run.js';
import type { Progress } from '../progress.js';
import { SUMMARY_FILE, type Summary } from './summary-reporter.js';
import { startTestServers } from './test-servers.js';

function readSummary(file: string): Summary {
  try {
    const summary: Summary = JSON.parse(readFileSync(file, 'utf8'));
    return summary;
  } catch {
    // vitest ended before it could report: that is a failure, not a run without tests.
    return { passed: 0, failed: 1, other: 0 };
  }
}

function vitest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'tools', 'dist', 'testing', 'summary-reporter.js')}`];
    const child = spawn(NODE, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, ...args], { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs the tests on servers of their own; the last line is `N passed, N failed`. Gives the exit code. The arguments are vitest's. */
export async function runTests(args: readonly string[], onProgress: Progress, onRun: (run: Run) => void): Promise<number> {
  // A name of its own: two test runs may go on at once.
  const run = await Run.open(`test-${process.pid}`, true, onProgress);
  onRun(run);
  try {
    const testEnv = await startTestServers(run);
    const summaryFile = join(run.folder, 'summary.json');
    const code = await vitest(args, { ...process.env, ...testEnv, [SUMMARY_FILE]: summaryFile });
    const { passed, failed, other } = readSummary(summaryFile);
    await run.close();
    if (other > 0) process.stdout.write(`${other} not run\n`);
    if (passed + failed === 0) process.stdout.write('No test ran: nothing matches what was asked for.\n');
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed > 0 || passed === 0 ? code || 1 : code;
  } finally {
    await run.close();
  }
}
