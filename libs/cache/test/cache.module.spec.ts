import 'reflect-metadata';
import { Controller, Get, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ObservabilityModule } from '@smartap/observability';
import { newId } from '@smartap/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cache, CacheModule, CacheSettings } from '../src/index.js';
import { RedisProxy, testRedisUrl, until } from './redis-proxy.js';

const TENANT = newId();

@Controller('things')
class ThingController {
  constructor(private readonly cache: Cache) {}

  @Get()
  async thing(): Promise<object> {
    return this.cache.getOrSet({ tenant: TENANT, kind: 'thing', id: '1', ttl: 'short' }, async () => ({ made: true }));
  }
}

describe(CacheModule.name, () => {
  let app: NestFastifyApplication;
  let server: RedisProxy;
  const get = async (url: string) => {
    const response = await app.inject({ method: 'GET', url, headers: { accept: 'application/json' } });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await RedisProxy.start(testRedisUrl());
    const settings = Object.assign(new CacheSettings(), { REDIS_URL: server.url });
    @Module({ imports: [ObservabilityModule.forRoot({ service: 'test' }), CacheModule.forRoot(settings)], controllers: [ThingController] })
    class AppModule {}
    app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await server.kill();
  });

  it('gives the cache to the application and shows what it does', async () => {
    await get('/things');
    await get('/things');
    expect(await get('/cache-stats')).toMatchObject({
      status: 200,
      body: { enabled: true, redis: 'up', hits: 1, misses: 1, hitRatio: 0.5, kinds: { thing: { hits: 1, misses: 1, stale: 0 } } },
    });
    const { body } = await get('/metrics');
    const requests = (body['metrics'] as { name: string; points: unknown[] }[]).find(({ name }) => name === 'smartap_cache_requests');
    expect(requests?.points).toContainEqual({ labels: { kind: 'thing', result: 'hit' }, value: 1 });
  });

  it('stays ready without Redis, and says that it is degraded', async () => {
    expect(await get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok', checks: { redis: { status: 'ok' } } } });
    await server.kill();
    await until(() => app.get(Cache).stats().degraded);
    await until(async () => (await get('/health/ready')).body['status'] === 'degraded');
    expect(await get('/health/ready')).toMatchObject({ status: 200, body: { checks: { redis: { error: 'CACHE_REDIS_DOWN' } } } });
    expect(await get('/things')).toMatchObject({ status: 200 });
  });
});
