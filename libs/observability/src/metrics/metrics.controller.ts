import { Controller, Get, Headers, Res, SetMetadata } from '@nestjs/common';
import { PUBLIC_ROUTE } from '../public-route.js';
import { collectMetrics, metricsText } from './meter-provider.js';
import { type MetricJson, metricsJson } from './metrics-json.js';

interface Reply {
  header(name: string, value: string): unknown;
}

/** `/metrics`: Prometheus' text, or JSON for whoever asks for it. */
@Controller('metrics')
@SetMetadata(PUBLIC_ROUTE, true)
export class MetricsController {
  @Get()
  async metrics(@Headers('accept') accept: string | undefined, @Res({ passthrough: true }) reply: Reply): Promise<string | { metrics: MetricJson[] }> {
    reply.header('vary', 'accept');
    if (accept?.includes('application/json') === true) return { metrics: metricsJson(await collectMetrics()) };
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return metricsText();
  }
}
