import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HealthRegistry } from './health.registry.js';

const fine = async (): Promise<void> => undefined;
const refused = async (): Promise<void> => {
  throw Object.assign(new Error('connect 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
};

beforeAll(() => {
  Logger.overrideLogger(false);
});
afterAll(() => {
  Logger.overrideLogger(['log', 'warn', 'error']);
});

describe(HealthRegistry.name, () => {
  it('is ok without checks and with checks that hold', async () => {
    const sut = new HealthRegistry();
    expect(await sut.report()).toEqual({ status: 'ok', checks: {} });
    sut.add('nats', fine);
    expect(await sut.report()).toMatchObject({ status: 'ok', checks: { nats: { status: 'ok', ms: expect.any(Number) as number } } });
  });

  it('fails by a required check, showing a code and no address', async () => {
    const sut = new HealthRegistry();
    sut.add('nats', fine);
    sut.add('postgres', refused);
    const report = await sut.report();
    expect(report).toMatchObject({ status: 'failing', checks: { postgres: { status: 'failing', error: 'ECONNREFUSED' } } });
    expect(JSON.stringify(report)).not.toContain('10.0.0.7');
  });

  it('is only degraded by one that is not required', async () => {
    const sut = new HealthRegistry();
    sut.add('redis', refused, { required: false });
    expect(await sut.report()).toMatchObject({ status: 'degraded' });
  });

  it('does not wait for a check that hangs', async () => {
    const sut = new HealthRegistry();
    sut.add('postgres', async () => new Promise<void>(() => undefined), { timeoutMs: 20 });
    expect(await sut.report()).toMatchObject({ status: 'failing', checks: { postgres: { error: 'TIMEOUT' } } });
  });

  it('asks once for many probes, and again when the answer is old', async () => {
    const sut = new HealthRegistry();
    const calls = { fresh: 0, always: 0 };
    sut.add('fresh', async () => void (calls.fresh += 1), { memoMs: 60_000 });
    sut.add('always', async () => void (calls.always += 1), { memoMs: 0 });
    for (let n = 0; n < 5; n += 1) await sut.report();
    expect(calls).toEqual({ fresh: 1, always: 5 });
  });

  it('says so while it stops', async () => {
    const sut = new HealthRegistry();
    sut.add('nats', fine);
    expect(sut.isStopping).toBe(false);
    sut.stop();
    expect(sut.isStopping).toBe(true);
    expect(await sut.report()).toMatchObject({ status: 'stopping' });
  });
});
