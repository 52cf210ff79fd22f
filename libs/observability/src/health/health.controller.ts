import { Controller, Get, Inject, Res, SetMetadata } from '@nestjs/common';
import { OBSERVABILITY_OPTIONS, type ObservabilityOptions } from '../observability.options.js';
import { PUBLIC_ROUTE } from '../public-route.js';
import type { HealthReport } from './health-report.js';
import { HealthRegistry } from './health.registry.js';

interface Reply {
  code(status: number): unknown;
}

/** `/health` for people and `npm run status`, `/health/live` and `/health/ready` for the kubelet. */
@Controller('health')
@SetMetadata(PUBLIC_ROUTE, true)
export class HealthController {
  constructor(
    @Inject(HealthRegistry) private readonly registry: HealthRegistry,
    @Inject(OBSERVABILITY_OPTIONS) private readonly options: ObservabilityOptions,
  ) {}

  /** Readiness with what the process is. */
  @Get()
  async health(@Res({ passthrough: true }) reply: Reply): Promise<object> {
    const { service, version } = this.options;
    return { service, version, uptimeSeconds: uptimeSeconds(), pid: process.pid, ...(await this.ready(reply)) };
  }

  /** The process runs. Looks at no other server: a dead database must not have every replica restarted. */
  @Get('live')
  live(): object {
    return { status: 'ok', uptimeSeconds: uptimeSeconds() };
  }

  /** 503 while a required check fails or the process stops. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<HealthReport> {
    const report = await this.registry.report();
    reply.code(report.status === 'failing' || report.status === 'stopping' ? 503 : 200);
    return report;
  }
}

function uptimeSeconds(): number {
  return Math.round(process.uptime() * 10) / 10;
}
