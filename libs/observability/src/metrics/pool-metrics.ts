import { MetricName } from './metric-names.js';
import { gauge } from './metrics.js';

/** The counts that a `pg` pool shows. */
export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/**
 * Shows a pool's connections by state at each scrape; costs nothing between scrapes.
 * @param name the label `pool`
 * @param max connections that the pool may open
 * @returns stops it
 */
export function observePool(name: string, pool: PoolCounts, max: number): () => void {
  return gauge(MetricName.POOL_CONNECTIONS, 'Connections of a database pool by state.', () => [
    { value: pool.totalCount - pool.idleCount, labels: { pool: name, state: 'used' } },
    { value: pool.idleCount, labels: { pool: name, state: 'idle' } },
    { value: pool.waitingCount, labels: { pool: name, state: 'waiting' } },
    { value: max, labels: { pool: name, state: 'max' } },
  ]);
}
