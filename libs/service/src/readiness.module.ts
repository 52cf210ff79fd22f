import { Inject, Module } from '@nestjs/common';
import { BusConnection } from '@smartap/messaging';
import { HealthRegistry } from '@smartap/observability';
import { DataSource } from 'typeorm';

/** A process is ready when its database and the bus answer. */
@Module({})
export class ReadinessModule {
  constructor(health: HealthRegistry, dataSource: DataSource, @Inject(BusConnection) bus: BusConnection) {
    health.add('postgres', async () => {
      await dataSource.query('select 1');
    });
    health.add('nats', () => bus.ping());
  }
}
