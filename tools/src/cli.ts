import { Command } from 'commander';
import { lintCommand } from './commands/lint.command.js';
import { testCommand } from './commands/test.command.js';
import { LaunchError } from './launch.error.js';

const program = new Command('smartap')
  .description('SmartAP from a terminal: each command is also `npm run <command>`, with its options after --')
  .configureHelp({ showGlobalOptions: true });
for (const register of [lintCommand, testCommand]) register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof LaunchError) process.stderr.write(`${[error.message, error.hint].filter(Boolean).join('\n')}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
