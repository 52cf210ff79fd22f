import { createHash } from 'node:crypto';
import { AppError } from '@smartap/runtime';

/** What an entry is, apart from its value. */
export interface CacheEntryName {
  /** The tenant's id; entries of two tenants never meet. */
  readonly tenant: string;
  /** What sort of thing, e.g. `invoice-list`: kebab-case, few in all (they are a label of the metrics). */
  readonly kind: string;
  /** Which one: an id, or all that the value depends on (filters, page), in a fixed order. */
  readonly id: string;
}

const TENANT = /^[A-Za-z0-9_-]{1,64}$/;
const KIND = /^[a-z][a-z0-9-]{0,39}$/;
/** Printable and short enough to be read in `redis-cli`; anything else is hashed. */
const PLAIN_ID = /^[\x21-\x7e]{1,100}$/;

/**
 * `<tenant>:<kind>:<id>`; in Redis it stands below `smartap:`. An id that is long or has spaces is replaced by its SHA-256.
 * @throws AppError `CACHE_KEY_INVALID`
 */
export function cacheKey({ tenant, kind, id }: CacheEntryName): string {
  if (!TENANT.test(tenant) || !KIND.test(kind) || id === '') {
    throw new AppError('CACHE_KEY_INVALID', 'A cache key needs a tenant, a kind in kebab-case and an id.', { details: { tenant, kind } });
  }
  return `${tenant}:${kind}:${PLAIN_ID.test(id) ? id : `sha256-${createHash('sha256').update(id).digest('hex')}`}`;
}

/** A tag, within its tenant. */
export function cacheTag(tenant: string, tag: string): string {
  return `${tenant}:${tag}`;
}
