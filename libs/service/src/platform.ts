import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from '@smartap/audit';
import type { ServiceName } from '@smartap/contracts';
import { DatabaseModule, type SchemaDefinition } from '@smartap/database';
import { MessagingModule } from '@smartap/messaging';
import { ObservabilityModule } from '@smartap/observability';
import { RuntimeModule, type CommonSettings } from '@smartap/runtime';
import { StorageModule } from '@smartap/storage';
import { ReadinessModule } from './readiness.module.js';

/** What the platform needs to know of a service. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly schema: SchemaDefinition;
}

/** The modules that every service stands on. */
export function platformModules(definition: ServiceDefinition, settings: CommonSettings): (DynamicModule | typeof RuntimeModule)[] {
  return [
    RuntimeModule,
    ObservabilityModule.forRoot({ service: definition.name, ...(settings.SMARTAP_VERSION ? { version: settings.SMARTAP_VERSION } : {}) }),
    StorageModule.forRoot(settings.STORAGE_URL),
    DatabaseModule.forService(definition.schema, settings),
    { module: AuditModule },
    MessagingModule.forService(definition.name, settings),
    { module: ReadinessModule },
  ];
}
