import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { counter, gauge, MetricName } from '@smartap/observability';
import { errors } from 'bentocache';
import { type CacheEntryName, cacheKey, cacheTag } from './cache-key.js';
import { CACHE_POLICIES, type CachePolicyName, DEGRADED_TTL_MS } from './cache-policy.js';
import type { CacheStats, KindStats } from './cache-stats.js';
import { CacheSettings } from './cache.settings.js';
import { TwoLevelStore } from './two-level-store.js';

/** An entry to look up or make. */
export interface CacheRequest extends CacheEntryName {
  /** Name of its policy, see {@link CACHE_POLICIES}. */
  readonly ttl: CachePolicyName;
  /** Under which it can be invalidated together with others, within the tenant: `vendor:42`, `invoices`. */
  readonly tags?: readonly string[];
  /** True: when the source fails, a value up to the policy's `staleMs` older is given. For display only, never to decide by. */
  readonly staleIfError?: boolean;
}

/**
 * Values that are read often and made dearly: first in this process, then in Redis, then from the source, which many
 * callers at once ask only once. Works without Redis, and never fails a request by itself.
 *
 * Values are JSON; a text, such as an answer that was serialised once, is the quickest. Facts for a decision never come from here.
 */
@Injectable()
export class Cache implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Cache.name);
  private readonly store: TwoLevelStore | undefined;
  private readonly kinds = new Map<string, KindStats>();
  /** Look-ups under way in this process. */
  private readonly asked = new Map<string, { readonly began: number; readonly found: Promise<{ readonly value: unknown }> }>();
  private readonly requests = counter(MetricName.CACHE_REQUESTS, 'Answers of the cache by kind and result.');
  private stopGauge: () => void = () => undefined;

  constructor(@Inject(CacheSettings) private readonly settings: CacheSettings) {
    if (!settings.CACHE_ENABLED) return;
    this.store = new TwoLevelStore(settings.REDIS_ENABLED ? settings.REDIS_URL : undefined);
    this.stopGauge = gauge(MetricName.CACHE_DEGRADED, '1 while the cache works without Redis.', () => (this.degraded ? 1 : 0));
  }

  /** Connects. A Redis that is away holds the start up for two seconds at most. */
  async onModuleInit(): Promise<void> {
    await this.store?.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopGauge();
    await this.store?.stop();
  }

  /**
   * The value of an entry; where there is none, that of `factory`, which is then kept.
   * @param factory gives JSON; `undefined` and `null` are kept as well
   * @throws what the factory throws, and AppError `CACHE_KEY_INVALID`
   * @example cache.getOrSet({ tenant, kind: 'invoice-list', id: JSON.stringify(filter), ttl: 'hot', tags: ['invoices'] }, () => list(filter))
   */
  async getOrSet<T>(request: CacheRequest, factory: () => Promise<T>): Promise<T> {
    const { store } = this;
    if (store === undefined) return factory();
    const key = cacheKey(request);
    const text = store.front.get(key);
    if (text !== undefined) {
      this.count(request.kind, 'hits');
      return text as T;
    }
    const tags = (request.tags ?? []).map((tag) => cacheTag(request.tenant, tag));
    const asked = this.asked.get(key);
    // Whoever comes while it is fetched waits for that, unless it was invalidated since it was begun.
    if (asked !== undefined && !store.log.since(asked.began, store.names([key], tags))) {
      const { value } = (await asked.found) as { value: T };
      this.count(request.kind, 'hits');
      return value;
    }
    const began = store.log.now();
    const found = this.fetch(store, request, key, tags, began, factory);
    const mine = { began, found: found.then((value) => ({ value })) };
    mine.found.catch(() => undefined);
    this.asked.set(key, mine);
    try {
      return await found;
    } finally {
      if (this.asked.get(key) === mine) this.asked.delete(key);
    }
  }

  private async fetch<T>(
    store: TwoLevelStore,
    request: CacheRequest,
    key: string,
    tags: readonly string[],
    began: number,
    factory: () => Promise<T>,
  ): Promise<T> {
    let made: Kept<T> | undefined;
    let failed = false;
    const make = async (): Promise<Kept<T>> => {
      failed = true;
      const value = await factory();
      failed = false;
      made = { value, at: Date.now() };
      return made;
    };
    try {
      const found = await store.entries.getOrSet<Kept<T> | undefined>({
        key,
        tags: [...tags],
        // Without null, bentocache answers the old value at once and refreshes behind it.
        timeout: null,
        ...this.lifetime(request),
        factory: async ({ skip }) => {
          const value = await make();
          return store.log.since(began, store.names([key], tags)) ? skip() : value;
        },
      });
      this.count(request.kind, failed ? 'stale' : made === undefined ? 'hits' : 'misses');
      if (found !== undefined && !failed) this.keepText(request, key, tags, found, began);
      return (found ?? made ?? (await make())).value;
    } catch (error) {
      this.count(request.kind, 'misses');
      if (error instanceof errors.E_FACTORY_ERROR) throw error.cause;
      if (made === undefined) throw error;
      this.logger.warn('A value could not be kept', { key, err: error });
      return made.value;
    }
  }

  /** Forgets one entry, here and in every process. */
  async invalidate(entry: CacheEntryName): Promise<void> {
    await this.store?.forget([cacheKey(entry)], []);
  }

  /** Forgets many entries by few commands. */
  async invalidateAll(entries: readonly CacheEntryName[]): Promise<void> {
    await this.store?.forget([...new Set(entries.map((entry) => cacheKey(entry)))], []);
  }

  /** Forgets every entry of the tenant that has one of the tags, here and in every process. */
  async invalidateTags(tenant: string, tags: readonly string[]): Promise<void> {
    await this.store?.forget(
      [],
      tags.map((tag) => cacheTag(tenant, tag)),
    );
  }

  /** What happened in this process since it started. */
  stats(): CacheStats {
    const link = this.store?.link;
    const total: KindStats = { hits: 0, misses: 0, stale: 0 };
    for (const { hits, misses, stale } of this.kinds.values()) {
      total.hits += hits;
      total.misses += misses;
      total.stale += stale;
    }
    const asked = total.hits + total.misses + total.stale;
    return {
      enabled: this.store !== undefined,
      redis: link === undefined ? 'off' : link.up ? 'up' : 'down',
      degraded: this.degraded,
      redisSince: link?.changedAt.toISOString() ?? null,
      ...total,
      hitRatio: asked === 0 ? null : Math.round((total.hits / asked) * 1000) / 1000,
      pendingInvalidations: this.store?.pending.size ?? 0,
      kinds: Object.fromEntries([...this.kinds].map(([kind, counts]) => [kind, { ...counts }])),
    };
  }

  /** True while Redis should be there and is not. */
  get degraded(): boolean {
    return this.store?.link?.up === false;
  }

  /** Holds a text before the other levels, for what is left of its life; not when it was invalidated while it was fetched. */
  private keepText(request: CacheRequest, key: string, tags: readonly string[], { value, at }: Kept<unknown>, began: number): void {
    if (typeof value !== 'string' || this.store === undefined) return;
    const names = this.store.names([key], tags);
    if (!this.store.log.since(began, names)) this.store.front.set(key, value, names, at + this.lifetime(request).ttl);
  }

  private lifetime({ ttl, staleIfError }: CacheRequest): { ttl: number; grace: number | false } {
    const { ttlMs, staleMs } = CACHE_POLICIES[ttl];
    const fullMs = ttlMs ?? this.settings.CACHE_TTL_SECONDS * 1000;
    const lifeMs = this.degraded ? Math.min(fullMs, DEGRADED_TTL_MS) : fullMs;
    return { ttl: lifeMs, grace: staleIfError === true ? lifeMs + staleMs : false };
  }

  private count(kind: string, result: keyof KindStats): void {
    const counts = this.kinds.get(kind) ?? { hits: 0, misses: 0, stale: 0 };
    counts[result] += 1;
    this.kinds.set(kind, counts);
    this.requests.add(1, { kind, result: RESULT[result] });
  }
}

/** A value with the time at which it was made, in milliseconds since 1970. */
interface Kept<T> {
  readonly value: T;
  readonly at: number;
}

const RESULT = { hits: 'hit', misses: 'miss', stale: 'stale' } as const;
