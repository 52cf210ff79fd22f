import type { Command } from 'commander';
import { isRunning } from '../processes/pid.js';
import { readState } from '../processes/state-file.js';
import { toStderr } from '../progress.js';
import { startSystem } from '../system/start-system.js';
import { stopRequested } from './stopping.js';

const NAME = 'main';
const GATEWAY_PORT = 8080;

function alreadyRuns(json: boolean): boolean {
  const state = readState(NAME);
  if (!state || !isRunning(state.launcher)) return false;
  const { gatewayUrl, ready } = state;
  if (json) process.stdout.write(`${JSON.stringify({ alreadyRunning: true, ready, gatewayUrl })}\n`);
  const where = gatewayUrl ? `the API is ${gatewayUrl}/api/v1, its documentation ${gatewayUrl}/docs` : 'it is still starting';
  process.stderr.write(`SmartAP runs already: ${where}.\nnpm run status shows it, npm run stop ends it.\n`);
  return true;
}

/** `npm start`: servers and services, until Ctrl-C. */
export function startCommand(program: Command): void {
  program
    .command('start')
    .description('find or start NATS, Redis and Postgres, migrate, start every service; stays until Ctrl-C')
    .option('--port <port>', 'port of the API, taken when it is free', String(GATEWAY_PORT))
    .option('--fresh', 'begin with no data and leave none')
    .option('--no-tracing', 'do not record traces (npm run trace)')
    .option('--json', 'one line of JSON on stdout when everything is ready')
    .action(async ({ port, fresh = false, tracing, json = false }: { port: string; fresh?: boolean; tracing: boolean; json?: boolean }) => {
      if (alreadyRuns(json)) return;
      const started = Date.now();
      const stopping = { forced: (): void => process.exit(130) };
      const stop = stopRequested(() => stopping.forced());
      const abort = new AbortController();
      void stop.then(() => abort.abort());
      const system = await startSystem({ name: NAME, onProgress: toStderr, gatewayPort: Number(port), ephemeral: fresh, tracing, signal: abort.signal }).catch(
        (error: unknown) => {
          if (!abort.signal.aborted) throw error;
          process.stderr.write('\nStopped before everything was ready.\n');
          return process.exit(130);
        },
      );
      stopping.forced = () => {
        system.killAll();
        process.exit(130);
      };
      const seconds = Math.round((Date.now() - started) / 100) / 10;
      const { gatewayUrl, folder, processes } = system;
      if (json)
        process.stdout.write(
          `${JSON.stringify({ gatewayUrl, folder, seconds, processes: processes.map(({ name, pid, port: at }) => ({ name, pid, port: at })) })}\n`,
        );
      process.stderr.write(
        [
          `Ready in ${seconds} s: ${processes.map(({ name }) => name).join(', ')}`,
          `API            ${gatewayUrl}/api/v1`,
          `Documentation  ${gatewayUrl}/docs`,
          `Logs           ${folder}/logs`,
          'Running until Ctrl-C; npm run status shows how it goes, npm run demo submits sample invoices.',
          '',
        ].join('\n'),
      );
      await stop;
      process.stderr.write('\nStopping …\n');
      await system.stop();
      process.stderr.write(
        `Stopped. ${fresh ? 'Nothing is kept.' : `The data is kept in ${folder}: npm start goes on with it, npm start -- --fresh begins anew.`}\n`,
      );
      process.exit(0);
    });
}
