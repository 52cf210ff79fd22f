export { OperationRunner, type OperationPace } from './operation.runner.js';
export type { NewOperation } from './operation.store.js';
export type { Operation, OperationWorker, StepOutcome, StoreStep } from './operation.worker.js';
export { OperationsModule } from './operations.module.js';
export { operationTables } from './tables.js';
