import { AppError } from '@smartap/runtime';
import { Cache, type CacheRequest } from './cache.js';

/** What {@link Cached} needs to know; the functions get the method's arguments. */
export interface CachedOptions<A extends unknown[]> extends Pick<CacheRequest, 'kind' | 'ttl' | 'staleIfError'> {
  readonly tenant: (...args: A) => string;
  /** All that the result depends on besides the tenant. */
  readonly id: (...args: A) => string;
  readonly tags?: (...args: A) => readonly string[];
}

/** A class with methods that are cached has the cache as its property `cache`. */
export interface HasCache {
  readonly cache: Cache;
}

/**
 * Answers a method's calls from the cache. The class has `cache` as a property.
 * @example
 * class VendorQueries {
 *   constructor(readonly cache: Cache, private readonly rows: VendorRepository) {}
 *
 *   \@Cached<[string, string]>({ kind: 'vendor', ttl: 'long', tenant: (tenant) => tenant, id: (_, id) => id, tags: (_, id) => [`vendor:${id}`] })
 *   async vendor(tenant: string, id: string): Promise<Vendor> { return this.rows.find(tenant, id); }
 * }
 */
export function Cached<A extends unknown[]>({ tenant, id, tags, ...rest }: CachedOptions<A>) {
  return <R>(_prototype: object, name: string | symbol, descriptor: TypedPropertyDescriptor<(this: HasCache, ...args: A) => Promise<R>>): void => {
    const method = descriptor.value;
    if (method === undefined) throw new AppError('CACHED_NO_METHOD', `@Cached needs a method, and ${String(name)} is none.`);
    descriptor.value = async function cached(this: HasCache, ...args: A): Promise<R> {
      if (!(this.cache instanceof Cache)) {
        throw new AppError('CACHED_NO_CACHE', `@Cached on ${String(name)} needs the cache as the property 'cache' of its class.`);
      }
      const request = { ...rest, tenant: tenant(...args), id: id(...args), ...(tags ? { tags: tags(...args) } : {}) };
      return this.cache.getOrSet(request, async () => method.apply(this, args));
    };
  };
}
