import type { Attributes, Counter, Histogram, ObservableResult } from '@opentelemetry/api';
import { meter } from './meter-provider.js';
import type { SmartapMetric } from './metric-names.js';

/** Bounds in seconds for what takes a millisecond to half a minute: requests, messages, transactions. */
export const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;
/** Bounds for counts of things in a batch. */
export const SIZE_BUCKETS = [1, 2, 5, 10, 20, 50, 100, 200] as const;

/** One value of a gauge with its labels. */
export interface GaugeValue {
  readonly value: number;
  readonly labels?: Attributes;
}

/** What a gauge gives when it is asked: one value, or one for each set of labels. */
export type GaugeReading = number | readonly GaugeValue[];

/**
 * A sum that only grows. Make it once, where it is used.
 * @param name see `MetricName`; the exporter appends `_total`
 * @param description one sentence, shown as HELP
 * @example const refused = counter(MetricName.OUTCOMES, 'Documents by outcome.'); refused.add(1, { outcome: 'refused' });
 */
export function counter(name: SmartapMetric, description: string): Counter {
  return meter().createCounter(name, { description });
}

/**
 * A distribution.
 * @param unit only for readers; the name already ends in it (`_seconds`, `_bytes`)
 * @param buckets upper bounds, ascending; default {@link DURATION_BUCKETS}
 */
export function histogram(name: SmartapMetric, description: string, unit = 's', buckets: readonly number[] = DURATION_BUCKETS): Histogram {
  return meter().createHistogram(name, { description, unit, advice: { explicitBucketBoundaries: [...buckets] } });
}

/**
 * A value that is asked for at each scrape. A callback that throws leaves its series out of that scrape.
 * @param callback quick: it holds the scrape up
 * @returns stops the asking
 */
export function gauge(name: SmartapMetric, description: string, callback: () => GaugeReading | Promise<GaugeReading>): () => void {
  const instrument = meter().createObservableGauge(name, { description });
  const observe = async (result: ObservableResult): Promise<void> => {
    const reading = await callback();
    if (typeof reading === 'number') result.observe(reading);
    else for (const { value, labels } of reading) result.observe(value, labels);
  };
  instrument.addCallback(observe);
  return () => instrument.removeCallback(observe);
}
