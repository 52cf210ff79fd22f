/** The search for duplicates with its tables, for those who measure it. */
export { keptUnder } from './domain/index.js';
export { keptRecords, loadDuplicates, type Comparable, type Seeker } from './handlers/load-duplicates.js';
export { recordRow } from './store/duplicate-records.js';
