export { Ledger, type LedgerRow } from './ledger.js';
export { match, type MatchFacts } from './match.js';
export { orderNumbers } from './pairing.js';
export { DEFAULT_TOLERANCES, judge, type Tolerance } from './tolerance.js';
export type { Allocation, Balance, Balances, Matching } from './types.js';
export { unitFactor } from './unit.js';
