import { Controller, Get, Inject, SetMetadata } from '@nestjs/common';
import type { CacheStats } from './cache-stats.js';
import { Cache } from './cache.js';

/** `/cache-stats`: counts only, as in `/metrics`, so no caller is needed (the metadata of auth's `@Public()`). */
@Controller('cache-stats')
@SetMetadata('smartap:public', true)
export class CacheStatsController {
  constructor(@Inject(Cache) private readonly cache: Cache) {}

  @Get()
  stats(): CacheStats {
    return this.cache.stats();
  }
}
