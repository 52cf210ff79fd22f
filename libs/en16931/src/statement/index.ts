export { bindingOf } from './binding-of.js';
export type { CodeUse, CodeUses } from './code-uses.js';
export { stateModel, type ModelOrigin } from './of-model.js';
export { stateDocument } from './state-document.js';
export type * from './statement.js';
