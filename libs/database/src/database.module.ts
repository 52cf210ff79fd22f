import { Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { pause } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { assertMigrated } from './assert-migrated.js';
import { createDataSource, type PoolSettings, type SchemaDefinition } from './data-source.js';
import { LeasedJobs } from './leased-jobs.js';

/** A database that restarts is waited for this often, this long apart. */
const ATTEMPTS = 10;
const APART_MS = 3000;
const logger = new Logger('DatabaseModule');

async function connect(dataSource: DataSource): Promise<DataSource> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      logger.warn(
        `Postgres cannot be reached (attempt ${attempt} of ${ATTEMPTS}, again in ${APART_MS / 1000} s): ${error instanceof Error ? error.message : String(error)}`,
      );
      await pause(APART_MS);
    }
  }
}

/** Gives a service its `DataSource` and its {@link LeasedJobs}; the connections end when the service does. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static forService(definition: SchemaDefinition, settings: PoolSettings): DynamicModule {
    const connected = {
      provide: DataSource,
      useFactory: async () => {
        const dataSource = await connect(createDataSource(definition, settings));
        try {
          await assertMigrated(dataSource, definition);
          return dataSource;
        } catch (error) {
          await dataSource.destroy();
          throw error;
        }
      },
    };
    return { module: DatabaseModule, global: true, providers: [connected, LeasedJobs], exports: [DataSource, LeasedJobs] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
