/** How long entries of a kind live, and for how much longer they may be shown when the source fails. */
export interface CachePolicy {
  /** Milliseconds. `undefined`: the setting `CACHE_TTL_SECONDS`. */
  readonly ttlMs: number | undefined;
  /** Milliseconds after that, for callers that say `staleIfError`. */
  readonly staleMs: number;
}

/** The lifetimes there are. What is invalidated when it changes may live long; what is not, only as long as it may be wrong. */
export const CACHE_POLICIES = {
  /** Lists that everybody looks at and every event changes: at most five seconds old, and a thousand readers cost one query. */
  hot: { ttlMs: 5_000, staleMs: 60_000 },
  /** Counts and details on a page that is left open: half a minute is what a person does not notice. */
  short: { ttlMs: 30_000, staleMs: 5 * 60_000 },
  /** What no other policy fits: as the setting says. */
  standard: { ttlMs: undefined, staleMs: 10 * 60_000 },
  /** Master data, policies, API keys' names: changed by hand and invalidated by tag then; ten minutes bound a lost message. */
  long: { ttlMs: 10 * 60_000, staleMs: 60 * 60_000 },
  /** Code lists and what else changes with a release. */
  reference: { ttlMs: 24 * 60 * 60_000, staleMs: 24 * 60 * 60_000 },
} as const satisfies Record<string, CachePolicy>;

/** Name of a policy. */
export type CachePolicyName = keyof typeof CACHE_POLICIES;

/** Without Redis no invalidation comes from other processes, so nothing lives longer than this, in milliseconds. */
export const DEGRADED_TTL_MS = 5_000;
