export { flushTelemetry } from './flush.js';
export type { CheckReport, HealthReport } from './health/health-report.js';
export { type CheckOptions, HealthRegistry } from './health/health.registry.js';
export { JsonLogger, type JsonLoggerOptions } from './logging/json.logger.js';
export { type LogContext, logContext, withLogContext } from './logging/log-context.js';
export { MetricName, type SmartapMetric } from './metrics/metric-names.js';
export { collectMetrics, metricsText } from './metrics/meter-provider.js';
export { type MetricJson, metricsJson, type MetricPointJson } from './metrics/metrics-json.js';
export {
  counter,
  DURATION_BUCKETS,
  gauge,
  type GaugeReading,
  type GaugeValue,
  histogram,
  SIZE_BUCKETS,
} from './metrics/metrics.js';
export { observePool, type PoolCounts } from './metrics/pool-metrics.js';
export { ObservabilityModule } from './observability.module.js';
export type { ObservabilityOptions } from './observability.options.js';
export { type MessageTrace, type SpanAttributes, withMessageSpans, withRemoteParent } from './tracing/message-spans.js';
export { DEFAULT_TRACE_RATIO } from './tracing/sampler.js';
export {
  currentTraceparent,
  formatTraceparent,
  type HeaderCarrier,
  injectTraceparent,
  parseTraceparent,
  startTraceparent,
} from './tracing/traceparent.js';
