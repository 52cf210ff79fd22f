import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { newId } from '@smartap/runtime';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cache, Cached, type CacheRequest, CacheSettings } from '../src/index.js';
import { RedisProxy, testRedisUrl, until } from './redis-proxy.js';

/** New at every run: the server and its keys are shared. */
const TENANT = newId();
const OTHER = newId();
let server: RedisProxy;
let redis: Redis;
const started: Cache[] = [];
let count = 0;

beforeAll(async () => {
  Logger.overrideLogger(false);
  server = await RedisProxy.start(testRedisUrl());
  redis = new Redis(testRedisUrl());
});
afterEach(async () => {
  await Promise.all(started.splice(0).map(async (cache) => cache.onApplicationShutdown()));
});
afterAll(async () => {
  redis.disconnect();
  await server.kill();
});

async function aCache(change: Partial<CacheSettings> = {}): Promise<Cache> {
  const cache = new Cache(Object.assign(new CacheSettings(), { REDIS_URL: server.url }, change));
  started.push(cache);
  await cache.onModuleInit();
  return cache;
}
const anEntry = (change: Partial<CacheRequest> = {}): CacheRequest => ({ tenant: TENANT, kind: 'vendor', id: `v${(count += 1)}`, ttl: 'long', ...change });
/** A source that counts how often it is asked and gives a new value each time. */
const aSource = () => {
  const source = { asked: 0, get: async (): Promise<{ version: number }> => ({ version: (source.asked += 1) }) };
  return source;
};
const fails = async (): Promise<never> => {
  throw new Error('source is down');
};

describe.each<[string, Partial<CacheSettings>]>([
  ['with Redis', {}],
  ['without Redis', { REDIS_ENABLED: false }],
])('Cache %s', (_, settings) => {
  let sut: Cache;
  beforeEach(async () => {
    sut = await aCache(settings);
  });

  it('asks the source once, for many callers at once too', async () => {
    const [entry, source] = [anEntry(), aSource()];
    const answers = await Promise.all(Array.from({ length: 200 }, async () => sut.getOrSet(entry, source.get)));
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1]));
    await sut.getOrSet(entry, source.get);
    expect(source.asked).toBe(1);
    expect(sut.stats()).toMatchObject({ hits: 200, misses: 1, stale: 0, hitRatio: 0.995, kinds: { vendor: { hits: 200, misses: 1 } } });
  });

  it.each([[null], [undefined], [0], [''], [false], [[]]])('keeps %j as well', async (value) => {
    const entry = anEntry();
    expect(await sut.getOrSet<unknown>(entry, async () => value)).toEqual(value);
    expect(await sut.getOrSet<unknown>(entry, fails)).toEqual(value);
  });

  it('keeps tenants, kinds and ids apart', async () => {
    const entry = anEntry({ id: 'same' });
    const names = [entry, { ...entry, tenant: OTHER }, { ...entry, kind: 'order' }, { ...entry, id: 'other' }];
    for (const [n, name] of names.entries()) await sut.getOrSet(name, async () => n);
    for (const [n, name] of names.entries()) expect(await sut.getOrSet<number>(name, fails)).toBe(n);
    await Promise.all(names.map(async (name) => sut.invalidate(name)));
  });

  it('forgets one entry', async () => {
    const [entry, other, source] = [anEntry(), anEntry(), aSource()];
    await sut.getOrSet(entry, source.get);
    await sut.getOrSet(other, async () => 'kept');
    await sut.invalidate(entry);
    expect(await sut.getOrSet(entry, source.get)).toEqual({ version: 2 });
    expect(await sut.getOrSet<string>(other, fails)).toBe('kept');
  });

  it('forgets by tag, within the tenant', async () => {
    const tag = `tag${count}`;
    const [one, two] = [anEntry({ tags: [tag, 'more'] }), anEntry({ tags: [tag] })];
    const foreign = anEntry({ tenant: OTHER, tags: [tag] });
    const source = aSource();
    for (const entry of [one, two, foreign]) await sut.getOrSet(entry, async () => 'old');
    await sut.invalidateTags(TENANT, [tag]);
    await until(async () => (await sut.getOrSet<unknown>(one, source.get)) !== 'old');
    expect(await sut.getOrSet<unknown>(two, source.get)).not.toBe('old');
    expect(await sut.getOrSet<string>(foreign, fails)).toBe('old');
  });

  it('does not keep a value that was read before an invalidation and came after it', async () => {
    for (const tags of [[], ['vendors']]) {
      const entry = anEntry({ tags });
      const value = await sut.getOrSet(entry, async () => {
        await (tags.length > 0 ? sut.invalidateTags(TENANT, tags) : sut.invalidate(entry));
        return 'read before';
      });
      expect(value).toBe('read before');
      expect(await sut.getOrSet(entry, async () => 'read after')).toBe('read after');
    }
  });

  it('gives an expired value only when the source fails and the caller wants it then', async () => {
    const [entry, strict] = [anEntry({ ttl: 'hot', staleIfError: true }), anEntry({ ttl: 'hot' })];
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      await sut.getOrSet(entry, async () => 'old');
      await sut.getOrSet(strict, async () => 'old');
      vi.advanceTimersByTime(5001);
      expect(await sut.getOrSet<string>(entry, fails)).toBe('old');
      expect(sut.stats()).toMatchObject({ stale: 1 });
      await expect(sut.getOrSet(strict, fails)).rejects.toThrow('source is down');
      vi.advanceTimersByTime(11_000);
      expect(await sut.getOrSet(entry, async () => 'new')).toBe('new');
    } finally {
      vi.useRealTimers();
    }
  });

  it('throws the very error of the source, and keeps nothing', async () => {
    const entry = anEntry();
    const error = new Error('no such vendor');
    await expect(sut.getOrSet(entry, async () => Promise.reject(error))).rejects.toBe(error);
    expect(await sut.getOrSet(entry, async () => 'there')).toBe('there');
  });

  it('gives a value that cannot be kept', async () => {
    const entry = anEntry();
    expect(await sut.getOrSet(entry, async () => 7n)).toBe(7n);
  });
});

describe('Cache between processes', () => {
  it('shares entries, below a key that says what they are', async () => {
    const [one, two] = [await aCache(), await aCache()];
    const entry = anEntry();
    await one.getOrSet(entry, async () => 'shared');
    expect(await two.getOrSet<string>(entry, fails)).toBe('shared');
    expect(await redis.exists(`smartap:${TENANT}:vendor:${entry.id}`)).toBe(1);
    expect(await redis.pttl(`smartap:${TENANT}:vendor:${entry.id}`)).toBeGreaterThan(9 * 60_000);
  });

  it('tells the others of an invalidation by key and by tag', async () => {
    const [one, two] = [await aCache(), await aCache()];
    for (const tags of [[], ['vendors']]) {
      const entry = anEntry({ tags });
      const source = aSource();
      await one.getOrSet(entry, source.get);
      expect(await two.getOrSet(entry, source.get)).toEqual({ version: 1 });
      await (tags.length > 0 ? one.invalidateTags(TENANT, tags) : one.invalidate(entry));
      await until(async () => (await two.getOrSet(entry, source.get)).version === 2);
      expect(await one.getOrSet(entry, source.get)).toEqual({ version: 2 });
      expect(source.asked).toBe(2);
    }
  });
});

describe('Cache when Redis goes', () => {
  const isDown = (cache: Cache) => () => cache.stats().degraded;
  const isUp = (cache: Cache) => () => !cache.stats().degraded;

  it('goes on without, says so, and catches up when it is back', async () => {
    const sut = await aCache();
    const before = anEntry();
    await sut.getOrSet(before, async () => 'before');
    expect(sut.stats()).toMatchObject({ redis: 'up', degraded: false });

    await server.kill();
    await until(isDown(sut));
    const entry = anEntry();
    const source = aSource();
    const begin = performance.now();
    for (let n = 0; n < 200; n += 1) await sut.getOrSet(entry, source.get);
    for (let n = 0; n < 200; n += 1) await sut.getOrSet(anEntry(), source.get);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(source.asked).toBe(201);
    await sut.invalidate(entry);
    expect(await sut.getOrSet(entry, source.get)).toEqual({ version: 202 });
    expect(sut.stats()).toMatchObject({ redis: 'down', degraded: true, pendingInvalidations: 1 });

    await server.run();
    await until(isUp(sut));
    expect(sut.stats()).toMatchObject({ redis: 'up', pendingInvalidations: 0 });
    const after = anEntry();
    await sut.getOrSet(after, async () => 'after');
    const other = await aCache();
    expect(await other.getOrSet<string>(after, fails)).toBe('after');
  });

  it('keeps nothing longer than five seconds meanwhile', async () => {
    const sut = await aCache();
    await server.kill();
    await until(isDown(sut));
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      const [entry, source] = [anEntry({ ttl: 'reference' }), aSource()];
      await sut.getOrSet(entry, source.get);
      vi.advanceTimersByTime(4900);
      expect(await sut.getOrSet(entry, source.get)).toEqual({ version: 1 });
      vi.advanceTimersByTime(200);
      expect(await sut.getOrSet(entry, source.get)).toEqual({ version: 2 });
    } finally {
      vi.useRealTimers();
      await server.run();
    }
  });

  it('waits for a Redis that hangs once and not at every call, and tells it afterwards what it missed', async () => {
    const [sut, other] = [await aCache(), await aCache()];
    const [byKey, byTag] = [anEntry(), anEntry({ tags: ['vendors'] })];
    const source = aSource();
    for (const entry of [byKey, byTag]) await sut.getOrSet(entry, async () => 'old');
    server.freeze();
    try {
      const begin = performance.now();
      for (let n = 0; n < 100; n += 1) await sut.getOrSet(anEntry(), source.get);
      expect(performance.now() - begin).toBeLessThan(1000);
      expect(sut.stats().degraded).toBe(true);
      await sut.invalidate(byKey);
      await sut.invalidateTags(TENANT, ['vendors']);
      expect(sut.stats().pendingInvalidations).toBe(2);
    } finally {
      server.thaw();
    }
    await until(isUp(sut));
    await until(isUp(other));
    for (const entry of [byKey, byTag]) {
      await until(async () => (await other.getOrSet<unknown>(entry, async () => 'new')) === 'new');
      expect(await sut.getOrSet<unknown>(entry, async () => 'new')).toBe('new');
    }
  });

  it('forgets what it may have missed while its connections were broken', async () => {
    const [sut, other] = [await aCache(), await aCache()];
    const entry = anEntry();
    await sut.getOrSet(entry, async () => 'old');
    await other.getOrSet(entry, fails);
    server.cut();
    await redis.del(`smartap:${TENANT}:vendor:${entry.id}`);
    await until(isUp(other));
    await until(async () => (await other.getOrSet(entry, async () => 'new')) === 'new');
  });

  it('forgets what it may have missed while only its subscription was broken', async () => {
    const [sut, other] = [await aCache(), await aCache()];
    const entry = anEntry();
    await sut.getOrSet(entry, async () => 'old');
    await other.getOrSet(entry, fails);
    server.cutSubscriptions();
    await redis.del(`smartap:${TENANT}:vendor:${entry.id}`);
    await until(async () => (await other.getOrSet(entry, async () => 'new')) === 'new');
    expect(other.stats().degraded).toBe(false);
  });

  it('tells a new master again what the old one was told last', async () => {
    const sut = await aCache();
    const entry = anEntry();
    const key = `smartap:${TENANT}:vendor:${entry.id}`;
    await sut.getOrSet(entry, async () => 'old');
    const before = await redis.get(key);
    await sut.invalidate(entry);
    await server.kill();
    await until(isDown(sut));
    // A replica that was behind has the value still.
    await redis.set(key, before ?? '', 'PX', 60_000);
    await server.run();
    await until(isUp(sut));
    expect(await sut.getOrSet(entry, async () => 'new')).toBe('new');
    const other = await aCache();
    expect(await other.getOrSet<string>(entry, fails)).toBe('new');
  });

  it('starts without it and finds it later', async () => {
    await server.kill();
    const sut = await aCache();
    expect(sut.stats()).toMatchObject({ redis: 'down', degraded: true });
    expect(await sut.getOrSet(anEntry(), async () => 'made')).toBe('made');
    await server.run();
    await until(isUp(sut));
  });
});

describe('Cache switched off', () => {
  it('asks the source each time and needs no Redis', async () => {
    const sut = await aCache({ CACHE_ENABLED: false, REDIS_URL: 'redis://127.0.0.1:1' });
    const [entry, source] = [anEntry(), aSource()];
    await sut.getOrSet(entry, source.get);
    await sut.getOrSet(entry, source.get);
    await sut.invalidate(entry);
    await sut.invalidateTags(TENANT, ['x']);
    expect(source.asked).toBe(2);
    expect(sut.stats()).toMatchObject({ enabled: false, redis: 'off', degraded: false });
  });
});

describe(Cached.name, () => {
  class VendorQueries {
    asked: string[] = [];
    constructor(readonly cache: Cache) {}

    @Cached<[string, string]>({ kind: 'vendor-name', ttl: 'long', tenant: (tenant) => tenant, id: (_, id) => id, tags: (_, id) => [`vendor:${id}`] })
    async name(tenant: string, id: string): Promise<string> {
      this.asked.push(`${tenant} ${id}`);
      return `vendor ${id}`;
    }
  }

  it('answers a method from the cache, by its arguments', async () => {
    const sut = new VendorQueries(await aCache({ REDIS_ENABLED: false }));
    expect(await sut.name(TENANT, '1')).toBe('vendor 1');
    expect(await sut.name(TENANT, '1')).toBe('vendor 1');
    expect(await sut.name(TENANT, '2')).toBe('vendor 2');
    expect(await sut.name(OTHER, '1')).toBe('vendor 1');
    expect(sut.asked).toEqual([`${TENANT} 1`, `${TENANT} 2`, `${OTHER} 1`]);
    await sut.cache.invalidateTags(TENANT, ['vendor:1']);
    await until(async () => {
      await sut.name(TENANT, '1');
      return sut.asked.length === 4;
    });
  });
});
