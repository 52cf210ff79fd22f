import 'reflect-metadata';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** Reads `true`, `1`, `yes`, `on` as true and anything else as false: for boolean settings. */
export function BooleanSetting(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' ? /^(true|1|yes|on)$/i.test(value) : value));
}

/** The settings that every service has. Extend it; names are those of the environment. */
export class CommonSettings {
  /** Port of health, metrics and, for the gateway, the API. 0 picks a free one. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 0;

  /** Address the port is bound to. */
  @IsString()
  HOST = '0.0.0.0';

  @IsString()
  DATABASE_URL!: string;

  @IsOptional()
  @IsString()
  DATABASE_REPLICA_URL?: string;

  /** Connections kept per process; small, since replicas multiply them. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  DATABASE_POOL_SIZE = 4;

  /** Connections above the pool size that a burst may open. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  DATABASE_POOL_MAX_OVERFLOW = 4;

  /** Seconds to wait for a free connection. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  DATABASE_POOL_TIMEOUT = 30;

  /** Seconds after which a connection is closed and made anew. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  DATABASE_POOL_RECYCLE = 3600;

  @IsString()
  NATS_URL!: string;

  /** A NATS credentials file's content (JWT and seed); the URL's user and password otherwise. */
  @IsOptional()
  @IsString()
  NATS_CREDS?: string;

  /** `file:///folder` or `s3://bucket/prefix?region=…`. */
  @IsString()
  STORAGE_URL!: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
  LOG_LEVEL = 'info';

  @IsIn(['json', 'text'])
  LOG_FORMAT = 'json';

  /** What `/health` says this process is: the image's tag, the commit. */
  @IsOptional()
  @IsString()
  SMARTAP_VERSION?: string;

  /**
   * Seconds that a process which got SIGTERM goes on serving while it already says that it is not ready, so that whoever
   * routes to it has heard of it before the port closes. More than the period of the readiness probe; 0: closes at once.
   */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  SHUTDOWN_DRAIN_SECONDS = 0;

  /** Seconds that messages and requests in hand have to finish after that; then the process ends, and they come again. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  SHUTDOWN_GRACE_SECONDS = 25;
}
