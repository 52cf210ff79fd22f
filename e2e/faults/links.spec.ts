import { setTimeout as pause } from 'node:timers/promises';
import type { RunningSystem, Toxic } from '@smartap/tools';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectSound, fire, startUnderFire } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const INVOICES = 80;
const FOR_MS = 3000;

let system: RunningSystem;

beforeAll(async () => {
  system = await startUnderFire('links', { proxied: true });
});
afterAll(() => system?.stop());

const CUT = 'cut';
const FAULTS: readonly [string, typeof CUT | Toxic][] = [
  ['cut', CUT],
  ['silent: connections stand and nothing comes through', { type: 'timeout', timeout: 0 }],
  ['delayed by 300 ms, more or less', { type: 'latency', latency: 300, jitter: 100 }],
  ['narrowed to 16 KB a second', { type: 'bandwidth', rate: 16 }],
  ['sliced into pieces of 100 bytes', { type: 'slicer', average_size: 100, size_variation: 50, delay: 100 }],
  ['closed after each 50 KB', { type: 'limit_data', bytes: 50_000 }],
];

describe.each(['postgres', 'nats', 'redis'] as const)('The links between all services and %s', (end) => {
  it.each(FAULTS)('%s: nothing is lost or doubled, and it goes on by itself', async (words, fault) => {
    const { links } = system;
    if (!links) throw new Error('The system has no links.');
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      pressure.hurry(60);
      await waitFor('invoices are in flight', async () => (await pressure.inFlight()) >= 10 || pressure.isThrough());
      journal.note('other', `${end} ${words}`, await pressure.inFlight());
      await (fault === CUT ? links.cut(end) : links.spoil(end, fault));
      await pause(FOR_MS);
      await links.mend();
      journal.note('ready', end, await pressure.inFlight());
    });
    expectSound(result, INVOICES);
  });
});
