import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Meter } from '@opentelemetry/api';

/** Registers what is measured of every process, under the names that Prometheus' own Node client uses, so that common dashboards fit. */
export function observeProcess(meter: Meter): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const observe = (name: string, description: string, read: () => number): void => {
    meter.createObservableGauge(name, { description }).addCallback((result) => result.observe(read()));
  };
  meter.createObservableCounter('process_cpu_seconds', { description: 'CPU time used, user and system, in seconds.' }).addCallback((result) => {
    const { user, system } = process.cpuUsage();
    result.observe((user + system) / 1e6);
  });
  observe('process_resident_memory_bytes', 'Resident memory in bytes.', () => process.memoryUsage.rss());
  observe('process_start_time_seconds', 'Start of the process, seconds since the epoch.', () => performance.timeOrigin / 1000);
  observe('nodejs_heap_size_used_bytes', 'Heap in use, in bytes.', () => getHeapStatistics().used_heap_size);
  observe('nodejs_heap_size_total_bytes', 'Heap reserved, in bytes.', () => getHeapStatistics().total_heap_size);
  observe('nodejs_external_memory_bytes', 'Memory outside the heap (buffers), in bytes.', () => process.memoryUsage().external);
  observe('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop, 99th percentile since the last scrape, in seconds.', () => {
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return seconds;
  });
}
