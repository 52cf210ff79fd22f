import { underLoad, type Disturbance, type FaultsResult } from '@smartap/bench';
import { startSystem, toStderr, type RunningSystem, type SystemOptions } from '@smartap/tools';
import { expect } from 'vitest';

/** A system of its own, whose processes stay dead until a test starts them again. */
export function startUnderFire(name: string, { env, ...options }: Partial<SystemOptions> = {}): Promise<RunningSystem> {
  return startSystem({
    autoRestart: false,
    tracing: false,
    onProgress: toStderr,
    ...options,
    name: `faults-${name}`,
    ephemeral: true,
    env: { LOG_LEVEL: 'warn', RECONCILE_AFTER_SECONDS: '10', ...env },
  });
}

/**
 * Disturbs a system while invoices of every kind go through it.
 *
 * @param invoices so many; a part of them is kept back until the disturbance is over
 */
export function fire(system: RunningSystem, invoices: number, disturb: (disturbance: Disturbance) => Promise<void>): Promise<FaultsResult> {
  return underLoad(system, { invoices, seed: 4, rate: 60 }, disturb);
}

/** Nothing is lost or doubled, every case ended as intended, and the books hold. */
export function expectSound(result: FaultsResult, submitted: number): void {
  const { lost, doubled, auditChainIntact, ledgerIntact, unexpected, leftOver, lettersNotMeant, lettersUnclear, lettersMissing } = result;
  expect({
    submitted: result.submitted,
    decided: result.decided,
    lost,
    doubled,
    auditChainIntact,
    ledgerIntact,
    unexpected,
    leftOver,
    lettersNotMeant,
    lettersUnclear,
    lettersMissing,
  }).toEqual({
    submitted,
    decided: submitted,
    lost: 0,
    doubled: 0,
    auditChainIntact: true,
    ledgerIntact: true,
    unexpected: [],
    leftOver: [],
    lettersNotMeant: 0,
    lettersUnclear: 0,
    lettersMissing: [],
  });
}

/** The process of that name. */
export function processOf(system: RunningSystem, name: string): RunningSystem['nodes'][number] {
  const found = [...system.processes, ...system.nodes].find((handle) => handle.name === name);
  if (!found) throw new Error(`There is no process ${name}.`);
  return found;
}
