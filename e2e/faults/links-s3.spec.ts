import { setTimeout as pause } from 'node:timers/promises';
import type { RunningSystem, Toxic } from '@smartap/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InMemoryS3 } from './support/s3.js';
import { expectSound, fire, startUnderFire } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const INVOICES = 80;
const FOR_MS = 3000;

const s3 = new InMemoryS3();
let system: RunningSystem;

beforeAll(async () => {
  const endpoint = await s3.start();
  system = await startUnderFire('links-s3', {
    proxied: true,
    storageUrl: `s3://documents/?endpoint=${encodeURIComponent(endpoint)}`,
    env: { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
});
afterAll(async () => {
  await system?.stop();
  await s3.stop();
});

describe('The links between services and S3', () => {
  it.each<[string, 'cut' | Toxic]>([
    ['cut', 'cut'],
    ['delayed by 300 ms', { type: 'latency', latency: 300, jitter: 100 }],
    ['narrowed to 16 KB a second', { type: 'bandwidth', rate: 16 }],
    ['closed after each 10 KB', { type: 'limit_data', bytes: 10_000 }],
  ])('%s: uploads wait or are refused as passing, and nothing is lost or doubled', async (words, fault) => {
    const { links } = system;
    if (!links) throw new Error('The system has no links.');
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      pressure.hurry(60);
      await waitFor('invoices are in flight', async () => (await pressure.inFlight()) >= 5 || pressure.isThrough());
      journal.note('other', `s3 ${words}`, await pressure.inFlight());
      await (fault === 'cut' ? links.cut('s3') : links.spoil('s3', fault));
      await pause(FOR_MS);
      await links.mend();
      journal.note('ready', 's3', await pressure.inFlight());
    });
    expectSound(result, INVOICES);
    expect(s3.objects.size).toBeGreaterThan(0);
  });
});
