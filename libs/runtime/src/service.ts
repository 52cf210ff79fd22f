import 'reflect-metadata';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { constants } from 'node:os';
import { pause } from './until.js';

/** Fastify's options. */
export type HttpServerOptions = Extract<NonNullable<ConstructorParameters<typeof FastifyAdapter>[0]>, { bodyLimit?: number }>;

// Bytes of a request body that is not streamed.
const BODY_LIMIT_BYTES = 1_048_576;

/** How {@link startService} starts a process. */
export interface ServiceOptions {
  readonly port: number;
  readonly host: string;
  readonly logger?: LoggerService;
  /** Limits of the HTTP server, where Fastify's own do not fit. */
  readonly server?: HttpServerOptions;
  /** What the HTTP side needs before it listens: plugins, versioning, documents. */
  readonly configure?: (app: NestFastifyApplication) => Promise<void> | void;
  readonly stopping?: StoppingOptions;
}

/** What happens between SIGTERM and the end. */
export interface StoppingOptions {
  /** Told at once: from here on the process must say that it is not ready. */
  readonly begin?: (app: NestFastifyApplication) => void;
  /** Goes on serving for so long. Default 0. */
  readonly drainMs?: number;
  /** What is in hand then has so long to finish. Default 25 s. */
  readonly graceMs?: number;
}

/**
 * Starts a service: its Nest module on Fastify, so that each process answers health and metrics. SIGTERM and SIGINT let it
 * drain and then run Nest's shutdown hooks, in which the bus stops pulling, finishes what is in hand and drains.
 * A failure to start is written to stderr and ends the process with code 1.
 */
export async function startService(module: Type | DynamicModule, options: ServiceOptions): Promise<NestFastifyApplication> {
  try {
    const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, trustProxy: true, ...options.server });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      ...(options.logger ? { logger: options.logger } : {}),
      abortOnError: false,
    });
    stopOnSignals(app, options.stopping ?? {});
    await options.configure?.(app);
    await app.listen(options.port, options.host);
    return app;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}

const DEFAULT_GRACE_MS = 25_000;

function stopOnSignals(app: NestFastifyApplication, options: StoppingOptions): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop(app, signal, options);
    });
  }
}

async function stop(app: NestFastifyApplication, signal: NodeJS.Signals, { begin, drainMs = 0, graceMs = DEFAULT_GRACE_MS }: StoppingOptions): Promise<void> {
  begin?.(app);
  if (drainMs > 0) await pause(drainMs);
  setTimeout(() => {
    process.stderr.write(`Not everything in hand was finished in ${graceMs / 1000} s: it comes again elsewhere.\n`);
    process.exit(1);
  }, graceMs).unref();
  try {
    await app.close();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
  // As whoever sent it expects: ended by that signal. The first process of a container cannot be: the kernel keeps it from its own signals.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  process.exit(128 + constants.signals[signal]);
}
