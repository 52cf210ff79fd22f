import { ConsoleLogger, type Abstract, type DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ACK_WAIT_MS, BusConnection, commandContext, OutboxPublisher, RpcClient, STEP_PROBE, type CommandContext } from '@smartap/messaging';
import { CLOCK, loadSettings, newId, type Clock, type CommonSettings } from '@smartap/runtime';
import { connectTransports, rootModule, type ServiceDefinition } from '@smartap/service';
import { DataSource } from 'typeorm';
import { eventually } from '../eventually.js';
import { quiet, showsLog } from '../quiet.js';
import type { TestDatabase } from '../servers/test-database.js';
import { Steps } from './steps.js';

/** A service as its `main.ts` puts it together. */
export interface ServicePlan<S extends CommonSettings = CommonSettings> {
  readonly definition: ServiceDefinition;
  readonly settings: new () => S;
  readonly module: (settings: S) => DynamicModule;
  /** Settings besides those that say where the servers are. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Where a service under test finds its servers. */
export interface ServiceServers {
  readonly database: TestDatabase;
  readonly natsUrl: string;
  readonly storageUrl: string;
}

// What a killed process had in hand comes again after this; long enough for a busy machine to tell the server in time
// that work goes on.
const TEST_ACK_WAIT_MS = 500;

/** One process of a service: all of it but its port, in this process. */
export class TestService {
  private hasEnded = false;

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly name: string,
    private readonly database: TestDatabase,
    /** Holds it between steps. */
    readonly steps: Steps,
  ) {}

  /** Starts it on these servers, with its transports connected. */
  static async start<S extends CommonSettings>(plan: ServicePlan<S>, servers: ServiceServers, clock?: Clock): Promise<TestService> {
    const { definition, module, environment } = plan;
    quiet();
    const settings = loadSettings(plan.settings, {
      DATABASE_URL: servers.database.url(definition.schema.schema),
      NATS_URL: servers.natsUrl,
      STORAGE_URL: servers.storageUrl,
      ...environment,
    });
    const steps = new Steps();
    const builder = Test.createTestingModule({ imports: [rootModule({ definition, settings, module: module(settings) })] });
    builder.overrideProvider(STEP_PROBE).useValue(steps.probe).overrideProvider(ACK_WAIT_MS).useValue(TEST_ACK_WAIT_MS);
    if (clock) builder.overrideProvider(CLOCK).useValue(clock);
    if (showsLog()) builder.setLogger(new ConsoleLogger());
    const testing = await builder.compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), showsLog() ? {} : { logger: false });
    try {
      await connectTransports(app);
      await app.init();
    } catch (error) {
      await app.close();
      throw error;
    }
    return new TestService(app, definition.schema.schema, servers.database, steps);
  }

  /** A provider of the service. */
  get<T>(token: Abstract<T> | symbol): T {
    return this.app.get<T>(token, { strict: false });
  }

  /** Sends it a command as another service would. */
  get rpc(): RpcClient {
    return this.get(RpcClient);
  }

  /** A context for a command of this tenant. */
  as(tenantId: string, actor = 'anna', roles: readonly string[] = ['clerk', 'approver', 'controller'], id = newId()): CommandContext {
    return commandContext({ tenantId, actor, roles, id });
  }

  /** Sends what the outbox still holds, however young, as the sweeper does when it is old enough. */
  async sweep(): Promise<void> {
    await this.database.query(`update ${this.name}.outbox set created_at = created_at - interval '1 minute'`);
    await this.get(OutboxPublisher).sweep();
  }

  /** Ends it as SIGTERM does: takes no more, finishes what is in hand. Nothing when it has ended already. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.hasEnded = true;
    await this.app.close();
  }

  /**
   * Ends it as kill -9 does: both sockets are cut where they stand and nothing that is in hand goes on. What is left of
   * it in this process is then cleared away, cut off from everything.
   */
  async kill(): Promise<void> {
    this.hasEnded = true;
    await this.get(BusConnection).nats.close();
    const dataSource = this.get(DataSource);
    // No new connection from here on; the one that is in hand is cut by the server.
    const ended = dataSource.destroy().catch(() => undefined);
    await eventually(
      async () => {
        await this.database.terminate(this.name);
        return (await this.database.connections(this.name)) === 0;
      },
      { what: `${this.name} has no connection to its database` },
    );
    this.steps.abandon();
    await ended;
    await this.app.close().catch(() => undefined);
  }
}
