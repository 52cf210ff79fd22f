import { ownerRole, serviceRole } from '@smartap/database';
import { join } from 'node:path';
import { TOOLS_FOLDER } from '../root.js';
import type { ServiceName } from '@smartap/contracts';

/** What the environment of a service is made from. */
export interface ServiceEnvPlan {
  service: ServiceName;
  /** The administrator's URL, of which host, port and options are kept. */
  databaseAdminUrl: string;
  database: string;
  /** Passwords of the service's two roles. */
  ownerPassword: string;
  servicePassword: string;
  natsUrl: string;
  redisUrl: string;
  storageUrl: string;
  port: number;
  jwtSecret: string;
  /** Where spans are sent; nothing is recorded without. */
  otlpUrl: string | undefined;
}

function databaseUrl(plan: ServiceEnvPlan, role: string, password: string): string {
  const url = new URL(plan.databaseAdminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  url.pathname = `/${plan.database}`;
  return url.href;
}

/** The environment of a service's migrations. */
export function migrationEnv(plan: ServiceEnvPlan): Record<string, string> {
  return { DATABASE_OWNER_URL: databaseUrl(plan, ownerRole(plan.service), plan.ownerPassword) };
}

/** The environment of a service's process: what it needs, and no administrator's password. */
export function serviceEnv(plan: ServiceEnvPlan): Record<string, string> {
  const tracing: Record<string, string> = plan.otlpUrl
    ? {
        OTEL_EXPORTER_OTLP_ENDPOINT: plan.otlpUrl,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_TRACES_SAMPLER: 'parentbased_always_on',
        OTEL_BSP_SCHEDULE_DELAY: '1000',
      }
    : { OTEL_TRACES_EXPORTER: 'none' };
  return {
    DATABASE_URL: databaseUrl(plan, serviceRole(plan.service), plan.servicePassword),
    NATS_URL: plan.natsUrl,
    REDIS_URL: plan.redisUrl,
    STORAGE_URL: plan.storageUrl,
    HOST: '127.0.0.1',
    PORT: String(plan.port),
    LOG_FORMAT: 'json',
    // Nobody routes by readiness here.
    SHUTDOWN_DRAIN_SECONDS: '0',
    OTEL_SERVICE_NAME: plan.service,
    ...tracing,
    ...(plan.service === 'gateway' ? { AUTH_JWT_SECRET: plan.jwtSecret } : {}),
  };
}

/** Variables of ours that a service must not see: they open more than its own. */
const WITHHELD = ['DATABASE_ADMIN_URL', 'NATS_ADMIN_URL', 'DATABASE_OWNER_URL'];

/** The caller's environment, without what services must not see. */
export function inheritedEnv(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !WITHHELD.includes(name) && !name.startsWith('npm_')));
}

/** Compiled code is kept, which makes the next start quicker: for programs that soon end. It stays in memory, some 15 MB in a service. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(TOOLS_FOLDER, 'compile-cache') };
