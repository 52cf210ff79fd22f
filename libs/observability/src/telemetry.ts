import { metrics } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { NoopSpanProcessor } from '@opentelemetry/sdk-trace';
import { adoptMeterProvider, unboundReader } from './metrics/meter-provider.js';
import { onFlush } from './flush.js';
import { chooseSampler, exportsTraces } from './tracing/sampler.js';

/**
 * Starts the SDK: context, metrics held for `/metrics`, and traces sent by OTLP where `OTEL_EXPORTER_OTLP_ENDPOINT` names
 * a collector. Without one, trace ids are still made and carried, and no span is recorded.
 *
 * pg and ioredis make spans only below a span of ours, and unsampled messages have none (see `withMessageSpans`), so what
 * is not sampled costs no span at all.
 */
export function startTelemetry(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment['OTEL_SDK_DISABLED'] === 'true') return;
  const exporting = exportsTraces(environment);
  const sampler = chooseSampler(environment);
  const reader = unboundReader();
  const sdk = new NodeSDK({
    serviceName: environment['OTEL_SERVICE_NAME'] ?? 'smartap',
    ...(sampler === undefined ? {} : { sampler }),
    ...(exporting ? { traceExporter: new OTLPTraceExporter() } : { spanProcessors: [new NoopSpanProcessor()] }),
    metricReaders: reader === undefined ? [] : [reader],
    logRecordProcessors: [],
    instrumentations: [
      // Requests that come in are observed by the server's own hooks: see observeRequests.
      new HttpInstrumentation({ disableIncomingRequestInstrumentation: true, requireParentforOutgoingSpans: true }),
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
      new IORedisInstrumentation({ requireParentSpan: true }),
    ],
  });
  sdk.start();
  if (reader !== undefined) adoptMeterProvider(metrics.getMeterProvider());
  onFlush(async () => sdk.shutdown());
}
