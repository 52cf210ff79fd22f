import type { Command } from 'commander';
import { endProcesses, removeFolders } from '../processes/leftovers.js';
import { isRunning, signalProcess } from '../processes/pid.js';
import { allStates, type RunState } from '../processes/state-file.js';
import { waitUntil } from '../processes/wait.js';
import { step, toStderr } from '../progress.js';

/** Runs of people; measuring commands and tests end their own. */
const OF_PEOPLE = ['main', 'demo'];
const LAUNCHER_MS = 60_000;

async function stopRun(state: RunState): Promise<void> {
  await step(`Stopping ${state.name}`, toStderr, async () => {
    if (signalProcess(state.launcher, 'SIGTERM')) await waitUntil(() => !isRunning(state.launcher), LAUNCHER_MS);
    if (isRunning(state.launcher)) signalProcess(state.launcher, 'SIGKILL');
    // What a launcher that is gone has left, if anything.
    await endProcesses(state);
    removeFolders(state, state.ephemeral);
  });
}

/** `npm run stop`: ends what `npm start` and `npm run demo` have started, and nothing else. */
export function stopCommand(program: Command): void {
  program
    .command('stop')
    .description('end what npm start and npm run demo have started')
    .option('--name <name>', 'the run of that name instead')
    .option('--all', 'every run of this checkout, tests and measuring commands too')
    .option('--json', 'one line of JSON on stdout')
    .action(async ({ name, all = false, json = false }: { name?: string; all?: boolean; json?: boolean }) => {
      const wanted = name ? [name] : OF_PEOPLE;
      const states = allStates().filter((state) => all || wanted.includes(state.name));
      for (const state of states) await stopRun(state);
      const stopped = states.map((state) => state.name);
      if (json) process.stdout.write(`${JSON.stringify({ stopped })}\n`);
      process.stderr.write(stopped.length > 0 ? `Stopped ${stopped.join(', ')}. npm start starts again.\n` : 'Nothing runs. npm start starts everything.\n');
    });
}
