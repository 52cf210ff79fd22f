import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { findToxiproxy } from './find-toxiproxy.js';
import type { ServerContext } from '../servers/server-context.js';
import { Toxiproxy } from './toxiproxy.js';

/** Starts toxiproxy on a free loopback port, without any proxy. */
export async function startToxiproxy(context: ServerContext): Promise<Toxiproxy> {
  const program = await findToxiproxy(context.onProgress);
  const port = await freePort();
  const toxiproxy = new Toxiproxy(`http://127.0.0.1:${port}`);
  const managed = new ManagedProcess(
    {
      name: 'toxiproxy',
      command: program,
      args: ['-host', '127.0.0.1', '-port', String(port)],
      cwd: context.folder,
      // Its log names every connection: that is of no use.
      env: { ...process.env, LOG_LEVEL: 'error' },
      port,
      logFile: join(context.folder, 'logs', 'toxiproxy.log'),
      isReady: () => toxiproxy.answers(),
      readyWithinMs: 15_000,
      graceMs: 3000,
      autoRestart: false,
    },
    context.onProgress,
    context.onChange,
  );
  context.register(managed);
  await managed.start();
  return toxiproxy;
}
