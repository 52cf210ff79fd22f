import { SERVICES } from '@smartap/contracts';
import { startSystem, toStderr, type RunningSystem, type SystemOptions } from '@smartap/tools';
import { checkOut } from '../checkout/check-out.js';
import type { FaultKind } from './actions.js';
import type { FaultsResult } from './judge.js';
import { Random } from '../random.js';
import { Saboteur } from './saboteur.js';
import { underLoad, type LoadOptions } from './under-load.js';
import { REPLICAS, replacementsOf, upgrade } from './upgrade.js';

/** What `faults` is asked. */
export interface FaultsOptions extends LoadOptions {
  /** What may be done. */
  readonly kinds: readonly FaultKind[];
}

/** A system of its own, ended when the work is. */
async function withSystem<T>(options: Partial<SystemOptions>, work: (system: RunningSystem) => Promise<T>): Promise<T> {
  const env = { LOG_LEVEL: 'warn', RECONCILE_AFTER_SECONDS: '10' };
  const system = await startSystem({ name: 'faults', ephemeral: true, autoRestart: false, tracing: false, onProgress: toStderr, env, ...options });
  try {
    return await work(system);
  } finally {
    await system.stop();
  }
}

/** Starts a system of its own, does to it under load what the seed draws, and judges what is left by its streams and tables. */
export async function runFaults(options: FaultsOptions, signal: AbortSignal): Promise<FaultsResult> {
  return withSystem({ signal }, (system) =>
    underLoad(
      system,
      options,
      ({ post, pressure, journal, planned, signal: either }) =>
        new Saboteur(system, options.kinds, post, pressure, journal, new Random(options.seed + 2), planned, either).run(),
      signal,
    ),
  );
}

/** Starts a system of another commit, upgrades it to this checkout under load, and judges as {@link runFaults} does. */
export async function runUpgrade(reference: string, options: LoadOptions, signal: AbortSignal): Promise<FaultsResult> {
  const base = await checkOut(reference);
  try {
    return await withSystem({ checkout: base.folder, replicas: REPLICAS, signal }, (system) =>
      underLoad(system, { ...options, strikes: replacementsOf(SERVICES.length) }, (load) => upgrade(system, base, load, new Random(options.seed + 2)), signal),
    );
  } finally {
    await base.remove();
  }
}
