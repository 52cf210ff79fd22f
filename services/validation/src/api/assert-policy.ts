import type { ValidationPolicy } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { FIXED_CODES, LAYERS, RISK } from '../domain/index.js';

/** @throws AppError `POLICY_INVALID`, saying what to change */
export function assertPolicy({ layers, modes, noWaive }: ValidationPolicy): void {
  const known = LAYERS.map(({ name }) => name);
  const strange = layers.filter((layer) => !known.includes(layer));
  if (strange.length > 0) throw new AppError('POLICY_INVALID', `There is no layer of rules ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  const codes = modes.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new AppError('POLICY_INVALID', `The rule ${twice} has two modes. Keep one.`);
  if (modes.some(({ code, mode }) => code === RISK && mode === 'block')) throw new AppError('POLICY_INVALID', 'No signal of risk ends an invoice by itself: RISK asks a person at most. Give it the mode error.');
  const fixed = [...codes, ...noWaive].find((code) => FIXED_CODES.has(code));
  if (fixed !== undefined) throw new AppError('POLICY_INVALID', `${fixed} always blocks; it has no mode. Take it out.`);
}
