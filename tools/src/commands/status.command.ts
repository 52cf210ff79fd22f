import type { Command } from 'commander';
import { allStates } from '../processes/state-file.js';
import { statusOf, type RunStatus } from '../system/process-status.js';
import { table } from './table.js';

function describe({ name, gatewayUrl, launcherRuns, ready, processes }: RunStatus): string {
  const state = !launcherRuns ? 'left over from a run that was killed' : ready ? `API ${gatewayUrl ?? ''}` : 'not ready';
  const rows = processes.map((process_) => [process_.name, process_.pid, process_.port, process_.health, process_.lag, process_.memoryMb]);
  return `${name}: ${state}\n${table(['process', 'pid', 'port', 'health', 'lag', 'MiB'], rows)}\n`;
}

const isWell = ({ launcherRuns, ready, processes }: RunStatus): boolean =>
  launcherRuns && ready && processes.every(({ health }) => health === 'ok' || health === 'degraded');

/** `npm run status`: each process with its port, health, lag and memory. */
export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('each process: pid, port, health, lag of its consumers, memory; exit 0 when everything is well, 3 when nothing runs')
    .option('--json', 'JSON on stdout')
    .action(async ({ json = false }: { json?: boolean }) => {
      const runs = await Promise.all(allStates().map(statusOf));
      if (json) process.stdout.write(`${JSON.stringify({ runs }, null, 2)}\n`);
      else for (const run of runs) process.stdout.write(`${describe(run)}\n`);
      if (runs.length === 0) process.stderr.write('Nothing runs. npm start starts everything.\n');
      else if (runs.every(isWell)) process.stderr.write('All is well. npm run stop ends it.\n');
      else process.stderr.write('Something is not well: its log is in .run/<name>/logs. npm run stop, then npm start, starts anew.\n');
      process.exitCode = runs.length === 0 ? 3 : runs.every(isWell) ? 0 : 1;
    });
}
