export type { Action, FaultKind } from './actions.js';
export type { FaultsResult } from './judge.js';
export { underLoad, type Disturbance, type LoadOptions } from './under-load.js';
