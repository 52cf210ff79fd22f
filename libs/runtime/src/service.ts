import 'reflect-metadata';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** How {@link startService} starts a process. */
export interface ServiceOptions {
  readonly port: number;
  readonly host: string;
  readonly logger?: LoggerService;
  /** Bytes of a request body that is not streamed. */
  readonly bodyLimitBytes?: number;
  /** What the HTTP side needs before it listens: plugins, versioning, documents. */
  readonly configure?: (app: NestFastifyApplication) => Promise<void> | void;
}

/**
 * Starts a service: its Nest module on Fastify, so that each process answers health and metrics. SIGTERM and SIGINT run
 * Nest's shutdown hooks, in which the bus stops pulling, finishes what is in hand and drains.
 * A failure to start is written to stderr and ends the process with code 1.
 */
export async function startService(module: Type | DynamicModule, options: ServiceOptions): Promise<NestFastifyApplication> {
  try {
    const adapter = new FastifyAdapter({ bodyLimit: options.bodyLimitBytes ?? 1_048_576, trustProxy: true });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      ...(options.logger ? { logger: options.logger } : {}),
      abortOnError: false,
    });
    app.enableShutdownHooks();
    await options.configure?.(app);
    await app.listen(options.port, options.host);
    return app;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}
