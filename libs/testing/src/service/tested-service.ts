import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BusEvent } from '@smartap/contracts';
import { newId, type Clock, type CommonSettings } from '@smartap/runtime';
import type { ServiceDefinition } from '@smartap/service';
import { openObjectStore, type ObjectStore } from '@smartap/storage';
import { afterAll, beforeAll } from 'vitest';
import { eventually } from '../eventually.js';
import { TestBus } from '../servers/test-bus.js';
import { TestDatabase } from '../servers/test-database.js';
import { TestService, type ServicePlan, type ServiceServers } from './test-service.js';

/** A service with a database, streams and an object store of its own; one for a test file. */
export class TestedService {
  private servers: { database: TestDatabase; bus: TestBus; folder: string; store: ObjectStore } | undefined;
  private running: TestService | undefined;
  private readonly others: TestService[] = [];

  constructor(
    readonly definition: ServiceDefinition,
    private readonly launch: (servers: ServiceServers) => Promise<TestService>,
  ) {}

  /** The process that runs now. */
  get current(): TestService {
    if (!this.running) throw new Error('The service does not run: start it in beforeAll.');
    return this.running;
  }

  get database(): TestDatabase {
    return this.have.database;
  }

  get bus(): TestBus {
    return this.have.bus;
  }

  get store(): ObjectStore {
    return this.have.store;
  }

  /** Makes its servers and starts it. */
  async open(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'smartap-test-'));
    const storageUrl = pathToFileURL(folder).href;
    this.servers = { database: await TestDatabase.create(this.definition.schema), bus: await TestBus.open(), folder, store: await openObjectStore(storageUrl) };
    await this.start();
  }

  /** Starts the process anew, after it was stopped or killed. */
  async start(): Promise<TestService> {
    this.running = await this.launch(this.at);
    return this.running;
  }

  /** Starts one more process beside it: a replica, or one put together otherwise. */
  async startAnother<S extends CommonSettings>(plan?: ServicePlan<S>): Promise<TestService> {
    const other = await (plan ? TestService.start(plan, this.at) : this.launch(this.at));
    this.others.push(other);
    return other;
  }

  /** kill -9, then a new process that sends what the outbox holds. */
  async killAndRestart(): Promise<void> {
    await this.current.kill();
    this.running = undefined;
    await (await this.start()).sweep();
  }

  /** Waits until everything that was published is handled. */
  async settled(): Promise<void> {
    await this.bus.settled(this.definition.name);
  }

  /** Has events handled in one transaction of a durable: they gather behind another one, which is held until all are there. */
  async inOneBatch(consumer: string, ahead: BusEvent, events: readonly BusEvent[]): Promise<void> {
    const hold = this.current.steps.holdNext('fetch', consumer);
    await this.bus.publish(ahead);
    await hold.reached();
    for (const event of events) await this.bus.publish(event);
    await eventually(async () => (await this.bus.consumer(consumer)).num_ack_pending === events.length + 1, {
      what: `${consumer} has all ${events.length} in hand`,
    });
    hold.release();
    await this.settled();
  }

  /** Publishes an event whose transaction ends only when that of what comes second, in another lane, is done or waits for it. */
  async interleave(first: BusEvent, firstIn: string, second: () => Promise<unknown>, secondIn: string): Promise<void> {
    await this.settled();
    const held = this.current.steps.holdNext('state', firstIn);
    await this.bus.publish(first);
    await held.reached();
    const done = this.current.steps.holdNext('commit', secondIn);
    await second();
    await Promise.race([done.reached(), eventually(() => this.database.hasWaiting(), { what: `${secondIn} waits for a lock` })]);
    done.release();
    held.release();
    await this.settled();
  }

  /** Keeps bytes in the object store as an upload of the tenant does. */
  async keep(tenantId: string, bytes: Uint8Array): Promise<{ storageKey: string; sizeBytes: number; sha256: string }> {
    const storageKey = `documents/${tenantId}/${newId()}`;
    return { storageKey, ...(await this.store.put(storageKey, bytes)) };
  }

  /** Stops it and removes its servers. */
  async close(): Promise<void> {
    await Promise.all([this.running, ...this.others].map(async (process) => process?.stop()));
    const { database, bus, folder } = this.have;
    await bus.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }

  private get at(): ServiceServers {
    const { database, bus, folder } = this.have;
    return { database, natsUrl: bus.url, storageUrl: pathToFileURL(folder).href };
  }

  private get have() {
    if (!this.servers) throw new Error('The servers of this test are not there yet: use them in tests and hooks only.');
    return this.servers;
  }
}

/** Runs a service on the real servers for the tests of this file. Call it at the top of the file. */
export function testedService<S extends CommonSettings>(plan: ServicePlan<S>, clock?: Clock): TestedService {
  const service = new TestedService(plan.definition, (servers) => TestService.start(plan, servers, clock));
  beforeAll(() => service.open());
  afterAll(() => service.close());
  return service;
}
