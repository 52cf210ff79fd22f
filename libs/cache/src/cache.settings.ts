import { BooleanSetting } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { isRedisUrl } from './redis-url.js';

/** What the cache is told; read with `loadSettings(CacheSettings)`. */
export class CacheSettings {
  /** False: every look-up asks the source. For finding out whether the cache is to blame. */
  @BooleanSetting()
  @IsBoolean()
  CACHE_ENABLED = true;

  /** False: each process caches for itself, and an invalidation reaches only its own. */
  @BooleanSetting()
  @IsBoolean()
  REDIS_ENABLED = true;

  /** `redis://` or `rediss://` with user, password and database as needed; by Sentinel `redis+sentinel://host:port,host:port/master`. */
  @ValidateIf((settings: CacheSettings) => settings.REDIS_ENABLED && settings.CACHE_ENABLED)
  @ValidateBy({
    name: 'redisUrl',
    validator: { validate: isRedisUrl, defaultMessage: () => 'REDIS_URL must be redis://host:port, or redis+sentinel://host:port,host:port/master' },
  })
  REDIS_URL?: string;

  /** Seconds that an entry of the policy `standard` lives. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  CACHE_TTL_SECONDS = 60;
}
