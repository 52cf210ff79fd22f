import type { ValidationPolicy } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { FIXED_CODES, LAYERS } from '../domain/index.js';

/** @throws AppError `POLICY_INVALID`, saying what to change */
export function assertPolicy({ layers, modes, noWaive }: ValidationPolicy): void {
  const known = LAYERS.map(({ name }) => name);
  const strange = layers.filter((layer) => !known.includes(layer));
  if (strange.length > 0) throw new AppError('POLICY_INVALID', `There is no layer of rules ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  const codes = modes.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new AppError('POLICY_INVALID', `The rule ${twice} has two modes. Keep one.`);
  const fixed = [...codes, ...noWaive].find((code) => FIXED_CODES.has(code));
  if (fixed !== undefined) throw new AppError('POLICY_INVALID', `${fixed} always blocks; it has no mode. Take it out.`);
}
