import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { boundaryFaults } from '../boundaries/check.js';
import { longFiles } from '../boundaries/file-sizes.js';
import { readPackages, referencesOf } from '../boundaries/read-packages.js';
import { NODE, ROOT } from '../root.js';

function run(script: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

function tell(faults: readonly string[]): boolean {
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  return faults.length === 0;
}

interface Check {
  readonly title: string;
  /** Whether it holds; where it can, it mends what does not if it is asked to. */
  readonly holds: (mends: boolean) => Promise<boolean> | boolean;
}

const CHECKS: readonly Check[] = [
  { title: 'format (oxfmt)', holds: (mends) => run('oxfmt/bin/oxfmt', [mends ? '--write' : '--list-different', '.']) },
  { title: 'oxlint --type-aware', holds: (mends) => run('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', ...(mends ? ['--fix'] : [])]) },
  { title: 'types of the tests', holds: () => run('typescript/bin/tsc', ['-p', 'tsconfig.test.json']) },
  {
    title: 'boundaries between packages',
    holds: () =>
      tell(
        boundaryFaults(readPackages(ROOT), {
          'tsconfig.json': referencesOf(ROOT, 'tsconfig.json'),
          'tsconfig.test.json': referencesOf(ROOT, 'tsconfig.test.json'),
        }),
      ),
  },
  { title: 'length of files', holds: () => tell(longFiles(ROOT)) },
];

/** `npm run lint`: all checks run, each tells whether it holds; exit 1 when one does not. */
export function lintCommand(program: Command): void {
  program
    .command('lint')
    .description('check the format, lint with types, type-check the tests, check the boundaries between packages and the length of files')
    .option('--fix', 'format the files, and mend what the linter can mend by itself', false)
    .action(async ({ fix }: { fix: boolean }) => {
      const failed: string[] = [];
      for (const { title, holds } of CHECKS) {
        const ok = await holds(fix);
        process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${title}\n`);
        if (!ok) failed.push(title);
      }
      process.stdout.write(
        failed.length === 0
          ? 'All checks hold.\n'
          : `Mend what is listed above: ${failed.join(', ')}. \`npm run lint -- --fix\` formats, and mends what it can.\n`,
      );
      process.exitCode = failed.length === 0 ? 0 : 1;
    });
}
