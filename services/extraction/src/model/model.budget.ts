import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { RedisLink } from '@smartap/cache';
import { dec } from '@smartap/runtime';
import { ExtractionSettings } from '../config.js';
import { microsOf } from './price.js';

/** Money put aside before a call. */
export interface Reservation {
  readonly key: string;
  readonly micros: bigint;
}

/** A month and some days: what is left of it then is in the database. */
const KEPT_MS = 40 * 86_400_000;

// One step: what is spent and put aside so far, held against the limit, and more put aside. A Redis that has lost it begins from what the database knows.
const RESERVE = `
  local spent = tonumber(redis.call('get', KEYS[1]) or ARGV[3])
  local after = spent + tonumber(ARGV[1])
  if after > tonumber(ARGV[2]) then return 0 end
  redis.call('set', KEYS[1], string.format('%.0f', after), 'PX', ARGV[4])
  return 1`;
const SETTLE = `if redis.call('exists', KEYS[1]) == 1 then redis.call('incrby', KEYS[1], ARGV[1]) end return 1`;

/** What each tenant may spend on the model in a month, kept in Redis by all replicas together. While Redis is away nothing is allowed. */
@Injectable()
export class ModelBudget implements OnApplicationBootstrap, OnApplicationShutdown {
  private link: RedisLink | undefined;
  private readonly limit: bigint;

  constructor(private readonly settings: ExtractionSettings) {
    this.limit = microsOf(dec(settings.AI_MONTHLY_BUDGET));
  }

  /** The client of Redis takes some ten MB, which who asks no model does not pay. */
  async onApplicationBootstrap(): Promise<void> {
    const { AI_PROVIDER, REDIS_URL } = this.settings;
    if (AI_PROVIDER === 'none' || REDIS_URL === undefined) return;
    const { RedisLink: Link } = await import('@smartap/cache');
    const nothing = (): void => undefined;
    this.link = new Link(REDIS_URL, { down: nothing, up: nothing, recovering: () => Promise.resolve() });
    await this.link.start();
  }

  onApplicationShutdown(): void {
    this.link?.close();
  }

  /**
   * Puts money aside, in one atomic step.
   *
   * @param recorded what the database says was spent in that month
   * @returns undefined when it would go over the limit
   * @throws AppError `CACHE_REDIS_DOWN` while Redis is away
   */
  async reserve(tenantId: string, month: string, micros: bigint, recorded: bigint): Promise<Reservation | undefined> {
    const key = `smartap:${tenantId}:model-budget:${month}`;
    const granted = await this.link?.run('write', (redis) => redis.eval(RESERVE, 1, key, String(micros), String(this.limit), String(recorded), KEPT_MS));
    return granted === 1 ? { key, micros } : undefined;
  }

  /** Puts what it has really cost in the place of what was put aside. Where Redis has gone meanwhile the reservation stands: too much, never too little. */
  async settle({ key, micros }: Reservation, real: bigint): Promise<void> {
    await this.link?.run('write', (redis) => redis.eval(SETTLE, 1, key, String(real - micros))).catch(() => undefined);
  }
}
