export { type CacheEntryName, cacheKey } from './cache-key.js';
export { CACHE_POLICIES, type CachePolicy, type CachePolicyName, DEGRADED_TTL_MS } from './cache-policy.js';
export type { CacheStats, KindStats } from './cache-stats.js';
export { CacheStatsController } from './cache-stats.controller.js';
export { Cache, type CacheRequest } from './cache.js';
export { CacheModule } from './cache.module.js';
export { CacheSettings } from './cache.settings.js';
export { RedisLink, type RedisLinkHooks } from './redis-link.js';
export { Cached, type CachedOptions, type HasCache } from './cached.decorator.js';
