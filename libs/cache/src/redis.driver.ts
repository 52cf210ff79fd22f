import type { L2CacheDriver } from 'bentocache/types';
import type { RedisLink } from './redis-link.js';

const SCAN_COUNT = 1000;

/** Redis as bentocache's second level, behind the link's circuit. */
export class RedisDriver implements L2CacheDriver {
  readonly type = 'l2';

  constructor(
    private readonly link: RedisLink,
    private readonly prefix: string,
  ) {}

  namespace(namespace: string): RedisDriver {
    return new RedisDriver(this.link, `${this.prefix}:${namespace}`);
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.link.run('read', async (redis) => redis.get(this.full(key)))) ?? undefined;
  }

  async pull(key: string): Promise<string | undefined> {
    return (await this.link.run('read', async (redis) => redis.getdel(this.full(key)))) ?? undefined;
  }

  /** @param ttl milliseconds; every entry of ours has one */
  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    const full = this.full(key);
    const answer = await this.link.run('write', async (redis) =>
      ttl === undefined ? redis.set(full, value) : redis.set(full, value, 'PX', Math.max(1, Math.round(ttl))),
    );
    return answer === 'OK';
  }

  async delete(key: string): Promise<boolean> {
    return (await this.link.run('write', async (redis) => redis.unlink(this.full(key)))) > 0;
  }

  async deleteMany(keys: string[]): Promise<boolean> {
    if (keys.length > 0) await this.link.run('write', async (redis) => redis.unlink(...keys.map((key) => this.full(key))));
    return true;
  }

  async clear(): Promise<void> {
    for (let cursor = '0'; ;) {
      const [next, keys] = await this.link.run('write', async (redis) => redis.scan(cursor, 'MATCH', `${this.prefix}:*`, 'COUNT', SCAN_COUNT));
      if (keys.length > 0) await this.link.run('write', async (redis) => redis.unlink(...keys));
      if (next === '0') return;
      cursor = next;
    }
  }

  /** The link is closed by its owner. */
  async disconnect(): Promise<void> {}

  private full(key: string): string {
    return `${this.prefix}:${key}`;
  }
}
