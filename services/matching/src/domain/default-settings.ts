import type { Tolerance } from './judge/tolerance.js';
import type { MatchSettings } from './model/settings.js';
import { STANDARD_UNITS } from './model/units.js';

const rule = (id: string, dimension: Tolerance['dimension'], limits: Partial<Tolerance> = {}): Tolerance => ({
  id,
  dimension,
  scope: {},
  priority: 100,
  upperAbs: null,
  upperPct: null,
  lowerAbs: null,
  lowerPct: null,
  combine: 'AND',
  action: 'exception',
  ...limits,
});

/**
 * Version 0, for a tenant that has set none: price 2 % over or 5 % under, quantity exact. Charges, tax and totals are not
 * limited here: validation has looked at them.
 */
export const DEFAULT_TOLERANCES: readonly Tolerance[] = [
  rule('default-price', 'unitPrice', { upperPct: '2', lowerPct: '5' }),
  rule('default-quantity', 'quantity', { upperAbs: '0' }),
  rule('default-charges', 'deliveryCost'),
  rule('default-tax', 'tax'),
  rule('default-total', 'smallDifference'),
];

/** The policy of a tenant that has set none. */
export const DEFAULT_SETTINGS: MatchSettings = {
  version: 0,
  disputeScope: 'excess',
  unknownOrder: 'wait',
  withoutOrder: 'pass',
  tolerances: DEFAULT_TOLERANCES,
  units: STANDARD_UNITS,
};
