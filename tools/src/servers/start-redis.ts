import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { redisAnswers } from './ready.js';
import type { ServerContext } from './server-context.js';
import type { ServerBinary } from './server-kind.js';

/** Starts Redis on a free loopback port. It keeps nothing on disk: it holds a cache. Gives its URL. */
export async function startRedis(context: ServerContext, binary: ServerBinary): Promise<string> {
  const port = await freePort();
  const managed = new ManagedProcess(
    {
      name: 'redis',
      command: binary.path,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory', '256mb', '--maxmemory-policy', 'allkeys-lru'],
      cwd: context.folder,
      env: process.env,
      port,
      logFile: join(context.folder, 'logs', 'redis.log'),
      isReady: () => redisAnswers(port),
      readyWithinMs: 15_000,
      graceMs: 3000,
      autoRestart: context.autoRestart,
    },
    context.onProgress,
    context.onChange,
  );
  context.register(managed);
  await managed.start();
  return `redis://127.0.0.1:${port}`;
}
