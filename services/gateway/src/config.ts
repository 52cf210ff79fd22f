import { AuthSettings } from '@smartap/auth';
import { CacheSettings } from '@smartap/cache';
import { loadSettings } from '@smartap/runtime';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { LimitSettings } from './limit.settings.js';

/** Parts of the gateway that can run apart. */
export const GATEWAY_ROLES = ['api', 'projector'] as const;
export type GatewayRole = (typeof GATEWAY_ROLES)[number];

/** Settings of the gateway's own. */
export class GatewaySettings extends LimitSettings {
  /** Which parts this process runs, separated by commas. */
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((role) => role.trim()) : value))
  @IsIn(GATEWAY_ROLES, { each: true })
  GATEWAY_ROLES: GatewayRole[] = [...GATEWAY_ROLES];

  /** Longer than a readiness probe and its way to the load balancer take. */
  override SHUTDOWN_DRAIN_SECONDS = 5;

  /** An invoice without an outcome for so long is asked for again at every stage. */
  @Type(() => Number)
  @IsInt()
  @Min(5)
  RECONCILE_AFTER_SECONDS = 60;

  /** Hours after which bytes whose upload was never committed are removed. Longer than the bus and the projector may be behind. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  ORPHAN_AFTER_HOURS = 24;

  /** Smallest answer that is compressed, in bytes. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  COMPRESS_MIN_SIZE = 500;

  /** zlib level of compressed answers. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(9)
  COMPRESS_LEVEL = 6;
}

/** All settings of a gateway process. */
export interface GatewayConfig {
  readonly gateway: GatewaySettings;
  readonly auth: AuthSettings;
  readonly cache: CacheSettings;
}

/** Reads them from the environment. */
export function readConfig(): GatewayConfig {
  return { gateway: loadSettings(GatewaySettings), auth: loadSettings(AuthSettings), cache: loadSettings(CacheSettings) };
}
