import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { assertMigrated } from './assert-migrated.js';
import { createDataSource, type PoolSettings, type SchemaDefinition } from './data-source.js';
import { LeasedJobs } from './leased-jobs.js';

/** Gives a service its `DataSource` and its {@link LeasedJobs}. */
@Module({})
export class DatabaseModule {
  static forService(definition: SchemaDefinition, settings: PoolSettings): DynamicModule {
    const typeorm = TypeOrmModule.forRootAsync({
      useFactory: () => ({}),
      dataSourceFactory: async () => {
        const dataSource = await createDataSource(definition, settings).initialize();
        await assertMigrated(dataSource, definition);
        return dataSource;
      },
    });
    return { module: DatabaseModule, global: true, imports: [typeorm], providers: [LeasedJobs], exports: [LeasedJobs, typeorm] };
  }
}
