import { Logger } from '@nestjs/common';
import { AppError } from '@smartap/runtime';
import { Redis, type RedisOptions } from 'ioredis';
import { readRedisUrl } from './redis-url.js';

/** What follows from the state of the connection. */
export interface RedisLinkHooks {
  /** Redis has gone. */
  readonly down: () => void;
  /** Redis answers again: brings it up to date before anybody reads from it. Writes are let through. */
  readonly recovering: () => Promise<void>;
  /** From here on it is read again. */
  readonly up: () => void;
}

/** An answer takes well under a millisecond; a Redis that needs this long is no help. */
const COMMAND_MS = 250;
const CONNECT_MS = 2000;
/** How soon a silent Redis is asked whether it is back. Nobody waits for the answer. */
const PROBE_MS = 1000;
const RECONNECT_CAP_MS = 2000;

/**
 * The connection to Redis with a circuit before it. After one failure nothing is sent until a probe in the background
 * has been answered, so a Redis that is gone or hangs costs one time-out in all and not one a call.
 */
export class RedisLink {
  readonly redis: Redis;
  private readonly logger = new Logger('Cache');
  /** How many commands have failed or were not sent, ever: who compares two readings knows whether one did between. */
  failures = 0;
  private mode: 'down' | 'recovering' | 'up' = 'down';
  private closed = false;
  private since = new Date();
  private recovery: Promise<void> | undefined;
  private probe: NodeJS.Timeout | undefined;

  constructor(
    url: string,
    private readonly hooks: RedisLinkHooks,
  ) {
    const target = readRedisUrl(url);
    const options: RedisOptions = {
      lazyConnect: true,
      connectionName: 'smartap-cache',
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_MS,
      connectTimeout: CONNECT_MS,
      retryStrategy: (times) => Math.min(50 * 2 ** times, RECONNECT_CAP_MS),
      sentinelRetryStrategy: (times) => Math.min(50 * 2 ** times, RECONNECT_CAP_MS),
      // A master that was replaced while it hung: whoever is still connected to it asks the sentinels anew.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
    };
    this.redis = 'url' in target ? new Redis(target.url, options) : new Redis({ ...options, ...target.options });
    this.redis.on('error', (error: Error) => this.markDown(error));
    this.redis.on('close', () => this.markDown());
    this.redis.on('ready', () => void this.recover());
  }

  get up(): boolean {
    return this.mode === 'up';
  }

  /** When the state changed last. */
  get changedAt(): Date {
    return this.since;
  }

  /** Begins to connect; waits for Redis at most two seconds, then goes on without. */
  async start(): Promise<void> {
    await this.redis.connect().catch(() => undefined);
    await this.recover();
  }

  /**
   * @throws AppError `CACHE_REDIS_DOWN` at once while the circuit is open; what the command threw, which opens it
   */
  async run<T>(kind: 'read' | 'write', command: (redis: Redis) => Promise<T>): Promise<T> {
    if (this.mode === 'down' || (this.mode === 'recovering' && kind === 'read')) {
      this.failures += 1;
      throw new AppError('CACHE_REDIS_DOWN', 'Redis is out of reach; the cache goes on without it.', { retryable: true });
    }
    try {
      return await command(this.redis);
    } catch (error) {
      this.failures += 1;
      this.markDown(error);
      throw error;
    }
  }

  close(): void {
    this.closed = true;
    this.mode = 'down';
    clearTimeout(this.probe);
    this.redis.disconnect();
  }

  private markDown(cause?: unknown): void {
    if (this.closed) return;
    this.scheduleProbe();
    if (this.mode === 'down') return;
    if (this.mode === 'up') this.logger.warn('Redis is out of reach; the cache goes on without it', ...(cause === undefined ? [] : [{ err: cause }]));
    this.setMode('down');
    this.hooks.down();
  }

  /** One recovery at a time; who asks for another waits for the one under way. */
  private async recover(): Promise<void> {
    if (this.closed || this.mode === 'up' || this.redis.status !== 'ready') return;
    this.recovery ??= this.bringUp().finally(() => {
      this.recovery = undefined;
    });
    await this.recovery;
  }

  private async bringUp(): Promise<void> {
    this.mode = 'recovering';
    try {
      await this.redis.ping();
      await this.hooks.recovering();
    } catch (error) {
      this.markDown(error);
    }
    // A command that failed meanwhile has set the mode back.
    if (!this.is('recovering')) return;
    this.setMode('up');
    this.hooks.up();
    this.logger.log('Redis answers');
  }

  /** The mode as it is now, which the compiler cannot know after an await. */
  private is(mode: RedisLink['mode']): boolean {
    return this.mode === mode;
  }

  private setMode(mode: RedisLink['mode']): void {
    this.mode = mode;
    this.since = new Date();
  }

  private scheduleProbe(): void {
    if (this.probe !== undefined) return;
    this.probe = setTimeout(() => {
      this.probe = undefined;
      if (this.mode !== 'down' || this.closed) return;
      this.scheduleProbe();
      void this.recover();
    }, PROBE_MS);
    this.probe.unref();
  }
}
