import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { onFlush } from './flush.js';
import { meter } from './metrics/meter-provider.js';
import { telemetryResource } from './resource.js';
import { chooseSampler, exportsTraces } from './tracing/sampler.js';

/**
 * Starts telemetry: context, metrics held for `/metrics`, and traces sent by OTLP where `OTEL_EXPORTER_OTLP_ENDPOINT` names
 * a collector. Without one, trace ids are still made and carried, and no span is recorded.
 *
 * Put together from the SDK's parts: its bundle (sdk-node) loads every exporter there is, some 20 MB a process.
 *
 * pg and ioredis make spans only below a span of ours, and unsampled messages have none (see `withMessageSpans`), so what
 * is not sampled costs no span at all.
 */
export function startTelemetry(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment['OTEL_SDK_DISABLED'] === 'true') return;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  meter();
  const tracers = tracerProvider(environment);
  trace.setGlobalTracerProvider(tracers);
  registerInstrumentations({
    tracerProvider: tracers,
    meterProvider: metrics.getMeterProvider(),
    instrumentations: [
      // Requests that come in are observed by the server's own hooks: see observeRequests.
      new HttpInstrumentation({ disableIncomingRequestInstrumentation: true, requireParentforOutgoingSpans: true }),
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
      new IORedisInstrumentation({ requireParentSpan: true }),
    ],
  });
  onFlush(() => tracers.shutdown());
}

function tracerProvider(environment: NodeJS.ProcessEnv): TracerProvider {
  const scheduledDelayMillis = Number(environment['OTEL_BSP_SCHEDULE_DELAY'] ?? 5000);
  return new TracerProvider({
    resource: telemetryResource(environment),
    sampler: chooseSampler(environment),
    spanProcessors: exportsTraces(environment) ? [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis })] : [],
  });
}
