import { type DynamicModule, Inject, Module, type OnModuleInit, Optional } from '@nestjs/common';
import { HealthRegistry } from '@smartap/observability';
import { CacheStatsController } from './cache-stats.controller.js';
import { Cache } from './cache.js';
import { CacheSettings } from './cache.settings.js';

/** One {@link Cache} for the whole application, `/cache-stats`, and a health check that degrades when Redis is away. */
@Module({})
export class CacheModule implements OnModuleInit {
  constructor(
    @Inject(Cache) private readonly cache: Cache,
    @Optional() @Inject(HealthRegistry) private readonly health: HealthRegistry | undefined,
  ) {}

  static forRoot(settings: CacheSettings): DynamicModule {
    return {
      module: CacheModule,
      global: true,
      controllers: [CacheStatsController],
      providers: [{ provide: CacheSettings, useValue: settings }, Cache],
      exports: [Cache],
    };
  }

  onModuleInit(): void {
    if (this.cache.stats().redis === 'off') return;
    const check = async (): Promise<void> => {
      if (this.cache.degraded) throw Object.assign(new Error('Redis is out of reach'), { code: 'CACHE_REDIS_DOWN' });
    };
    this.health?.add('redis', check, { required: false });
  }
}
