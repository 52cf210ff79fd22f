import { LeasedJobs } from '@smartap/database';
import { isId, newId } from '@smartap/runtime';
import { eventually, testedService } from '@smartap/testing';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetToy, toy } from './toy/toy.js';
import { received, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';

const service = testedService(toyService);
const HOUR_MS = 3_600_000;
const JUMPS: readonly [string, number][] = [
  ['an hour ahead', HOUR_MS],
  ['an hour back', -HOUR_MS],
  ['thirty days ahead', 720 * HOUR_MS],
];

// The whole process gets another time: the injected clock, ids, the libraries. Timers, and the clock of Postgres, go on.
beforeEach(() => {
  resetToy();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

const jump = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
const some = (count: number) => Array.from({ length: count }, () => received(newId()));

describe.each(JUMPS)('A clock that jumps %s', (_, ms) => {
  it('neither loses nor doubles what comes before, across and after', async () => {
    const [before, across, after] = [some(5), some(5), some(5)];
    for (const event of before) await service.bus.publish(event);
    await service.settled();
    const hold = service.current.steps.holdNext('state', 'extraction-fast');
    for (const event of across) await service.bus.publish(event);
    await hold.reached();
    jump(ms);
    hold.release();
    // What came before comes again under another message id, as after an outage.
    for (const event of before) await service.bus.publish(event, { messageId: newId() });
    for (const event of after) await service.bus.publish(event);
    await service.settled();
    for (const event of [...before, ...across, ...after]) {
      expect(await times(service, event)).toBe(1);
      expect((await service.bus.toldBecauseOf(event)).map(({ type }) => type)).toEqual(['invoice.extracted.v1']);
    }
    expect(await service.bus.deadLetters('extraction')).toEqual([]);
  });

  it('gives every event an id of its own, in the order they were made', () => {
    const ids = Array.from({ length: 20 }, (__, i) => {
      if (i === 10) jump(ms);
      return newId();
    });
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
  });

  it('tries again after the same pause', async () => {
    const [event] = some(1);
    if (!event) throw new Error('There is one.');
    const tries: number[] = [];
    toy.decide = () => {
      tries.push(performance.now());
      if (tries.length > 1) return;
      jump(ms);
      throw new Error('a passing fault');
    };
    await service.bus.publish(event);
    await eventually(async () => (await times(service, event)) === 1);
    await service.settled();
    const [first = 0, second = 0] = tries;
    expect(tries).toHaveLength(2);
    expect(second - first).toBeGreaterThan(900);
    expect(second - first).toBeLessThan(10_000);
  });

  it('leaves a lease with whoever has it', async () => {
    const name = `clock-${newId()}`;
    const ran: string[] = [];
    const jobsOf = (who: string): LeasedJobs => {
      const jobs = new LeasedJobs(service.current.get(DataSource));
      jobs.add({ name, everyMs: 50, run: async () => void ran.push(who) });
      return jobs;
    };
    const [one, two] = [jobsOf('one'), jobsOf('two')];
    one.onApplicationBootstrap();
    await eventually(() => ran.length > 0);
    jump(ms);
    two.onApplicationBootstrap();
    const count = ran.length;
    await eventually(() => ran.length > count + 5);
    await Promise.all([one.beforeApplicationShutdown(), two.beforeApplicationShutdown()]);
    expect(new Set(ran)).toEqual(new Set(['one']));
  });

  it('sends what the outbox holds', async () => {
    const [event] = some(1);
    if (!event) throw new Error('There is one.');
    const hold = service.current.steps.holdNext('commit', 'extraction-fast');
    await service.bus.publish(event);
    await hold.reached();
    jump(ms);
    await service.killAndRestart();
    hold.release();
    await service.settled();
    expect((await service.bus.toldBecauseOf(event)).map(({ type }) => type)).toEqual(['invoice.extracted.v1']);
    expect(await times(service, event)).toBe(1);
  });
});
