import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { flushTelemetry } from './flush.js';
import { HealthController } from './health/health.controller.js';
import { HealthRegistry } from './health/health.registry.js';
import { observeRequests } from './http-requests.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { OBSERVABILITY_OPTIONS, type ObservabilityOptions } from './observability.options.js';

/** `/health`, `/metrics`, a {@link HealthRegistry} for the whole application, and the last spans sent at the end. */
@Module({})
export class ObservabilityModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  static forRoot(options: ObservabilityOptions): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [HealthRegistry, { provide: OBSERVABILITY_OPTIONS, useValue: options }],
      exports: [HealthRegistry, OBSERVABILITY_OPTIONS],
    };
  }

  onModuleInit(): void {
    observeRequests(this.host.httpAdapter?.getInstance());
  }

  async onApplicationShutdown(): Promise<void> {
    await flushTelemetry();
  }
}
