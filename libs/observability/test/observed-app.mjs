// A service as it runs in production: started with `node --import …/register.js`, on Fastify, with Redis.
import 'reflect-metadata';
import { Controller, Get, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Redis } from 'ioredis';
import * as lib from '../dist/index.js';

const redis = new Redis(process.env.REDIS_URL, { enableReadyCheck: false, maxRetriesPerRequest: 0 });
const handled = lib.counter('smartap_test_handled', 'Handled in a test.');
const took = lib.histogram('smartap_test_seconds', 'Took in a test.', 's', [0.1, 1]);
lib.observePool('main', { totalCount: 3, idleCount: 1, waitingCount: 5 }, 8);
let broken = false;

class ThingController {
  async thing(id) {
    if (id === 'break') broken = true;
    await redis.get(id);
    return { id, traceparent: lib.currentTraceparent() };
  }

  /** Handles a batch of messages as a consumer does. */
  async batch(traceparents) {
    return lib.withMessageSpans(
      'handle',
      traceparents.split(','),
      (index) => ({ index }),
      async (messages) => {
        await redis.get('facts');
        handled.add(messages.length, { consumer: 'test' });
        took.record(0.5, { consumer: 'test' });
        return lib.withLogContext({ tenant: 'tenant-1' }, () => {
          logger.log('handling', { sampled: messages.map((message) => message.sampled) }, 'Batch');
          return { out: messages.map((message) => message.traceparent), current: lib.currentTraceparent() ?? null };
        });
      },
    );
  }
}
const method = (name) => Object.getOwnPropertyDescriptor(ThingController.prototype, name);
Controller()(ThingController);
Get('things/:id')(ThingController.prototype, 'thing', method('thing'));
Param('id')(ThingController.prototype, 'thing', 0);
Get('batch')(ThingController.prototype, 'batch', method('batch'));
Query('traceparents')(ThingController.prototype, 'batch', 0);

function AppModule() {}
Module({
  imports: [lib.ObservabilityModule.forRoot({ service: 'observed', version: '1.2.3' })],
  controllers: [ThingController],
})(AppModule);

const logger = new lib.JsonLogger({ service: 'observed', level: process.env.LOG_LEVEL ?? 'info' });
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger });
app.enableShutdownHooks();
app.get(lib.HealthRegistry).add(
  'store',
  async () => {
    if (broken) throw new Error('broken');
  },
  { memoMs: 0 },
);
app.get(lib.HealthRegistry).add('redis', async () => void (await redis.ping()), { required: false });
await app.listen(0, '127.0.0.1');
const { Client } = await import('pg');
process.send({ url: await app.getUrl(), pgPatched: '__original' in Object(Client.prototype['query']) });
process.once('disconnect', () => process.exit(1));
