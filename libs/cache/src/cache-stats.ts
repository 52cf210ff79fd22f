/** How often a kind was asked for, and what came of it. */
export interface KindStats {
  /** Answered without the source. */
  hits: number;
  /** The source was asked. */
  misses: number;
  /** The source failed and an older value was given. */
  stale: number;
}

/** What `/cache-stats` answers: counts of this process since it started. */
export interface CacheStats extends KindStats {
  readonly enabled: boolean;
  readonly redis: 'off' | 'up' | 'down';
  /** True while Redis should be there and is not: entries live five seconds, invalidations wait for it. */
  readonly degraded: boolean;
  /** When Redis came or went last, ISO 8601; `null` where it is off. */
  readonly redisSince: string | null;
  /** Hits among all, 0 to 1; `null` before the first. */
  readonly hitRatio: number | null;
  /** Invalidations that Redis has still to be told of. */
  readonly pendingInvalidations: number;
  readonly kinds: Readonly<Record<string, KindStats>>;
}
