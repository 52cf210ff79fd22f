import { startSystem, toStderr } from '@smartap/tools';
import type { FaultKind } from './actions.js';
import type { FaultsResult } from './judge.js';
import { Random } from '../random.js';
import { Saboteur } from './saboteur.js';
import { underLoad, type LoadOptions } from './under-load.js';

/** What `faults` is asked. */
export interface FaultsOptions extends LoadOptions {
  /** What may be done. */
  readonly kinds: readonly FaultKind[];
}

/** Starts a system of its own, does to it under load what the seed draws, and judges what is left by its streams and tables. */
export async function runFaults(options: FaultsOptions, signal: AbortSignal): Promise<FaultsResult> {
  const env = { LOG_LEVEL: 'warn', RECONCILE_AFTER_SECONDS: '10' };
  const system = await startSystem({ name: 'faults', ephemeral: true, autoRestart: false, tracing: false, onProgress: toStderr, env, signal });
  try {
    return await underLoad(system, options, ({ post, pressure, journal, planned, signal: either }) => new Saboteur(system, options.kinds, post, pressure, journal, new Random(options.seed + 2), planned, either).run(), signal);
  } finally {
    await system.stop();
  }
}
