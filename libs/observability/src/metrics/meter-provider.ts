import { type Meter, metrics } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { telemetryResource } from '../resource.js';
import { observeProcess } from './process-metrics.js';

/** Holds the metrics; the service's own HTTP side serves them, so it opens no port. */
const reader = new PrometheusExporter({ preventServerStart: true });
/** No scope labels: the names are unique, and every label costs a series. */
const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
let provider: MeterProvider | undefined;

/** The meter of our own metrics; the first call starts the provider, also for instrumentation. */
export function meter(): Meter {
  if (provider === undefined) {
    provider = new MeterProvider({ resource: telemetryResource(), readers: [reader] });
    metrics.setGlobalMeterProvider(provider);
    observeProcess(provider.getMeter('process'));
  }
  return provider.getMeter('smartap');
}

/** Everything measured, as the SDK's own structure. Asks every gauge's callback. */
export async function collectMetrics(): Promise<ResourceMetrics> {
  meter();
  return (await reader.collect()).resourceMetrics;
}

/** Everything measured, in the Prometheus text format 0.0.4. */
export async function metricsText(): Promise<string> {
  return serializer.serialize(await collectMetrics());
}
