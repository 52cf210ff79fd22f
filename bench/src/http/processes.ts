import { execFile, fork } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NODE } from '@smartap/tools';
import type { LoadRequest, LoadResult } from './load.js';

const run = promisify(execFile);
const scriptOf = (name: string): string => join(import.meta.dirname, name);

/** Puts load on a URL from a process of its own. */
export async function load(request: LoadRequest): Promise<LoadResult> {
  const { stdout } = await run(NODE, [scriptOf('generator.js'), JSON.stringify(request)], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as LoadResult;
}

/** Starts the floor's server in a process of its own. */
export async function startFloor(redisUrl: string, key: string, folder: string): Promise<{ url: string; stop(): void }> {
  const child = fork(scriptOf('floor-server.js'), [redisUrl, key, folder], { execPath: NODE });
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (address) => resolve(address as { port: number }));
    child.once('exit', (code) => reject(new Error(`The floor's server ended (${code}).`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') };
}
