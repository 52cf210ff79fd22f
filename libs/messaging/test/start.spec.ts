import { Injectable, Module } from '@nestjs/common';
import { newId } from '@smartap/runtime';
import { eventually, TestedService, TestService } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandlesEvents } from '../dist/index.js';
import { FastHandler } from './toy/fast.handler.js';
import { definition, received, ToySettings, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';

const service = new TestedService(definition, (servers) => TestService.start(toyService, servers));

beforeAll(() => service.open());
afterAll(() => service.close());

@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'fast', fold: 'latest' })
class SecondHandler extends FastHandler {}

@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'scenic', fold: 'latest' })
class LaneHandler extends FastHandler {}

@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'tasks', fold: 'latest' })
class StreamHandler extends FastHandler {}

@Module({})
class WrongModule {}

describe('A service whose handlers are wrong does not start', () => {
  it.each([
    ['two take the same event in one lane', [FastHandler, SecondHandler], 'HANDLER_TWICE'],
    ['one names a lane that is not there', [LaneHandler], 'LANE_UNKNOWN'],
    ['one reads an event from a lane of another stream', [StreamHandler], 'LANE_WRONG_STREAM'],
  ])('when %s', async (_, providers, code) => {
    const starting = service.startAnother({ definition, settings: ToySettings, module: () => ({ module: WrongModule, providers }) });
    await expect(starting).rejects.toMatchObject({ code });
  });
});

describe('Two processes of a service', () => {
  it('may be of two versions: what the older one has a lane bring besides is left to the lane it has come to', async () => {
    const { jsm } = service.bus.connection;
    const { config } = await jsm.consumers.info('INVOICES', 'extraction-fast');
    await jsm.consumers.update('INVOICES', 'extraction-fast', { filter_subjects: ['smartap.*.invoice.received.v1', 'smartap.*.invoice.extracted.v1'] });
    const event = received(newId());
    await service.bus.publish(event);
    await eventually(async () => (await times(service, event, 'told')) === 1);
    await service.settled();
    expect([await times(service, event), await times(service, event, 'told')]).toEqual([1, 1]);
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
    await jsm.consumers.update('INVOICES', 'extraction-fast', { filter_subjects: config.filter_subjects ?? [config.filter_subject ?? ''] });
  });

  it('share the work, and one takes over what the other leaves when it dies', async () => {
    const other = await service.startAnother();
    const hold = other.steps.holdAll('inbox', 'extraction-fast');
    // The server fills one process's request before the other's, so it takes more than one request of events until both have some.
    const events: ReturnType<typeof received>[] = [];
    const publishMore = async (): Promise<void> => {
      const more = Array.from({ length: 100 }, () => received(newId()));
      events.push(...more);
      await Promise.all(more.map((event) => service.bus.publish(event)));
    };
    for (let request = 0; request < 5; request += 1) await publishMore();
    await hold.reached();
    await other.kill();
    for (const event of events) await eventually(async () => (await times(service, event, 'told')) === 1);
    await service.settled();
    for (const event of events) expect(await times(service, event)).toBe(1);
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
  });
});
