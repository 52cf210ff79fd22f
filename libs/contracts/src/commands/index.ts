export * from './approval-policy.js';
export * from './approval.js';
export * from './extraction.js';
export * from './layouts.js';
export * from './matching.js';
export * from './operations.js';
export * from './reemit.js';
export * from './validation.js';
