import type { Command } from 'commander';
import { toStderr } from '../progress.js';
import type { Run } from '../system/run.js';
import { runTests } from '../testing/run-tests.js';
import { stopRequested } from './stopping.js';

/** `npm test`: all tests, or those of the files named, on real servers started for this run. */
export function testCommand(program: Command): void {
  program
    .command('test')
    .description('run the tests on private servers; the arguments are those of vitest run (files, -t NAME, ...)')
    .argument('[args...]', 'passed on to vitest')
    .allowUnknownOption()
    .action(async (args: string[]) => {
      let run: Run | undefined;
      void stopRequested(() => {
        run?.killAll();
        process.exit(130);
      }).then(async () => {
        await run?.close();
        process.exit(130);
      });
      process.exitCode = await runTests(args, toStderr, (opened) => {
        run = opened;
      });
      process.exit();
    });
}
