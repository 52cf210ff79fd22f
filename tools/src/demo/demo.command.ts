import type { Command } from 'commander';
import { toStderr } from '../progress.js';
import { startSystem } from '../system/start-system.js';

/** `npm run demo`: the system with sample documents. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('start everything and submit sample invoices')
    .action(async () => {
      const system = await startSystem({ name: 'demo', ephemeral: true, onProgress: toStderr });
      await system.stop();
      process.stderr.write('Everything started, but there are no samples to submit yet. npm start runs the system without them.\n');
      process.exit(1);
    });
}
