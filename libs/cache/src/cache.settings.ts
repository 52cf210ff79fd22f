import { BooleanSetting } from '@smartap/runtime';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsUrl, Max, Min, ValidateIf } from 'class-validator';

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

  /** `redis://` or `rediss://` with user, password and database as needed. */
  @ValidateIf((settings: CacheSettings) => settings.REDIS_ENABLED && settings.CACHE_ENABLED)
  @IsUrl({ protocols: ['redis', 'rediss'], require_tld: false, require_protocol: true }, { message: 'REDIS_URL must be redis://host:port' })
  REDIS_URL?: string;

  /** Seconds that an entry of the policy `standard` lives. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  CACHE_TTL_SECONDS = 60;
}
