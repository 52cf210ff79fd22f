import type { Attributes } from '@opentelemetry/api';
import { DataPointType, type ResourceMetrics } from '@opentelemetry/sdk-metrics';

/** A metric as `/metrics` gives it to a reader that asks for JSON. */
export interface MetricJson {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly points: readonly MetricPointJson[];
}

/** A value; for a histogram its count and sum and the counts by upper bound (the last is without bound). */
export interface MetricPointJson {
  readonly labels: Attributes;
  readonly value?: number;
  readonly count?: number;
  readonly sum?: number;
  readonly buckets?: readonly { readonly le: number | 'inf'; readonly count: number }[];
}

/** The collected metrics as plain data. */
export function metricsJson(collected: ResourceMetrics): MetricJson[] {
  return collected.scopeMetrics
    .flatMap((scope) => scope.metrics)
    .flatMap(({ descriptor, ...data }): MetricJson[] => {
      const about = { name: descriptor.name, description: descriptor.description, unit: descriptor.unit };
      if (data.dataPointType === DataPointType.HISTOGRAM) {
        const points = data.dataPoints.map(({ attributes, value }) => ({
          labels: attributes,
          count: value.count,
          sum: value.sum ?? 0,
          buckets: value.buckets.counts.map((count, at) => ({ le: value.buckets.boundaries[at] ?? ('inf' as const), count })),
        }));
        return [{ ...about, type: 'histogram', points }];
      }
      if (data.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM) return [];
      const type = data.dataPointType === DataPointType.SUM && data.isMonotonic ? 'counter' : 'gauge';
      return [{ ...about, type, points: data.dataPoints.map(({ attributes, value }) => ({ labels: attributes, value })) }];
    });
}
