import type { ValidationPolicy } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { ALL_RULES, CATALOGUE, FIXED_CODES, LAYERS, RISK, SIGNALS } from '../domain/index.js';

const SIGNAL_CODES: ReadonlySet<string> = new Set(SIGNALS.map(({ code }) => code));
const FINDING_CODES: ReadonlySet<string> = new Set([
  ...ALL_RULES.map(({ rule }) => rule.id),
  ...Object.keys(CATALOGUE).filter((code) => !SIGNAL_CODES.has(code)),
]);

/** @throws AppError `POLICY_INVALID`, saying what to change */
export function assertPolicy({ layers, modes, noWaive, risk }: ValidationPolicy): void {
  const known = LAYERS.map(({ name }) => name);
  const strange = layers.filter((layer) => !known.includes(layer));
  if (strange.length > 0) throw new AppError('POLICY_INVALID', `There is no layer of rules ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  const codes = modes.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) throw new AppError('POLICY_INVALID', `The rule ${twice} has two modes. Keep one.`);
  assertKnown([...codes, ...noWaive], FINDING_CODES, 'rule or finding');
  assertKnown(
    risk.points.map(({ code }) => code),
    SIGNAL_CODES,
    'signal of risk',
  );
  if (modes.some(({ code, mode }) => code === RISK && mode === 'block'))
    throw new AppError('POLICY_INVALID', 'No signal of risk ends an invoice by itself: RISK asks a person at most. Give it the mode error.');
  const fixed = [...codes, ...noWaive].find((code) => FIXED_CODES.has(code));
  if (fixed !== undefined) throw new AppError('POLICY_INVALID', `${fixed} always blocks; it has no mode. Take it out.`);
}

/** A code that is misspelt would have no effect, and nobody would know. */
function assertKnown(codes: readonly string[], known: ReadonlySet<string>, what: string): void {
  const strange = codes.filter((code) => !known.has(code));
  if (strange.length > 0)
    throw new AppError('POLICY_INVALID', `There is no ${what} ${strange.join(', ')}. See how it is spelt: npm run smartap -- rules list, docs/validation.md.`);
}
