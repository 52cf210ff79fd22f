import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { InvalidationLog } from './invalidation-log.js';
import { PendingInvalidations } from './pending-invalidations.js';
import { RecentInvalidations } from './recent-invalidations.js';
import { RedisBus } from './redis.bus.js';
import { RedisDriver } from './redis.driver.js';
import { RedisLink } from './redis-link.js';
import { TextFront } from './text-front.js';

const PREFIX = 'smartap';
/** bentocache keeps the time at which a tag was invalidated under a key of this prefix. */
const TAG_PREFIX = '___bc:t:';
/** Of a process whose memory is bounded at a few hundred MB. */
const L1 = { maxItems: 5000, maxSize: '32mb', maxEntrySize: '1mb' };
const KEYS_AT_ONCE = 500;

/** The in-process level before Redis, and what holds the two together when Redis comes and goes. */
export class TwoLevelStore {
  readonly entries: BentoCache<{ smartap: ReturnType<typeof bentostore> }>;
  readonly front = new TextFront();
  readonly log = new InvalidationLog();
  readonly pending = new PendingInvalidations();
  private readonly recent = new RecentInvalidations();
  readonly link: RedisLink | undefined;
  private bus: RedisBus | undefined;
  private clearLocal: () => void = () => undefined;

  /** @param url of Redis; without it the in-process level is alone */
  constructor(url: string | undefined) {
    const store = bentostore().useL1Layer(this.localLayer());
    if (url !== undefined) {
      const link = new RedisLink(url, {
        down: () => this.lost(),
        recovering: async () => this.replay(),
        up: () => this.clearLocal(),
      });
      this.link = link;
      store.useL2Layer({ options: {}, factory: () => new RedisDriver(link, PREFIX) });
      store.useBus({
        options: { retryQueue: { enabled: false, retryInterval: false } },
        factory: () => (this.bus = new RedisBus(link, () => this.clearLocal())),
      });
    }
    this.entries = new BentoCache({ default: 'smartap', prefix: PREFIX, stores: { smartap: store } });
    this.entries.on('bus:message:received', ({ message: { keys, type } }) => {
      this.log.note(type === 'set' ? keys.filter((key) => key.startsWith(TAG_PREFIX)) : keys);
      if (keys.length === 0) this.front.clear();
      else this.front.forget(keys);
    });
    // Makes the store, and with it the bus, now: a process that only reads must hear of invalidations too.
    this.entries.use();
  }

  async start(): Promise<void> {
    await Promise.all([this.link?.start(), this.bus?.start()]);
  }

  async stop(): Promise<void> {
    await this.entries.disconnectAll();
    this.link?.close();
  }

  /** Forgets entries and tags here and everywhere; what Redis cannot be told now it is told when it is back. */
  async forget(keys: readonly string[], tags: readonly string[]): Promise<void> {
    const names = this.names(keys, tags);
    this.log.note(names);
    this.front.forget(names);
    if (await this.tell(keys, tags)) this.recent.add(keys, tags);
    else this.pending.add(keys, tags);
  }

  /** The names under which {@link log} knows entries and tags. */
  names(keys: readonly string[], tags: readonly string[]): string[] {
    return [...keys, ...tags.map((tag) => TAG_PREFIX + tag)];
  }

  /**
   * Redis has gone. Who answers next may be a replica that never heard of what the old master was told last, so it is told
   * again.
   */
  private lost(): void {
    for (const { keys, tags } of this.recent.take()) this.pending.add(keys, tags);
    this.clearLocal();
  }

  /** False when Redis missed some of it: bentocache hides its failures, and the link counts them. */
  private async tell(keys: readonly string[], tags: readonly string[]): Promise<boolean> {
    const failures = this.link?.failures;
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      await this.entries.deleteMany({ keys: keys.slice(at, at + KEYS_AT_ONCE) });
    }
    if (tags.length > 0) await this.entries.deleteByTag({ tags: [...tags] });
    return this.link?.failures === failures;
  }

  /** Tells Redis what it missed, and what is added meanwhile. */
  private async replay(): Promise<void> {
    while (this.pending.size > 0) {
      const taken = this.pending.take();
      const failures = this.link?.failures;
      if (taken.all) await this.entries.clear();
      const told = await this.tell(taken.keys, taken.tags);
      if (told && this.link?.failures === failures) continue;
      this.pending.restore(taken);
      return;
    }
  }

  /** bentocache's own memory layer, of which the driver is kept at hand to clear it alone. */
  private localLayer(): ReturnType<typeof memoryDriver> {
    const layer = memoryDriver(L1);
    return {
      options: layer.options,
      factory: (config: unknown) => {
        const driver = layer.factory(config);
        this.clearLocal = () => {
          driver.clear();
          this.front.clear();
        };
        return driver;
      },
    };
  }
}
