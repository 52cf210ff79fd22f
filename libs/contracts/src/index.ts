export * from './commands/index.js';
export * from './define.js';
export * from './envelope.js';
export * from './event-map.js';
export { growthFaults, releaseOfEvents, type ReleasedEvent, type WrittenSchema } from './growth.js';
export * from './events/index.js';
export * from './shapes/index.js';
export { textsOf, titlesOf } from './titles.js';
export { assertFits, ContractError, warmUp } from './validate.js';
