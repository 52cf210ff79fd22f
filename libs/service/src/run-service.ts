import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JetStreamStrategy, RpcStrategy } from '@smartap/messaging';
import { HealthRegistry, JsonLogger } from '@smartap/observability';
import { startService, type CommonSettings, type HttpServerOptions } from '@smartap/runtime';
import { platformModules, type ServiceDefinition } from './platform.js';

/** What a service adds to the platform. */
export interface ServiceParts {
  readonly definition: ServiceDefinition;
  readonly settings: CommonSettings;
  readonly module: DynamicModule;
  /** Limits of the HTTP server. */
  readonly server?: HttpServerOptions;
  /** What the HTTP side needs before it listens. */
  readonly configure?: (app: NestFastifyApplication) => Promise<void> | void;
}

@Module({})
class ServiceRoot {}

/** Starts a service: platform, its own module, its transports for events and commands, its port. */
export async function runService(parts: ServiceParts): Promise<NestFastifyApplication> {
  const { definition, settings } = parts;
  return startService(rootModule(parts), {
    port: settings.PORT,
    host: settings.HOST,
    ...(parts.server ? { server: parts.server } : {}),
    logger: new JsonLogger({ service: definition.name, level: settings.LOG_LEVEL, format: settings.LOG_FORMAT }),
    stopping: {
      begin: (app) => app.get(HealthRegistry).stop(),
      drainMs: settings.SHUTDOWN_DRAIN_SECONDS * 1000,
      graceMs: settings.SHUTDOWN_GRACE_SECONDS * 1000,
    },
    configure: async (app) => {
      sendCallersAway(app);
      await parts.configure?.(app);
      await connectTransports(app);
    },
  });
}

/** While it stops, each answer ends its connection: the caller's next request then goes to another replica. */
function sendCallersAway(app: NestFastifyApplication): void {
  const health = app.get(HealthRegistry);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      if (health.isStopping) void reply.header('connection', 'close');
      done(null, payload);
    });
}

/** The root of a service's modules; tests build their application from it. */
export function rootModule({ definition, settings, module }: ServiceParts): DynamicModule {
  return { module: ServiceRoot, imports: [...platformModules(definition, settings), module] };
}

/** Begins to take commands and events. */
export async function connectTransports(app: NestFastifyApplication): Promise<void> {
  app.connectMicroservice({ strategy: app.get(RpcStrategy) });
  app.connectMicroservice({ strategy: app.get(JetStreamStrategy) });
  await app.startAllMicroservices();
}
