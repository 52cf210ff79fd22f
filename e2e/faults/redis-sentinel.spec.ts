import { setTimeout as pause } from 'node:timers/promises';
import { Cache, CacheSettings } from '@smartap/cache';
import type { RunningSystem } from '@smartap/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, fire, processOf, startUnderFire } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const INVOICES = 240;
const TENANT = '018f0000-0000-7000-8000-00000000cafe';
const LOOK_EVERY_MS = 100;

let system: RunningSystem;
const caches: Cache[] = [];

beforeAll(async () => {
  system = await startUnderFire('redis-sentinel', { redisSentinel: true });
  // Two processes' worth of cache, on the sentinels that the services have.
  for (let i = 0; i < 2; i += 1) {
    const cache = new Cache(Object.assign(new CacheSettings(), { REDIS_URL: system.adminUrls.redis }));
    await cache.onModuleInit();
    caches.push(cache);
  }
});
afterAll(async () => {
  await Promise.all(caches.map((cache) => cache.onApplicationShutdown()));
  await system?.stop();
});

const isUp = (cache: Cache): boolean => cache.stats().redis === 'up';

/** What the gateway says of its own cache. */
async function gatewayRedis(): Promise<string> {
  const stats: { redis: string } = JSON.parse(await (await fetch(`${system.gatewayUrl}/cache-stats`)).text());
  return stats.redis;
}

describe('Redis that fails over by Sentinel', () => {
  it('gives no process an old value after it, whoever wrote when', async () => {
    const [one, two] = caches;
    if (!one || !two) throw new Error('There are two caches.');
    let version = 0;
    const entry = { tenant: TENANT, kind: 'vendor', id: 'failover', ttl: 'long' as const };
    const read = (cache: Cache): Promise<number> => cache.getOrSet(entry, async () => version);
    const change = async (): Promise<void> => {
      version += 1;
      await one.invalidate(entry);
    };
    for (const cache of caches) await waitFor('the caches have found the master', () => isUp(cache));
    await read(two);
    await change();
    expect(await read(one)).toBe(1);
    // The source changes all the while: before the master dies, while there is none, and after.
    let isOver = false;
    const changing = (async () => {
      while (!isOver) {
        await change();
        await read(one);
        await pause(LOOK_EVERY_MS);
      }
    })();
    await processOf(system, 'redis').kill('SIGKILL');
    await waitFor('the caches notice', () => caches.every((cache) => !isUp(cache)));
    for (const cache of caches) await waitFor('the replica has become the master', () => isUp(cache));
    isOver = true;
    await changing;
    await change();
    await waitFor('everyone reads the newest', async () => (await Promise.all(caches.map(read))).every((seen) => seen === version), 5000);
    // What they agree on is what Redis has: the new master takes writes.
    await waitFor('what was changed meanwhile is told', async () => one.stats().pendingInvalidations === 0, 5000);
    expect(one.stats().redis).toBe('up');
    await processOf(system, 'redis').restart();
  });

  it('never stops the pipeline, and comes back in the services by itself', async () => {
    await waitFor('the gateway has Redis', async () => (await gatewayRedis()) === 'up');
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      pressure.hurry(60);
      await waitFor('invoices are in flight', async () => (await pressure.inFlight()) >= 10 || pressure.isThrough());
      // After the first failover the other one is the master.
      const master = processOf(system, 'redis-2');
      journal.note('kill', 'redis-2', await pressure.inFlight());
      await master.kill('SIGKILL');
      await waitFor('the gateway notices', async () => (await gatewayRedis()) === 'down');
      await waitFor('the gateway has found the new master', async () => (await gatewayRedis()) === 'up');
      await master.restart();
      journal.note('ready', 'redis-2', await pressure.inFlight());
    });
    expectSound(result, INVOICES);
    expect(result.deadLetters).toBe(0);
  });
});
