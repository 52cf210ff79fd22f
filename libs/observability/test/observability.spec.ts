import type { Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAgreeableRedis, Collector, ObservedApp } from './observed-app.js';

const SAMPLED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const OTHER = '00-5bf92f3577b34da6a3ce929d0e0e4736-10f067aa0ba902b7-01';
const UNSAMPLED = '00-6bf92f3577b34da6a3ce929d0e0e4736-20f067aa0ba902b7-00';
const traceOf = (traceparent: string): string => traceparent.split('-')[1] ?? '';

let redis: { url: string; server: Server };

beforeAll(async () => {
  redis = await anAgreeableRedis();
});
afterAll(() => {
  redis.server.close();
});

describe('a service with a collector', () => {
  const collector = new Collector();
  let sut: ObservedApp;
  let batch: { out: string[]; current: string };

  beforeAll(async () => {
    sut = await ObservedApp.start({ REDIS_URL: redis.url, OTEL_EXPORTER_OTLP_ENDPOINT: await collector.start() });
    await sut.get('/things/7', { traceparent: SAMPLED });
    await sut.get('/things/7', { traceparent: UNSAMPLED });
    await sut.get('/health');
    batch = JSON.parse((await sut.get(`/batch?traceparents=${[UNSAMPLED, SAMPLED, OTHER].join(',')}`, { traceparent: UNSAMPLED })).text) as typeof batch;
    await sut.stop();
  });
  afterAll(() => {
    collector.stop();
  });

  it('sends its spans before it ends, under its name', () => {
    expect(collector.services).toEqual(new Set(['observed']));
    expect(collector.spans.length).toBeGreaterThan(0);
  });

  it('continues the trace of a request, names its route, and records Redis below it', () => {
    const server = collector.spans.find(({ name }) => name === 'GET /things/:id');
    expect(server).toMatchObject({ traceId: traceOf(SAMPLED), parentSpanId: '00f067aa0ba902b7' });
    const get = collector.spans.find(({ name, parentSpanId }) => name.toLowerCase() === 'get' && parentSpanId === server?.spanId);
    expect(get?.traceId).toBe(traceOf(SAMPLED));
  });

  it('makes one span for each sampled message of a batch in its own trace, linked to the one that holds the shared work', () => {
    const [one, other, ...more] = collector.spans.filter(({ name }) => name === 'handle');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ traceId: traceOf(SAMPLED), parentSpanId: '00f067aa0ba902b7' });
    expect(other).toMatchObject({ traceId: traceOf(OTHER), parentSpanId: '10f067aa0ba902b7', links: [{ spanId: one?.spanId }] });
    expect(one?.attributes).toContainEqual({ key: 'index', value: { intValue: 1 } });
    expect(collector.spans.filter(({ parentSpanId }) => parentSpanId === one?.spanId)).toHaveLength(1);
    expect(batch.out).toEqual([UNSAMPLED, `00-${one?.traceId}-${one?.spanId}-01`, `00-${other?.traceId}-${other?.spanId}-01`]);
    expect(batch.current).toBe(batch.out[1]);
  });

  it('records nothing of what is not sampled, nor of probes', () => {
    const traces = new Set(collector.spans.map(({ traceId }) => traceId));
    expect(traces).toEqual(new Set([traceOf(SAMPLED), traceOf(OTHER)]));
  });

  it('writes trace and tenant in its log lines', () => {
    expect(sut.logged('handling')).toMatchObject({
      service: 'observed',
      context: 'Batch',
      tenant: 'tenant-1',
      trace_id: traceOf(SAMPLED),
      sampled: [false, true, true],
    });
  });
});

describe('a service without a collector', () => {
  let sut: ObservedApp;

  beforeAll(async () => {
    sut = await ObservedApp.start({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await sut.stop();
  });

  it('has pg instrumented although it is imported from an ES module', () => {
    expect(sut.pgPatched).toBe(true);
  });

  it('carries traces on without recording them', async () => {
    const { text } = await sut.get(`/batch?traceparents=${UNSAMPLED}`);
    expect(JSON.parse(text)).toEqual({ out: [UNSAMPLED], current: UNSAMPLED });
    const sampled = JSON.parse((await sut.get(`/batch?traceparents=${SAMPLED}`)).text) as { out: string[] };
    expect(sampled.out).toEqual([SAMPLED]);
    const fresh = JSON.parse((await sut.get('/batch?traceparents=none')).text) as { out: string[] };
    expect(fresh.out[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('serves metrics as Prometheus text', async () => {
    await sut.get('/things/1');
    await sut.get(`/batch?traceparents=${UNSAMPLED}`);
    const { status, type, text } = await sut.get('/metrics');
    expect(status).toBe(200);
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toMatch(/^smartap_test_handled_total\{consumer="test"\} \d+$/m);
    expect(text).toMatch(/^smartap_test_seconds_bucket\{consumer="test",le="1"\} \d+$/m);
    expect(text).toContain('smartap_db_pool_connections{pool="main",state="used"} 2');
    expect(text).toContain('smartap_db_pool_connections{pool="main",state="waiting"} 5');
    expect(text).toMatch(/^http_server_request_duration_count\{.*http_route="\/things\/:id".*\} 1$/m);
    expect(text).not.toContain('http_route="/health"');
    expect(text).toMatch(/^target_info\{.*service_name="observed".*\} 1$/m);
    expect(text).toMatch(/^smartap_health_check\{check="store"\} 1$/m);
    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(text).toMatch(new RegExp(`^${name} [0-9.e-]+$`, 'm'));
    }
  });

  it('serves metrics as JSON to whoever asks for it', async () => {
    const { type, text } = await sut.get('/metrics', { accept: 'application/json' });
    expect(type).toContain('application/json');
    const { metrics } = JSON.parse(text) as { metrics: { name: string; type: string; points: { value?: number; count?: number; buckets?: { count: number }[] }[] }[] };
    const named = (name: string) => metrics.find((metric) => metric.name === name);
    expect(named('smartap_test_handled')).toMatchObject({ type: 'counter', points: [{ value: expect.any(Number) as number }] });
    expect(named('process_resident_memory_bytes')?.points[0]?.value).toBeGreaterThan(1e7);
    const [point] = named('smartap_test_seconds')?.points ?? [];
    expect(point?.buckets?.map(({ count }) => count)).toEqual([0, point?.count, 0]);
  });

  it('answers health, is not ready while a required check fails, and lives on', async () => {
    const health = await sut.get('/health');
    expect(health.status).toBe(200);
    expect(JSON.parse(health.text)).toMatchObject({
      service: 'observed',
      version: '1.2.3',
      status: 'ok',
      checks: { store: { status: 'ok' }, redis: { status: 'ok', required: false } },
    });
    await sut.get('/things/break');
    const ready = await sut.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ status: 'failing', checks: { store: { status: 'failing', error: 'FAILED' } } });
    expect((await sut.get('/health')).status).toBe(503);
    const live = await sut.get('/health/live');
    expect(live.status).toBe(200);
    expect(JSON.parse(live.text)).toMatchObject({ status: 'ok' });
  });
});

describe('a service that forgot to register', () => {
  it('has health and its own metrics all the same', async () => {
    const sut = await ObservedApp.start({ REDIS_URL: redis.url }, false);
    try {
      await sut.get(`/batch?traceparents=${UNSAMPLED}`);
      const { text } = await sut.get('/metrics');
      expect(text).toContain('smartap_test_handled_total{consumer="test"} 1');
      expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
      expect((await sut.get('/health/ready')).status).toBe(200);
    } finally {
      await sut.stop();
    }
  });
});
