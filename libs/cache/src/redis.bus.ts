import type { BusDriver } from 'bentocache/types';
import type { Redis } from 'ioredis';
import type { RedisLink } from './redis-link.js';

type Message = Parameters<BusDriver['publish']>[1];
type Handler = (message: never) => void | Promise<void>;

/**
 * Tells other processes what was invalidated, by Redis' publish and subscribe. Messages sent while the subscription is
 * broken are lost, so whenever it stands again `resubscribed` is called, to forget everything that may be stale.
 */
export class RedisBus implements BusDriver {
  private readonly subscriber: Redis;
  private readonly handlers = new Map<string, Handler>();
  private id = '';

  constructor(
    private readonly link: RedisLink,
    private readonly resubscribed: () => void,
  ) {
    this.subscriber = link.redis.duplicate({
      connectionName: 'smartap-cache-bus',
      lazyConnect: true,
      autoResubscribe: false,
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
      commandTimeout: undefined,
    });
    // The link says that Redis is gone.
    this.subscriber.on('error', () => undefined);
    this.subscriber.on('ready', () => void this.subscribeAll());
    this.subscriber.on('message', (channel: string, text: string) => this.receive(channel, text));
  }

  setId(id: string): this {
    this.id = id;
    return this;
  }

  /** There is no queue of unsent messages to send: what could not be told is told when the link recovers. */
  onReconnect(): void {}

  /** Begins to connect; done when the subscription stands or Redis has proved to be away. */
  async start(): Promise<void> {
    await this.subscriber.connect().catch(() => undefined);
    await this.subscribeAll();
  }

  async publish(channel: string, message: Message): Promise<void> {
    await this.link.run('write', async (redis) => redis.publish(channel, JSON.stringify({ from: this.id, message })));
  }

  async subscribe(channel: string, handler: Handler): Promise<void> {
    this.handlers.set(channel, handler);
  }

  async unsubscribe(channel: string): Promise<void> {
    this.handlers.delete(channel);
  }

  async disconnect(): Promise<void> {
    this.subscriber.disconnect();
  }

  private async subscribeAll(): Promise<void> {
    if (this.subscriber.status !== 'ready') return;
    try {
      await this.subscriber.subscribe(...this.handlers.keys());
      this.resubscribed();
    } catch {
      // The connection broke again; its next 'ready' comes back here.
    }
  }

  private receive(channel: string, text: string): void {
    const { from, message } = JSON.parse(text) as { from: string; message: never };
    if (from !== this.id) void this.handlers.get(channel)?.(message);
  }
}
