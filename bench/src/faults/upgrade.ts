import { ROOT, toStderr, type ProcessHandle, type ProcessName, type RunningSystem } from '@smartap/tools';
import type { Checkout } from '../checkout/check-out.js';
import type { Random } from '../random.js';
import { PRESSURE, underPressure } from './pressure.js';
import type { Disturbance } from './under-load.js';

/** Processes of each service: while one is replaced, its twin goes on with the other version. */
export const REPLICAS = 2;

const PASSES = 3;

/** Replacements of one upgrade: there, back, and there again, each of every process. */
export const replacementsOf = (services: number): number => PASSES * REPLICAS * services;

/**
 * Upgrades a system under load as a deploy does: the schemas first, then each process for itself, in an order that the seed
 * draws. Then it is put back to the old code on the new schemas, as after a deploy that was called off, and upgraded again.
 * Meanwhile events of either version reach services of either.
 */
export async function upgrade(system: RunningSystem, base: Checkout, load: Disturbance, random: Random): Promise<void> {
  const [old, ours] = [system.programsOf(base.folder), system.programsOf(ROOT)];
  await underPressure(load.pressure, PRESSURE, load.signal);
  await system.migrateTo(ROOT);
  let done = 0;
  for (const [changes, version] of [
    [ours, 'this checkout'],
    [old, base.commit.slice(0, 12)],
    [ours, 'this checkout'],
  ] as const) {
    for (const handle of random.shuffle(system.processes)) {
      done += 1;
      await replace(handle, changes.get(handle.name), version, done, load);
    }
    toStderr(`All processes are of ${version}.`);
  }
}

async function replace(
  handle: ProcessHandle<ProcessName>,
  change: Parameters<ProcessHandle<ProcessName>['restart']>[0],
  version: string,
  count: number,
  { pressure, journal, signal }: Disturbance,
): Promise<void> {
  const inFlight = (await underPressure(pressure, PRESSURE, signal)) ?? (await pressure.inFlight());
  journal.note('replace', `${handle.name} by ${version}`, inFlight);
  pressure.allow(count);
  await handle.restart(change);
  journal.note('ready', handle.name, await pressure.inFlight());
}
