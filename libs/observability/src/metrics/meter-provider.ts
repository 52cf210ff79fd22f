import { type Meter, type MeterProvider as ApiMeterProvider, metrics } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider, type MetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { observeProcess } from './process-metrics.js';

/** Holds the metrics; the service's own HTTP side serves them, so it opens no port. */
const reader = new PrometheusExporter({ preventServerStart: true });
/** No scope labels: the names are unique, and every label costs a series. */
const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);
let provider: ApiMeterProvider | undefined;

/** Reader to hand to the SDK; `undefined` when the metrics already run on a provider of their own. */
export function unboundReader(): MetricReader | undefined {
  return provider === undefined ? reader : undefined;
}

/** Makes the provider that the SDK bound the reader to ours. */
export function adoptMeterProvider(bound: ApiMeterProvider): void {
  provider = bound;
  observeProcess(provider.getMeter('process'));
}

/** The meter of our own metrics. Works without the SDK too (a test, a tool): it then starts a provider of its own. */
export function meter(): Meter {
  if (provider === undefined) {
    const own = new MeterProvider({ readers: [reader] });
    metrics.setGlobalMeterProvider(own);
    adoptMeterProvider(own);
    return own.getMeter('smartap');
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
