import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openObjectStore } from '../src/index.js';

it('leaves no part of an object under its key when the process is killed in the middle, and clears it later', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  const url = pathToFileURL(folder).href;
  const script = `
    import ${JSON.stringify(import.meta.resolve('reflect-metadata'))};
    import { Readable } from 'node:stream';
    import { openObjectStore } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
    async function* endless() {
      for (let n = 0; ; n += 1) {
        yield Buffer.alloc(65536, n);
        if (n === 20) process.stdout.write('written');
        if (n > 20) await new Promise((go) => setTimeout(go, 60000));
      }
    }
    const store = await openObjectStore(${JSON.stringify(url)});
    await store.put('t/whole', Buffer.from('whole'));
    await store.put('t/half', Readable.from(endless()));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const written = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => undefined)]);
    expect(written?.toString()).toBe('written');
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  const store = await openObjectStore(url);
  expect(await store.head('t/half')).toBeUndefined();
  expect((await store.read('t/whole')).toString()).toBe('whole');
  const leftovers = await readdir(join(folder, '.tmp'));
  expect(leftovers).toHaveLength(1);
  const dayBefore = new Date(Date.now() - 25 * 3600_000);
  await utimes(join(folder, '.tmp', leftovers[0] ?? ''), dayBefore, dayBefore);
  await openObjectStore(url);
  expect(await readdir(join(folder, '.tmp'))).toEqual([]);
  await rm(folder, { recursive: true });
});
