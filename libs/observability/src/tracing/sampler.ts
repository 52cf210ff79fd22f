import { AlwaysOffSampler, AlwaysOnSampler, ParentBasedSampler, type Sampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Share of new traces that is recorded where nothing else is said: one in a hundred. A recorded request costs about
 * twice an unrecorded one; one in a hundred shows every stage within minutes at a few invoices a second.
 */
export const DEFAULT_TRACE_RATIO = 0.01;

/** True when a collector is named and the traces exporter is not switched off. */
export function exportsTraces(environment: Environment): boolean {
  if (environment['OTEL_TRACES_EXPORTER'] === 'none') return false;
  return [environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'], environment['OTEL_EXPORTER_OTLP_ENDPOINT']].some(
    (endpoint) => endpoint !== undefined && endpoint !== '',
  );
}

/** The samplers of OpenTelemetry's environment, by their `OTEL_TRACES_SAMPLER`. */
const SAMPLERS: Readonly<Record<string, (ratio: number) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (ratio) => new TraceIdRatioBasedSampler(ratio),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (ratio) => new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
};

/**
 * Which traces are recorded: none without a collector; what `OTEL_TRACES_SAMPLER` says; otherwise what the caller decided,
 * and for new traces the share `OTEL_TRACES_SAMPLER_ARG`.
 */
export function chooseSampler(environment: Environment): Sampler {
  if (!exportsTraces(environment)) return new AlwaysOffSampler();
  const ratio = Number(environment['OTEL_TRACES_SAMPLER_ARG'] ?? DEFAULT_TRACE_RATIO);
  const valid = Number.isFinite(ratio) && ratio >= 0 && ratio <= 1 ? ratio : DEFAULT_TRACE_RATIO;
  const make = SAMPLERS[environment['OTEL_TRACES_SAMPLER'] ?? ''] ?? SAMPLERS['parentbased_traceidratio'];
  return make ? make(valid) : new AlwaysOffSampler();
}
