import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { redisAnswers } from './ready.js';
import type { ServerContext } from './server-context.js';
import type { ServerBinary } from './server-kind.js';

/** Name under which the sentinels know the master. */
const MASTER = 'mymaster';
const SENTINELS = 3;
/** Of three sentinels two must agree that the master is gone. */
const QUORUM = 2;
/** A master that is silent for so long is gone; short, since tests wait for it. */
const DOWN_AFTER_MS = 1000;

// It keeps nothing on disk: it holds a cache.
const CACHE_ARGS = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory', '256mb', '--maxmemory-policy', 'allkeys-lru'];

function redisProcess(context: ServerContext, binary: ServerBinary, name: string, port: number, args: readonly string[]): ManagedProcess {
  const managed = new ManagedProcess(
    {
      name,
      command: binary.path,
      args,
      cwd: context.folder,
      env: process.env,
      port,
      logFile: join(context.folder, 'logs', `${name}.log`),
      isReady: () => redisAnswers(port),
      readyWithinMs: 15_000,
      graceMs: 3000,
      autoRestart: context.autoRestart,
    },
    context.onProgress,
    context.onChange,
  );
  context.register(managed);
  return managed;
}

/** Starts Redis on a free loopback port. Gives its URL. */
export async function startRedis(context: ServerContext, binary: ServerBinary): Promise<string> {
  const port = await freePort();
  await redisProcess(context, binary, 'redis', port, ['--port', String(port), ...CACHE_ARGS]).start();
  return `redis://127.0.0.1:${port}`;
}

/** A sentinel writes what it learns into its configuration, so each has a file and a folder of its own. */
function sentinelFile(context: ServerContext, name: string, port: number, masterPort: number): string {
  const folder = join(context.folder, name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir "${folder}"`,
    `sentinel monitor ${MASTER} 127.0.0.1 ${masterPort} ${QUORUM}`,
    `sentinel down-after-milliseconds ${MASTER} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${MASTER} 5000`,
    '',
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o600 });
  return file;
}

/** Starts a master (`redis`), its replica (`redis-2`) and three sentinels. Gives the URL that names the sentinels. */
export async function startSentinel(context: ServerContext, binary: ServerBinary): Promise<string> {
  const [master, replica] = [await freePort(), await freePort()];
  await redisProcess(context, binary, 'redis', master, ['--port', String(master), ...CACHE_ARGS]).start();
  await redisProcess(context, binary, 'redis-2', replica, ['--port', String(replica), ...CACHE_ARGS, '--replicaof', '127.0.0.1', String(master)]).start();
  const ports: number[] = [];
  for (let i = 0; i < SENTINELS; i += 1) {
    const name = i === 0 ? 'sentinel' : `sentinel-${i + 1}`;
    const port = await freePort();
    ports.push(port);
    await redisProcess(context, binary, name, port, [sentinelFile(context, name, port, master), '--sentinel']).start();
  }
  return `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join()}/${MASTER}`;
}
